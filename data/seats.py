"""Seats by the way: how far people walk from home without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.catalogue.model import Catalogue
from data.profile import parameter
from data.walkable_community import WalkableCommunity
from spatial.coverage import Bools
from spatial.cutting import cut_at
from spatial.network import Floats, Geometries, Ints
from spatial.seat_gaps import cut_for_gaps, people_on_gaps
from spatial.snapping import Snap
from spatial.stretches import longest_stretches, seats_on_paths
from spatial.walking import NETWORK, join


@dataclass(frozen=True, eq=False)
class SeatWalks:
    """B residences. longest_m: (B,) longest stretch without a seat on the walks from the home to the nearest
    of each destination (green space, care, shop); NaN where none of these walks follows paths."""

    longest_m: Floats

    def share_within(self, people: Floats, within_m: float) -> Floats:
        """(G,) share of the people who find a seat every `within_m` metres, of those whose walk is known.

        people: (B, G), 0 for whom it is not asked; NaN where no walk of the group is known.
        """
        known = people[~np.isnan(self.longest_m)].sum(axis=0)
        content = people[self.longest_m <= within_m].sum(axis=0)
        return np.divide(content, known, out=np.full(len(known), np.nan), where=known > 0)

    def unknown(self, people: Floats) -> Floats:
        """(G,) people whose walks are not known, since they follow no path."""
        return np.asarray(people[np.isnan(self.longest_m)].sum(axis=0))


@dataclass(frozen=True, eq=False)
class SeatGaps:
    """Edges that are walked far without a seat. lines: (n,). people: (n,) who walk there on their way to the
    destination that most of them go to."""

    lines: Geometries
    people: Floats


def seat_walks(place: WalkableCommunity, how: npt.NDArray[np.str_]) -> SeatWalks:
    """Measure the walks of all homes. how: (B, C) as in `Walk`."""
    homes = place.homes
    longest_m = np.full(len(homes.xy), np.nan)
    if homes.snap is None:
        return SeatWalks(longest_m)
    cut = cut_at(place.network, *_seats(place))
    for category, doors in _destinations(place):
        rows = _on_paths(place.catalogue, how, category)
        found = longest_stretches(cut, homes.snap.take(rows), doors)
        longest_m[rows] = np.fmax(longest_m[rows], found.longest_m)
    return SeatWalks(longest_m)


def seat_gaps(place: WalkableCommunity, how: npt.NDArray[np.str_], people: Floats) -> SeatGaps:
    """The paths that people (B,) walk in stretches longer than seats should be apart. how: (B, C)."""
    homes = place.homes.snap
    if homes is None:
        return SeatGaps(np.empty(0, dtype=object), np.empty(0))
    seats, doors = _seats(place), list(_destinations(place))
    cut = cut_for_gaps(place.network, *seats, [homes, *(ends for _, ends in doors)])
    beyond_m = parameter(place.catalogue, "seat_spacing_m")
    most = np.zeros(len(cut.network))
    for category, ends in doors:
        rows = _on_paths(place.catalogue, how, category)
        some = people_on_gaps(cut, len(seats[0]), homes.take(rows), ends, people[rows], beyond_m)
        most = np.maximum(most, some)
    walked = np.flatnonzero(most > 0)
    return SeatGaps(cut.network.edge_line[walked], most[walked])


def _seats(place: WalkableCommunity) -> tuple[Ints, Floats]:
    """Where the paths pass a usable seat: edge, and metres along it."""
    usable = [place.usable_facilities[key] for key in _roles(place.catalogue, "seat")]
    rows = np.concatenate(usable or [np.empty(0, np.intp)])
    shapes = np.asarray(place.community.facilities.geometry.to_numpy()[rows], dtype=object)
    return seats_on_paths(place.network, shapes, parameter(place.catalogue, "passed_within_m"))


def _destinations(place: WalkableCommunity) -> Iterator[tuple[str, Snap]]:
    """Each category that people walk to, with its doors that a path comes near."""
    for key in _roles(place.catalogue, "destination"):
        doors_xy = place.facility_doors(place.usable_facilities[key]).xy
        doors = join(place.network, doors_xy, place.off_network)
        if doors.snap is not None:
            yield key, doors.snap.take(np.flatnonzero(~doors.off))


def _roles(catalogue: Catalogue, role: str) -> list[str]:
    return [key for key, kind in catalogue.facility_categories.items() if kind.along_the_way == role]


def _on_paths(catalogue: Catalogue, how: npt.NDArray[np.str_], category: str) -> Ints:
    """Rows of the homes whose walk to the category follows paths."""
    column = list(catalogue.facility_categories).index(category)
    follows: Bools = how[:, column] == NETWORK
    return np.flatnonzero(follows)
