"""A capability made for a test: residents say on a phone which bench needs a repair."""
