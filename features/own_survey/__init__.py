"""A community's own weights, speeds and distances."""
