"""A vote under load, under kill -9 and under power cuts, on this machine only."""
