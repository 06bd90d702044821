"""The home, or what it needs, hangs on paths that are cut off from most of the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from base.bounded_cache import OwnedCache
from base.words import Message, Text
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.causes.cause import ALL, Cause, names_of, with_metres
from data.causes.home_lacks import HomeLacks
from spatial.missing_links import MissingLink, missing_link
from spatial.network import Ints, WalkingNetwork
from spatial.snapping import Snap
from spatial.walking import join

Place = tuple[float, float]


@dataclass(frozen=True)
class MissingPath(Cause):
    """categories: the things on the other side. part: which part of the network is cut off."""

    part: int
    length_m: float
    start: Place
    """Where the piece begins on the part that is cut off, in the community's metric CRS."""
    end: Place
    """Where it ends on the greatest part."""
    at_home: bool
    """True where the home stands on the part; else what it needs does."""
    gained: tuple[str, ...]
    """Of the categories, those that are within reach once the piece is there."""

    @property
    def is_of_home(self) -> bool:
        """Where the home stands on the part that is cut off."""
        return self.at_home

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """How long the missing piece is, and what it would change."""
        metres = self.length_m
        if not self.at_home:
            return Message(
                "{things}: on paths that are cut off; {metres:,.0f} m of path are missing there",
                things=names_of(catalogue, self.categories, most),
                metres=metres,
            )
        if not self.gained:
            return Message(
                "cut off from the path network: {metres:,.0f} m of path are missing nearby", metres=metres
            )
        return Message(
            "cut off from the path network: {metres:,.0f} m of path are missing nearby; within reach with "
            "it: {things}",
            metres=metres,
            things=names_of(catalogue, self.gained, most),
        )


@dataclass(frozen=True)
class LongWalkOverMissingPath(Cause):
    """The home is cut off, and the walk would be too long even over the missing piece."""

    walk_m: tuple[float, ...]

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """How long the walks would be."""
        walks = zip(self.categories, self.walk_m, strict=True)
        return Message("too far even with that path: {things}", things=with_metres(catalogue, walks, most))


def find_missing_path(lacks: HomeLacks, columns: Ints) -> Iterator[Cause]:
    """The missing piece at the home, if paths there are cut off; else those at the things that are near."""
    if lacks.part > 0:
        yield from _at_home(lacks, columns)
    elif lacks.part == 0:
        yield from _at_facilities(lacks, columns)


def _at_home(lacks: HomeLacks, columns: Ints) -> Iterator[Cause]:
    """The missing piece, where anything that there is cannot be walked to: of what is near in a straight line
    it explains what comes within reach. To the rest the walk is too long even then."""
    there = np.isfinite(lacks.straight_m[columns])
    cut_off = columns[there & np.isinf(lacks.walk_m[columns])]
    if not len(cut_off):
        return
    link = missing_link(lacks.assessment.network, lacks.part)
    near = cut_off[lacks.straight_m[cut_off] <= lacks.reach_m[cut_off]]
    walk_m = np.array([_walk_over(lacks, link, int(column)) for column in near])
    is_long = np.isfinite(walk_m) & (walk_m > lacks.reach_m[near])
    yield _cause(lacks, link, near[~is_long], True, near[walk_m <= lacks.reach_m[near]])
    if is_long.any():
        far_m = tuple(float(metres) for metres in walk_m[is_long])
        yield LongWalkOverMissingPath(tuple(lacks.key(column) for column in near[is_long]), far_m)


def _walk_over(lacks: HomeLacks, link: MissingLink, column: int) -> float:
    """Metres over the missing piece to the nearest of the category; inf: none stands on the greatest part."""
    network, doors = lacks.assessment.network, _doors(lacks, column)
    on_main = doors.take(np.flatnonzero(network.edge_part[doors.edge] == 0))
    if lacks.snap is None or not len(on_main):
        return float("inf")
    return float(link.walks_over(network, lacks.snap, on_main).min())


def _at_facilities(lacks: HomeLacks, columns: Ints) -> Iterator[MissingPath]:
    """One for each category that is near in a straight line, but on cut-off paths alone."""
    network = lacks.assessment.network
    if not network.node_part.any():
        return
    for column in columns[lacks.straight_m[columns] <= lacks.reach_m[columns]]:
        doors = _doors(lacks, int(column))
        away_m = np.hypot(*(doors.xy - lacks.assessment.homes.xy[lacks.residence]).T)
        is_near = (away_m <= lacks.reach_m[column]) | np.isinf(lacks.walk_m[column])
        parts = network.edge_part[doors.edge[is_near]]
        if len(parts) and parts.all():
            part = int(parts[np.argmin(away_m[is_near])])
            yield _cause(lacks, missing_link(network, part), np.array([column]), False, columns[:0])


_DOORS: OwnedCache[Assessment, str, Snap] = OwnedCache(200)


def _doors(lacks: HomeLacks, column: int) -> Snap:
    """The doors of the facilities of a category that count, those without a path left out."""
    one, category = lacks.assessment, lacks.key(column)
    return _DOORS.get_or_make(one, category, lambda: _doors_of(one, category))


def _doors_of(one: Assessment, category: str) -> Snap:
    doors = join(one.network, one.facility_doors(one.usable_facilities[category]).xy, one.off_network)
    if doors.snap is None:
        raise ValueError("doors are joined to a network that a home stands on")
    return doors.snap.take(np.flatnonzero(~doors.off))


def _cause(lacks: HomeLacks, link: MissingLink, columns: Ints, at_home: bool, gained: Ints) -> MissingPath:
    (start, end) = (link.start.xy[0], link.end.xy[0])
    return MissingPath(
        categories=tuple(lacks.key(column) for column in columns),
        part=link.part,
        length_m=link.length_m,
        start=(float(start[0]), float(start[1])),
        end=(float(end[0]), float(end[1])),
        at_home=at_home,
        gained=tuple(lacks.key(column) for column in gained),
    )


def lines_of_part(network: WalkingNetwork, part: int) -> list[list[Place]]:
    """The paths of a part, each as its corners."""
    lines = network.edge_line[network.edge_part == part]
    return [[(float(x), float(y)) for x, y in line.coords] for line in lines]
