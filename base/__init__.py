"""Foundations shared by every package: errors, words and translations, photos."""
