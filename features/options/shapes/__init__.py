"""Drawn shapes: reading, checking and repairing them."""
