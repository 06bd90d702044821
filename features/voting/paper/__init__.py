"""Ballots, slips, notices and results on paper."""
