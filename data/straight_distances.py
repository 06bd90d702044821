"""Distances as the crow flies: the service radius of a standard is a circle on the map, no walk."""

from __future__ import annotations

import numpy as np
import shapely

from data.walkable_community import WalkableCommunity
from spatial.network import Floats, Ints


def straight_to_nearest(place: WalkableCommunity, rows: Ints | None = None) -> Floats:
    """(B, C) metres from each home to the outline of the nearest facility that counts; inf: there is none.

    No walk from there is shorter. rows: of these homes alone.
    """
    homes = shapely.points(place.homes.xy if rows is None else place.homes.xy[rows])
    shapes = np.asarray(place.community.facilities.geometry.to_numpy(), dtype=object)
    columns = [_nearest_m(homes, shapes[rows]) for rows in place.usable_facilities.values()]
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
