"""Lines, polylines, points and filled quadrilaterals, which most drawings consist of: from their tags."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from data.importers.files.dxf.own_coordinates import to_drawing
from data.importers.files.dxf.records import Record
from data.importers.files.dxf.shapes import Points, line_of, with_bulges

_CLOSED = 1
_MESH, _POLYFACE = 16, 64
_CONTROL_POINT = 16


def line(record: Record) -> Iterator[shapely.Geometry | None]:
    """LINE."""
    yield line_of(np.array([record.point(10)[:2], record.point(11)[:2]]), closed=False)


def point(record: Record) -> Iterator[shapely.Geometry | None]:
    """POINT."""
    yield shapely.Point(record.point(10)[:2])


def light_polyline(record: Record) -> Iterator[shapely.Geometry | None]:
    """LWPOLYLINE, with its arcs."""
    x: list[float] = []
    y: list[float] = []
    bulges: list[float] = []
    for code, value in record.tags:
        if code == 10:
            x.append(float(value))
            bulges.append(0.0)
        elif code == 20:
            y.append(float(value))
        elif code == 42 and bulges:
            bulges[-1] = float(value)
    yield _polyline(np.array([x, y]).T, bulges, bool(record.flags(70) & _CLOSED), record)


def polyline(record: Record) -> Iterator[shapely.Geometry | None]:
    """POLYLINE with its VERTEX entities; the frame of a fitted curve is left out."""
    corners = [one for one in record.parts if not one.flags(70) & _CONTROL_POINT]
    points = np.array([one.point(10)[:2] for one in corners]).reshape(-1, 2)
    bulges = [one.number(42) for one in corners]
    yield _polyline(points, bulges, bool(record.flags(70) & _CLOSED), record)


def is_surface(record: Record) -> bool:
    """Whether a POLYLINE is a mesh of faces."""
    return record.kind == "POLYLINE" and bool(record.flags(70) & (_MESH | _POLYFACE))


def quadrilateral(record: Record) -> Iterator[shapely.Geometry | None]:
    """SOLID, TRACE and 3DFACE. The first two give their corners crosswise."""
    codes = (10, 11, 12, 13) if record.kind == "3DFACE" else (10, 11, 13, 12)
    there = [code for code in codes if record.text(code)]
    corners = np.array([record.point(code)[:2] for code in there]).reshape(-1, 2)
    if record.kind != "3DFACE":
        corners = to_drawing(corners, record)
    yield shapely.Polygon(corners) if len(corners) > 2 else None


def _polyline(points: Points, bulges: list[float], closed: bool, record: Record) -> shapely.Geometry | None:
    if not len(points):
        return None
    if any(bulges):
        points = with_bulges(points, bulges, closed)
    return line_of(to_drawing(points, record), closed)
