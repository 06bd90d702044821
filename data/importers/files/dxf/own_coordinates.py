"""Coordinates of an entity's own plane: drawn from below, say, its east and west are changed round."""

from __future__ import annotations

import numpy as np
from ezdxf.math import OCS

from data.importers.files.dxf.records import Record
from data.importers.files.dxf.shapes import Points

_EXTRUSION = (210, 220, 230)


def plane_of(record: Record) -> OCS | None:
    """The entity's own plane; None for that of the drawing."""
    axis = tuple(record.number(code, z) for code, z in zip(_EXTRUSION, (0.0, 0.0, 1.0), strict=True))
    return None if axis in ((0.0, 0.0, 1.0), (0.0, 0.0, 0.0)) else OCS(axis)


def to_drawing(points: Points, record: Record) -> Points:
    """(n, 2) coordinates in the drawing of (n, 2) ones in the entity's own plane."""
    if not any(map(record.text, _EXTRUSION)):
        return points
    plane = plane_of(record)
    if plane is None:
        return points
    height = record.number(38, record.number(30))
    moved = plane.points_to_wcs([(x, y, height) for x, y in points.tolist()])
    return np.array([(one.x, one.y) for one in moved]).reshape(-1, 2)
