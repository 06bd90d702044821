"""The result of a vote for the facilitator, and how far it has been told on the wall."""

from ui.components.results.result import show_result

__all__ = ["show_result"]
