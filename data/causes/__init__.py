"""Why things are out of a home's reach: a family of causes, one file a member.

`causes_of` gives each thing that is lacking to the first finder below that can explain it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from base.bounded_cache import OwnedCache
from data.assess import Assessment
from data.causes.cause import Cause
from data.causes.home_lacks import HomeLacks
from data.causes.missing_path import (
    LongWalkOverMissingPath,
    MissingPath,
    find_missing_path,
    lines_of_part,
)
from data.causes.no_easy_way import NoEasyWay, no_easy_way
from data.causes.nothing_near import NoneInCommunity, NothingNear, find_absent, find_far
from data.causes.uncounted import UncountedFacility, find_uncounted
from data.causes.way_round import LongWalk, WayRound, find_long, find_rounds
from spatial.network import Ints

Finder = Callable[[HomeLacks, Ints], Iterator[Cause]]
FINDERS: tuple[Finder, ...] = (
    find_missing_path,
    find_uncounted,
    find_absent,
    find_far,
    find_rounds,
    find_long,
)
"""Each is asked about the columns that those before it left."""

_CAUSES: OwnedCache[Assessment, tuple[int, int, str], tuple[Cause, ...]] = OwnedCache(500)


def causes_of(assessment: Assessment, residence: int, group: int, mode: str) -> tuple[Cause, ...]:
    """Why a group (its row) lacks what it lacks at a residence (its row), one cause for each lack.

    A home's missing path comes first, then what explains most by weight; nothing for who lacks nothing.
    """

    def find() -> tuple[Cause, ...]:
        return _causes_of(assessment, residence, group, mode)

    return _CAUSES.get_or_make(assessment, (residence, group, mode), find)


def _causes_of(assessment: Assessment, residence: int, group: int, mode: str) -> tuple[Cause, ...]:
    lacks = HomeLacks(assessment, residence, group, mode)
    found: list[Cause] = []
    left = lacks.columns
    for finder in FINDERS:
        causes = list(finder(lacks, left)) if len(left) else []
        explained = {key for cause in causes for key in cause.categories}
        left = np.array([column for column in left if lacks.key(column) not in explained], dtype=np.intp)
        found += causes
    weight = dict(zip(assessment.categories, assessment.profile.weight[group], strict=True))

    def rank(cause: Cause) -> tuple[bool, float]:
        return not cause.is_of_home, -sum(weight[key] for key in cause.categories)

    return tuple(sorted(found, key=rank))


__all__ = [
    "FINDERS",
    "Cause",
    "LongWalk",
    "LongWalkOverMissingPath",
    "MissingPath",
    "NoEasyWay",
    "NoneInCommunity",
    "NothingNear",
    "UncountedFacility",
    "WayRound",
    "causes_of",
    "lines_of_part",
    "no_easy_way",
]
