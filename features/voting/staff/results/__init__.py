"""The result of a vote for the facilitator, and how far it has been told on the wall."""

from features.voting.staff.results.result import show_result

__all__ = ["show_result"]
