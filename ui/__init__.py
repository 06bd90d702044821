"""Kit for Streamlit pages and maps on the screen."""
