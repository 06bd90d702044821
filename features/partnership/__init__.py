"""Partners: who can give what to the community, by which agreement."""
