"""The pages on which planners draw and compare options."""
