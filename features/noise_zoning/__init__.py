"""Which noise class the area of a community is in."""
