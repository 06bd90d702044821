"""How long it takes to bring a community in, open it and find its problems."""
