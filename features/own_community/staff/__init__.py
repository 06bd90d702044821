"""The assistant for importing a community of one's own."""
