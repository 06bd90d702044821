"""What options add to things on paper."""
