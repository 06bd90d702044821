"""A layout option: a named set of interventions on one community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from features.options.intervention import Intervention

State = Literal["open", "locked", "archived"]
"""open: may be changed. locked: frozen for a vote. archived: frozen and out of sight."""


@dataclass(frozen=True)
class LayoutOption:
    """One option. `letter` is A, B, C … within its community; a budget of 0 is none; `version` goes up with
    every saved change of the option itself (its interventions have versions of their own). `epsg` is the CRS
    of the shapes, that of the community when the option was made; 0 where nobody said."""

    id: str
    community: str
    letter: str
    name: str
    description: str
    budget_cny: float
    state: State
    version: int
    interventions: tuple[Intervention, ...] = ()
    epsg: int = 0

    @property
    def cost_cny(self) -> float:
        """Of all interventions together."""
        return sum(one.cost_cny for one in self.interventions)

    @property
    def upkeep_cny(self) -> float:
        """Of all interventions together, a year."""
        return sum(one.upkeep_cny for one in self.interventions)
