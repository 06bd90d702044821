"""The assistant that brings in a community of one's own."""
