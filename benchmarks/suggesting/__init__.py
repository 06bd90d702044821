"""Suggestions beside spopt's MCLP: the same answers, and how long each takes."""
