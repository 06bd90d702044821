"""It lies near enough in a straight line, but the way there is too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.causes.cause import ALL, Cause, list_text, with_metres
from data.causes.home_lacks import HomeLacks
from data.profile import parameter
from spatial.network import Ints
from spatial.walking import NETWORK


@dataclass(frozen=True)
class WayRound(Cause):
    """The walk is much longer than the straight line: walk ÷ straight line is at least the catalogue's
    `long_detour_factor`."""

    straight_m: tuple[float, ...]
    walk_m: tuple[float, ...]

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """How far each is in a straight line, and on foot."""
        kinds = catalogue.facility_categories
        far = zip(self.categories, self.straight_m, self.walk_m, strict=True)
        things = [
            Message(
                "{category} ({straight_m:,.0f} m away, {walk_m:,.0f} m on foot)",
                category=kinds[key].name,
                straight_m=straight_m,
                walk_m=walk_m,
            )
            for key, straight_m, walk_m in far
        ]
        return Message("a long way round: {things}", things=list_text(things, most))


@dataclass(frozen=True)
class LongWalk(Cause):
    """The walk goes fairly straight, and is too long nevertheless."""

    walk_m: tuple[float, ...]

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """How long the walks are."""
        walks = zip(self.categories, self.walk_m, strict=True)
        return Message("too far on foot: {things}", things=with_metres(catalogue, walks, most))


def find_rounds(lacks: HomeLacks, columns: Ints) -> Iterator[WayRound]:
    """One for all categories with a long way round along paths."""
    factor = parameter(lacks.assessment.catalogue, "long_detour_factor")
    how = lacks.assessment.how[lacks.residence, columns]
    walk_m, straight_m = lacks.walk_m[columns], lacks.straight_m[columns]
    near = straight_m <= lacks.reach_m[columns]
    found = columns[(how == NETWORK) & near & (walk_m >= factor * straight_m)]
    if len(found):
        yield WayRound(
            tuple(lacks.key(column) for column in found),
            tuple(float(lacks.straight_m[c]) for c in found),
            tuple(float(lacks.walk_m[c]) for c in found),
        )


def find_long(lacks: HomeLacks, columns: Ints) -> Iterator[LongWalk]:
    """One for all other categories that can be walked to."""
    found = columns[np.isfinite(lacks.walk_m[columns])]
    if len(found):
        yield LongWalk(
            tuple(lacks.key(column) for column in found), tuple(float(lacks.walk_m[c]) for c in found)
        )
