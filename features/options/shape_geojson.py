"""Read the shape that a browser sends. Nothing in it is trusted: not types, nesting or counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import shapely
from pyproj import CRS

from base.words import Message, Text
from features.options.shapes.errors import (
    BadCoordinatesError,
    GeoJsonError,
    NoShapeError,
    ShapeError,
    TooManyVerticesError,
)
from spatial.network import Floats
from spatial.projecting import to_metres

MOST_POSITIONS = 100_000
"""Of one message. More are not even read."""

_GLOBE = (180.0, 90.0)

_NOT_AN_OBJECT = Message("it is no GeoJSON object")
_NO_COORDINATES = Message("it has no coordinates")
_BAD_LIST = Message("its coordinates are not nested as they should be")
_NOT_NUMBERS = Message("a coordinate is not a number")
_TOO_FEW = Message("it has too few points")


def shape_from_geojson(sent: object, crs: CRS) -> shapely.Geometry:
    """A Point, LineString or Polygon in `crs` from a GeoJSON geometry or Feature in EPSG:4326.

    Heights are dropped and open rings closed. Raises ShapeError for anything else; the shape may still cross
    itself or lie elsewhere, which `check_shape` looks at.
    """
    geometry = _geometry_of(sent)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise _unreadable(Message("only one point, line or area is taken"))
    if coordinates is None:
        raise _unreadable(_NO_COORDINATES)
    return _in_metres(read(coordinates), crs)


def _geometry_of(sent: object) -> Mapping[object, object]:
    """The geometry itself, out of its Feature if it comes in one."""
    inner = sent.get("geometry") if isinstance(sent, dict) and sent.get("type") == "Feature" else sent
    if inner is None:
        raise NoShapeError()
    if not isinstance(inner, dict):
        raise _unreadable(_NOT_AN_OBJECT)
    return inner


def _point(coordinates: object) -> shapely.Geometry:
    return shapely.Point(_positions([coordinates], least=1)[0])


def _line(coordinates: object) -> shapely.Geometry:
    return shapely.LineString(_positions(coordinates, least=2))


def _polygon(coordinates: object) -> shapely.Geometry:
    rings = _list(coordinates)
    if not rings:
        raise NoShapeError()
    _check_count(sum(len(ring) if isinstance(ring, list | tuple) else 1 for ring in rings))
    outer, *holes = (_positions(ring, least=3) for ring in rings)
    return shapely.Polygon(outer, holes)


_READERS: Mapping[str, Callable[[object], shapely.Geometry]] = {
    "Point": _point,
    "LineString": _line,
    "Polygon": _polygon,
}


def _positions(raw: object, least: int) -> Floats:
    """(n, 2) longitude and latitude."""
    positions = _list(raw)
    _check_count(len(positions))
    if len(positions) < least:
        raise _unreadable(_TOO_FEW) if positions else NoShapeError()
    return np.array([_position(position, place) for place, position in enumerate(positions, start=1)])


def _position(raw: object, number: int) -> tuple[float, float]:
    position = _list(raw)
    if not 2 <= len(position) <= 3:
        raise _unreadable(_BAD_LIST)
    longitude, latitude = (_degrees(value) for value in position[:2])
    # Also false for NaN.
    if not (abs(longitude) <= _GLOBE[0] and abs(latitude) <= _GLOBE[1]):
        raise BadCoordinatesError(number=number)
    return longitude, latitude


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _unreadable(_NOT_NUMBERS)
    return float(value) if abs(value) <= _GLOBE[0] else math.inf  # a huge int would not fit a float


def _list(raw: object) -> list[object] | tuple[object, ...]:
    if not isinstance(raw, list | tuple):
        raise _unreadable(_BAD_LIST)
    return raw


def _check_count(count: int) -> None:
    if count > MOST_POSITIONS:
        raise TooManyVerticesError(count=count, limit=MOST_POSITIONS)


def _unreadable(why: Text) -> ShapeError:
    return GeoJsonError(where=why)


def _in_metres(shape: shapely.Geometry, crs: CRS) -> shapely.Geometry:
    moved = shapely.transform(shape, lambda degrees: to_metres(degrees, crs))
    is_good = np.isfinite(shapely.get_coordinates(moved)).all(axis=1)
    if not is_good.all():  # a place on Earth, but so far away that the projection does not reach it
        raise BadCoordinatesError(number=int(np.argmin(is_good)) + 1)
    return moved
