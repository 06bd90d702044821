"""Grids of a census: cells with a number of people each."""
