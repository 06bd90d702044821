"""The pages of a vote, one after the other."""
