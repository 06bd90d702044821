"""Walks from the homes to the nearest facility of each category."""

from __future__ import annotations

import numpy as np

from data.catalogue.model import Catalogue
from data.model import Community
from data.network_of import entrances_of
from data.profile import off_network_of
from data.usable import is_other_level
from data.usable_ground import UsableGround
from spatial.doors import AccessPoints, doors_of
from spatial.network import Ints, WalkingNetwork
from spatial.walking import Places, Walk, walk_to_nearest


def walk_to(
    community: Community, catalogue: Catalogue, network: WalkingNetwork, homes: Places, rows: Ints
) -> Walk:
    """The walk of every home to the nearest of the facilities in these rows."""
    doors = facility_doors(community, network, rows)
    return walk_to_nearest(network, homes, doors, off_network_of(catalogue))


def usable_facilities(community: Community, catalogue: Catalogue, ground: UsableGround) -> dict[str, Ints]:
    """Category → rows of the facilities that can be used and count, in catalogue order."""
    category = np.where(
        ground.facility & ~is_other_level(community, catalogue), community.facilities["category"], ""
    )
    return {key: np.flatnonzero(category == key) for key in catalogue.facility_categories}


def facility_doors(community: Community, network: WalkingNetwork, rows: Ints) -> AccessPoints:
    """The doors of the facilities in these rows; `place` is the row."""
    shapes, ids = community.facilities.geometry.to_numpy()[rows], community.facilities["id"].to_numpy()[rows]
    doors = doors_of(np.asarray(shapes, dtype=object), entrances_of(community, ids), network)
    return AccessPoints(doors.xy, rows[doors.place])
