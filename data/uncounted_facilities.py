"""Facilities of a higher level that do not stand for a station, and who lives near one without a station."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.catalogue.model import Catalogue
from data.facility_walks import walk_to
from data.model import Community
from data.usable import is_other_level
from data.usable_ground import UsableGround
from spatial.network import Floats, WalkingNetwork
from spatial.walking import Places


@dataclass(frozen=True)
class UncountedFacilities:
    """Facilities of one category that the profile does not count. people: who walk to one within the radius,
    but to none that counts."""

    category: str
    count: int
    people: float


def uncounted_facilities(
    community: Community,
    catalogue: Catalogue,
    ground: UsableGround,
    network: WalkingNetwork,
    homes: Places,
    distance_m: Floats,
    persons: Floats,
) -> tuple[UncountedFacilities, ...]:
    """One for each category that has any. distance_m: (B, C) walks to what counts. persons: (B,)."""
    left = ground.facility & is_other_level(community, catalogue)
    category = np.where(left, community.facilities["category"], "")
    found = []
    for column, kind in enumerate(catalogue.facility_categories.values()):
        rows = np.flatnonzero(category == kind.key)
        if not len(rows) or not kind.weight:
            continue
        radius_m = kind.service_radius_m.value
        walk = walk_to(community, catalogue, network, homes, rows)
        only = (walk.distance_m <= radius_m) & (distance_m[:, column] > radius_m)
        found.append(UncountedFacilities(kind.key, len(rows), float(persons[only].sum())))
    return tuple(found)
