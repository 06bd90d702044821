"""Map the columns of an imported layer to our schema: guesses, recipes, conversion of rows."""
