"""Phones that send reports with photos to the real app, on this machine only."""
