"""From the columns of a stranger's layer to ours: guesses, the recipe that a person settles, the rows."""
