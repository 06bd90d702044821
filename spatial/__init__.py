"""Measures of walking, coverage, supply and equity. Metres, arrays and frames in; values out."""
