"""The homes to look at first: where most people lack most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.assess import Assessment
from data.causes import Cause, causes_of
from spatial.network import Floats

SHOWN = 5


@dataclass(frozen=True)
class WorstHome:
    """A home where much is lacking. residence: its row. people: who live there, of the groups asked about."""

    residence: int
    id: str
    people: float
    things: int
    """Out of reach of the group that lacks most of those that live there."""
    lacks: float
    """People × things out of their reach."""
    causes: tuple[Cause, ...]
    """Why, the one that explains most first."""


def speaking_group(assessment: Assessment, group: str) -> int:
    """The row of the group whose walks give the reasons. Of all groups ("all") the elders speak: they walk
    least far and most often."""
    return assessment.groups.index("elder" if group == "all" else group)


def lacks_at_homes(assessment: Assessment, group: str, mode: str) -> Floats:
    """(B,) people × things that they need and do not have within reach: each person counts once for each
    thing. group: a key, or "all"."""
    by_group = assessment.people * assessment.lacked[mode]
    return np.asarray(by_group.sum(axis=1) if group == "all" else by_group[:, assessment.groups.index(group)])


def worst_homes(assessment: Assessment, group: str, mode: str, most: int = SHOWN) -> tuple[WorstHome, ...]:
    """The homes with most people × lack, at most so many, worst first; homes that lack nothing are none."""
    lacks = lacks_at_homes(assessment, group, mode)
    order = np.argsort(-lacks, kind="stable")[:most]
    return tuple(_worst_home(assessment, int(row), group, mode, lacks) for row in order if lacks[row] > 0)


def _worst_home(assessment: Assessment, row: int, group: str, mode: str, lacks: Floats) -> WorstHome:
    columns = range(len(assessment.groups)) if group == "all" else [assessment.groups.index(group)]
    people = assessment.people[row, list(columns)]
    things = np.where(people > 0, assessment.lacked[mode][row, list(columns)], 0)
    speaking = speaking_group(assessment, group)
    return WorstHome(
        residence=row,
        id=str(assessment.community.residences["id"].iloc[row]),
        people=float(people.sum()),
        things=int(things.max()),
        lacks=float(lacks[row]),
        causes=causes_of(assessment, row, speaking, mode),
    )
