"""A long day in an hour: everybody uses the real app at once, and nothing may be lost or grow."""
