"""The pieces of the page that makes files."""
