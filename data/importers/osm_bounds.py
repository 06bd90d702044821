"""The box that an extract says it covers: inside it the data are whole, outside they are loose ends."""

from __future__ import annotations

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""


def bounds_or_none(west: float, south: float, east: float, north: float) -> Bounds | None:
    """The box, or None where it is not one on the globe (also where a side is NaN)."""
    if -180 <= west < east <= 180 and -90 <= south < north <= 90:
        return west, south, east, north
    return None


def around(boxes: list[Bounds]) -> Bounds | None:
    """The box around several (an editor that downloaded twice states two)."""
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)
