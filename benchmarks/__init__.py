"""How fast the scores are, as ratios to other libraries that answer the same question."""
