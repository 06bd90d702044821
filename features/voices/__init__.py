"""Voices: what residents need or propose, and what becomes of it."""
