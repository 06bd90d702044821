"""Shapes that planners drew: what the open options of a community build."""

from __future__ import annotations

from features.options.intervention import Intervention
from features.options.option_store import options_of


def drawn_interventions(community: str) -> tuple[Intervention, ...]:
    """In the order of the options, except what was copied from a suggestion. Raises StoreError."""
    return tuple(
        one
        for option in options_of(community)
        if option.state == "open"
        for one in option.interventions
        if one.action == "build"
    )
