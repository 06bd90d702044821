"""Drawn sheets: maps and boards on paper, to the millimetre."""
