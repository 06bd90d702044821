"""Walks of people who need an accessible route: with a wheelchair, a walker or a pram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.catalogue.model import Catalogue
from data.profile import parameter
from data.walkable_community import WalkableCommunity
from spatial.coverage import (
    Bools,
    Profile,
    access_index,
    coverage_share,
    is_covered,
    needs_met,
    residence_shortfall,
)
from spatial.nearest import nearest_target
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap, snap
from spatial.walking import NETWORK, Places, join


@dataclass(frozen=True, eq=False)
class AccessibleWalks:
    """The same homes and facilities, by step-free paths that are wide enough and not narrowed.

    distance_m: (B, C), never less than the ordinary walk; inf: no accessible route. Where the ordinary walk
    follows no path nothing is known of a route, and it is the same.
    """

    distance_m: Floats
    profile: Profile

    @property
    def covered(self) -> Bools:
        """(B, G, C) within the service radius along the route. Minutes depend on a speed nobody knows."""
        return is_covered(self.distance_m, self.profile.reach_m("standard_radius"))

    def needs_met(self, people: Floats) -> Floats:
        """(G,) 0–100, were all of these people (B, G) to need such a route; NaN: nobody of the group."""
        return needs_met(coverage_share(people, self.covered), self.profile.weight)

    def shortfall_by_people(self, people: Floats) -> float:
        """Shortfall index of all of them along the route; NaN: nobody."""
        index = access_index(people, residence_shortfall(self.distance_m, self.profile))
        lives = people.sum(axis=0)
        known = lives > 0
        return float(np.average(index[known], weights=lives[known])) if known.any() else float("nan")


def accessible_walks(
    place: WalkableCommunity, ordinary_m: Floats, how: npt.NDArray[np.str_]
) -> AccessibleWalks:
    """Measure them. ordinary_m, how: (B, C) the ordinary walks and how they go (as in `Walk`)."""
    route = place.easy.network
    by_route = np.full(ordinary_m.shape, np.inf)
    start, homes_joined = _joined_to_route(place.catalogue, place.homes, route)
    for column, rows in enumerate(place.usable_facilities.values()):
        doors = join(place.network, place.facility_doors(rows).xy, place.off_network)
        _, doors_joined = _joined_to_route(place.catalogue, doors, route)
        by_route[start, column] = nearest_target(route, homes_joined, doors_joined).distance_m
    along = np.where(how == NETWORK, np.maximum(by_route, ordinary_m), ordinary_m)
    return AccessibleWalks(along, place.profile)


def _joined_to_route(catalogue: Catalogue, places: Places, route: WalkingNetwork) -> tuple[Ints, Snap]:
    """Rows of the places that an accessible path comes near, and how they join it.

    It may lie a little farther than the nearest of all paths, since on which side of a building its door is,
    and how wide a pavement, is not on the map.
    """
    if places.snap is None or not len(route) or not len(places.xy):
        nothing = np.empty(0, dtype=np.intp)
        return nothing, Snap(np.empty((0, 2)), nothing, np.empty(0), np.empty(0))
    joined = snap(route, places.xy)
    farthest_m = places.snap.access_m + parameter(catalogue, "joined_within_m")
    near = np.flatnonzero(~places.off & (joined.access_m <= farthest_m))
    return near, joined.take(near)
