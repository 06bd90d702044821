"""What people see and type: pages, the command line, the routes. The only package that imports Streamlit."""
