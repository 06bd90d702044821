"""Overlap of two shapes, and the part of a shape outside another."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.coverage import Bools
from spatial.network import Floats, Geometries


def overlap_m2(shape: shapely.Geometry, others: Geometries) -> Floats:
    """(n,) area that the shape shares with each of the others; 0 where either has none."""
    found = np.zeros(len(others))
    hit = np.asarray(shapely.intersects(shape, others), dtype=bool)
    found[hit] = shapely.area(shapely.intersection(shape, others[hit]))
    return found


def stands_in(shape: shapely.Geometry, others: Geometries) -> Bools:
    """(n,) whether the insides meet: shapes that only touch, or a point on a wall, do not."""
    hit = np.asarray(shapely.intersects(shape, others), dtype=bool)
    hit[hit] = ~shapely.touches(shape, others[hit])
    return hit


def share_outside(shape: shapely.Geometry, ground: shapely.Geometry) -> float:
    """Share (0–1) of a polygon's area, of a line's length, or of a point, that lies off the ground."""
    if shapely.covers(ground, shape):
        return 0.0
    measure = shapely.area if shapely.get_dimensions(shape) == 2 else shapely.length
    whole = float(measure(shape))
    if whole == 0:
        return 1.0
    return float(measure(shapely.difference(shape, ground))) / whole
