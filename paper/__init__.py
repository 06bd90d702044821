"""The kit for things on paper: page, typeface, lettering, symbols, labels."""
