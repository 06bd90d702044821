"""Measures of a drawn shape: width, distance, noise, clearance."""
