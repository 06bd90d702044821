"""What reports add to things on paper."""
