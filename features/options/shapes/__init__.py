"""Shapes as they are drawn: read, refused, mended."""
