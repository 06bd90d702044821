"""The list of needs: what people lack by the score, and what they say, beside each other.

A need is a category for a group in a grid. Letters to the secretary are counted nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from base.words import Message, Text
from data.assess import Assessment
from data.catalogue.model import Catalogue
from features.voices.voice import Voice
from features.voices.voice_flow import HANDED_OVER, JOINED
from spatial.coverage import Bools

MODE = "standard_radius"
"""The gap is measured as the headline's: on foot, within the service radius."""
NeedPlace = tuple[str, str, str]
"""Group, category, grid."""
ON_NO_MAP = frozenset({"care_health"})
"""Needs of health count, and are on no map and in no public list by grid: they tell on people."""


@dataclass(frozen=True)
class Need:
    """What a group needs in a grid.

    group: key of an age group, "" where voices name none. category: key of a facility category, "" for
    anything else. grid: its code, "" for the whole community or no grid. people: of the group who live there
    and have it not within reach. voices: how many said so. supporters: devices that support them.
    """

    group: str
    category: str
    grid: str
    people: float
    voices: int
    supporters: int


def need_name(catalogue: Catalogue, category: str) -> Text:
    """What is needed: a facility category, or something else."""
    known = catalogue.facility_categories.get(category)
    return known.name if known else Message("Something else")


def needs_of(assessment: Assessment | None, voices: Iterable[Voice]) -> tuple[Need, ...]:
    """The needs of the community: where somebody lacks it or said so; most people and voices first. Without a
    score there are only those that somebody said."""
    people = _people_in_gaps(assessment) if assessment is not None else {}
    said = _voices_by_place(voices)
    found = [
        Need(
            *place,
            people=people.get(place, 0.0),
            voices=len(said.get(place, ())),
            supporters=sum(one.supporters for one in said.get(place, ()) if one.state != JOINED),
        )
        for place in people.keys() | said.keys()
    ]
    return tuple(sorted(found, key=lambda one: (-one.people, -one.voices, one.category, one.group, one.grid)))


def _people_in_gaps(assessment: Assessment) -> Mapping[NeedPlace, float]:
    """(group, category, grid) → people who need it and lack it within reach; only where there are some."""
    return people_by_place(assessment, ~assessment.is_covered(MODE) & (assessment.profile.weight > 0)[None])


def people_by_place(assessment: Assessment, concerned: Bools) -> Mapping[NeedPlace, float]:
    """(group, category, grid) → people whom it concerns, (B, G, C); only where there are some."""
    grids = assessment.community.residences["grid"].to_numpy(dtype=str)
    found: dict[NeedPlace, float] = {}
    for grid in np.unique(grids):
        rows = grids == grid
        people = np.einsum("bg,bgc->gc", assessment.people[rows], concerned[rows])
        for row, column in np.argwhere(people > 0):
            place = assessment.groups[row], assessment.categories[column], str(grid)
            found[place] = float(people[row, column])
    return found


def _voices_by_place(voices: Iterable[Voice]) -> Mapping[NeedPlace, list[Voice]]:
    """A voice for several groups stands with each of them; what became a report is no need."""
    found: defaultdict[NeedPlace, list[Voice]] = defaultdict(list)
    for one in voices:
        if one.is_private or one.state == HANDED_OVER:
            continue
        for group in one.groups or ("",):
            found[group, one.category, one.grid].append(one)
    return found
