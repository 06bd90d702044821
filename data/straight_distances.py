"""Distances as the crow flies: the service radius of a standard is a circle on the map, no walk."""

from __future__ import annotations

import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.facility_walks import usable_facilities
from data.model import Community
from data.usable_ground import UsableGround
from spatial.network import Floats


def straight_to_nearest(
    community: Community, catalogue: Catalogue, ground: UsableGround, home_xy: Floats
) -> Floats:
    """(B, C) metres from each home to the outline of the nearest facility that counts; inf: there is none.

    No walk from there is shorter.
    """
    homes = shapely.points(home_xy)
    shapes = np.asarray(community.facilities.geometry.to_numpy(), dtype=object)
    usable = usable_facilities(community, catalogue, ground).values()
    columns = [_nearest_m(homes, shapes[rows]) for rows in usable]
    return np.stack(columns, axis=1)


def _nearest_m(homes: np.ndarray, shapes: np.ndarray) -> Floats:
    """(B,) metres to the nearest shape."""
    found_m = np.full(len(homes), np.inf)
    if len(homes) and len(shapes):
        (home, _), metres = shapely.STRtree(shapes).query_nearest(
            homes, return_distance=True, all_matches=False
        )
        found_m[home] = metres
    return found_m
