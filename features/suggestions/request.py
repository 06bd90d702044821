"""What a planner asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gain = Literal["people", "headline"]
Fair = Literal["worst_group", "worst_grid"]

LIMIT_S = 30.0
"""Of a search."""


@dataclass(frozen=True)
class SuggestionRequest:
    """objective: of the first bundle. fair: of the second. pins, vetoes: keys of candidates; a veto of a
    ground's key keeps everything off it. Upkeep is a year. needs_payer: leave out what nobody pays the
    upkeep of. mode: see `spatial.coverage.MODES`."""

    budget_cny: float
    items: int
    objective: Gain = "people"
    fair: Fair = "worst_group"
    upkeep_cny: float = float("inf")
    pins: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    needs_payer: bool = False
    mode: str = "standard_radius"
    limit_s: float = LIMIT_S
