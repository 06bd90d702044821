"""The pieces of pages on which staff choose a profile and see both beside each other."""
