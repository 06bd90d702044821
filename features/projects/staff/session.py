"""What the page of projects remembers in a session."""

from __future__ import annotations

from ui.slot import Slot

CHOSEN = Slot[str]("project-chosen", "")
"""Id of the project in hand; "" for the list."""


def choose_project(project: str) -> None:
    """Take a project in hand, or none."""
    CHOSEN.set(project)
