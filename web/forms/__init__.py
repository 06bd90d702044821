"""Forms that people fill in on their phones: seals, limits, photos, the frame of every page."""
