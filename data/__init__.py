"""The record: the catalogue of numbers, the communities, and what is read from files."""
