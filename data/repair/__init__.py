"""What is wrong with the layers of a community, and repairs that a person can take or leave: one a file."""
