"""Kit for printed documents: page, typeface, lettering, symbols, labels."""
