"""Counting votes: ballots in, outcomes that explain themselves out. Exact fractions, no storage, no pages."""
