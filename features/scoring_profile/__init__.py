"""Which profile a community is scored in."""
