"""There is none: in the whole community, or so near that a walk could be short enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.causes.cause import ALL, Cause, names_of, with_metres
from data.causes.home_lacks import HomeLacks
from spatial.network import Ints


@dataclass(frozen=True)
class NoneInCommunity(Cause):
    """No facility of these categories counts anywhere in the community."""

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """Of what there is none."""
        return Message(
            "the community has none of: {things}", things=names_of(catalogue, self.categories, most)
        )


@dataclass(frozen=True)
class NothingNear(Cause):
    """The nearest is too far away even in a straight line."""

    straight_m: tuple[float, ...]
    """To the nearest of each category."""

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """Of what, and how far away the nearest is."""
        far = zip(self.categories, self.straight_m, strict=True)
        return Message("too far even in a straight line: {things}", things=with_metres(catalogue, far, most))


def find_absent(lacks: HomeLacks, columns: Ints) -> Iterator[NoneInCommunity]:
    """One for all categories that the community has not."""
    absent = columns[np.isinf(lacks.straight_m[columns])]
    if len(absent):
        yield NoneInCommunity(tuple(lacks.key(column) for column in absent))


def find_far(lacks: HomeLacks, columns: Ints) -> Iterator[NothingNear]:
    """One for all categories whose nearest facility is farther than the reach as the crow flies."""
    far = columns[lacks.straight_m[columns] > lacks.reach_m[columns]]
    if len(far):
        yield NothingNear(
            tuple(lacks.key(column) for column in far), tuple(float(lacks.straight_m[c]) for c in far)
        )
