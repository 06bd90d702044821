"""Facilities of a higher level that do not stand for a station, and who lives near one without a station."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.usable import is_other_level
from data.walkable_community import WalkableCommunity
from spatial.network import Floats


@dataclass(frozen=True)
class UncountedFacilities:
    """Facilities of one category that the profile does not count. people: who walk to one within the radius,
    but to none that counts."""

    category: str
    count: int
    people: float


def uncounted_facilities(place: WalkableCommunity, distance_m: Floats) -> tuple[UncountedFacilities, ...]:
    """One for each category that has any. distance_m: (B, C) walks to what counts."""
    left = place.ground.facility & is_other_level(place.community, place.catalogue)
    category = np.where(left, place.community.facilities["category"], "")
    persons = place.people.sum(axis=1)
    found = []
    for column, kind in enumerate(place.catalogue.facility_categories.values()):
        rows = np.flatnonzero(category == kind.key)
        if not len(rows) or not kind.weight:
            continue
        radius_m = kind.service_radius_m.value
        only = (place.walk_to(rows).distance_m <= radius_m) & (distance_m[:, column] > radius_m)
        found.append(UncountedFacilities(kind.key, len(rows), float(persons[only].sum())))
    return tuple(found)
