"""Who was heard: voices by the age group that spoke and its grid, beside the people who live there.

The empty chair is where people live and nobody spoke. For staff, who read every voice with its group and grid
anyway: small counts tell on people and go into nothing public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.assess import Assessment
from features.voices.voice import Voice


@dataclass(frozen=True)
class HeardCell:
    """An age group in a grid. people: who live there. voices: how many of the group spoke there."""

    group: str
    grid: str
    people: float
    voices: int

    @property
    def per_thousand(self) -> float:
        """Voices for a thousand people."""
        return 1000 * self.voices / self.people


def who_was_heard(assessment: Assessment, voices: Iterable[Voice]) -> tuple[HeardCell, ...]:
    """Every age group in every grid where it lives, the least heard first; of those the most people."""
    residences, groups = assessment.community.residences, assessment.groups
    grids = residences["grid"].to_numpy(dtype=str)
    counts = Counter((one.speaker, one.grid) for one in voices if not one.is_private)
    names = tuple(str(grid) for grid in np.unique(grids) if grid)
    found = [
        HeardCell(group, grid, float(people), counts[group, grid])
        for grid in names
        for group, people in zip(groups, assessment.people[grids == grid].sum(axis=0), strict=True)
        if people > 0
    ]
    return tuple(sorted(found, key=lambda one: (one.per_thousand, -one.people, one.grid, one.group)))
