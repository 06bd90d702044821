"""The Overpass query for an area, and parsing of its bounding box."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import shapely
from pyproj import Geod

from data.importers.osm_download.errors import AreaTooLargeError, NotABoxError
from data.importers.osm_tables import Bounds, bounds_or_none

_GLOBE = Geod(ellps="WGS84")
_DIGITS = 5
"""About a metre: whoever asks for the same ground again asks the same question."""


def box_of(ground: Mapping[str, Any]) -> Bounds:
    """The box around a ground (GeoJSON in WGS 84)."""
    west, south, east, north = (round(float(side), _DIGITS) for side in shapely.geometry.shape(ground).bounds)
    return west, south, east, north


def parse_box(text: str) -> Bounds:
    """Four degrees as a person types them: west, south, east, north. Raises NotABoxError."""
    sides = [part for part in re.split(r"[\s,，、;；]+", text.strip()) if part]
    try:
        numbers = [round(float(side), _DIGITS) for side in sides]
        box = bounds_or_none(*numbers)
    except (ValueError, TypeError):
        box = None
    if box is None:
        raise NotABoxError(text=text.strip()[:80])
    return box


def area_km2(box: Bounds) -> float:
    """The size of a box on the ellipsoid."""
    area_m2, _ = _GLOBE.geometry_area_perimeter(shapely.box(*box))
    return abs(area_m2) / 1e6


def require_area(box: Bounds, limit_km2: float) -> None:
    """Raise AreaTooLargeError for more than may be asked at once."""
    if area_km2(box) > limit_km2:
        raise AreaTooLargeError(area_km2=area_km2(box), limit_km2=limit_km2)


def question(box: Bounds, wait_s: float, answer_bytes: int) -> str:
    """Everything in the box, in Overpass QL: points, lines, areas, and the points that they need.

    Neither who mapped it nor when is asked for. The box in the settings makes the server state it in its
    answer, so that the reader knows where the data end. Boundaries of towns, routes and the like are left
    out: they would bring in whole provinces.
    """
    west, south, east, north = (f"{side:.{_DIGITS}f}" for side in box)
    within = f"({south},{west},{north},{east})"
    return (
        f"[out:xml][timeout:{wait_s:.0f}][maxsize:{answer_bytes * 4}][bbox:{within[1:-1]}];"
        f'(node{within};way{within};relation["type"="multipolygon"]{within};);'
        "(._;>;);out body;"
    )
