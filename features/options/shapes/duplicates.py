"""Shapes that were drawn twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from features.options.shapes.errors import DuplicateShapeError

_SAME = 0.99
"""Share in common from which two shapes are one."""

_BESIDE_M = 0.1
"""Lines and points this near lie on each other."""


def find_duplicate(shape: shapely.Geometry, existing: Sequence[shapely.Geometry]) -> None:
    """Raise DuplicateShapeError for the first of `existing` that is almost the same shape."""
    shapes = np.array([*existing, None], dtype=object)[:-1]
    alike = shapely.get_type_id(shapes) == shapely.get_type_id(shape)
    near = alike & np.asarray(shapely.dwithin(shape, shapes, _BESIDE_M), dtype=bool)
    for row in np.flatnonzero(near):
        share = _share_in_common(shape, shapes[row])
        if share >= _SAME:
            raise DuplicateShapeError(number=int(row) + 1, share=share)


def _share_in_common(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """Of the ground (or length) that the two take together, 0–1."""
    if one.geom_type == "Point":
        return 1.0
    if one.geom_type == "LineString":
        return min(_share_beside(one, other), _share_beside(other, one))
    together = shapely.area(shapely.union(one, other))
    return float(shapely.area(shapely.intersection(one, other)) / together)


def _share_beside(line: shapely.LineString, other: shapely.LineString) -> float:
    beside = shapely.intersection(line, shapely.buffer(other, _BESIDE_M))
    return float(shapely.length(beside) / shapely.length(line))
