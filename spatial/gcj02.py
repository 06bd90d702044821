"""GCJ-02, the shifted coordinates that Chinese web maps (Amap, Tencent) must use, to and from WGS 84.

The shift is a sum of sines around 105° E 35° N on the Krasovsky ellipsoid; it is public knowledge, though
nobody publishes it officially, and pyproj has no operation for it. It applies inside a box around China only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spatial.coverage import Bools
from spatial.network import Floats

_SEMI_MAJOR_M = 6_378_245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_ORIGIN = (105.0, 35.0)
WEST, SOUTH, EAST, NORTH = 72.004, 0.8293, 137.8347, 55.8271
"""The box in degrees outside which nothing is shifted."""

_ROUNDS = 12
"""Of the inverse; every round leaves less than a thousandth of the error before it."""


def gcj02_from_wgs84(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in GCJ-02 of those in WGS 84; unchanged outside the box of China."""
    wgs84 = np.asarray(degrees, dtype=np.float64)
    return np.where(in_gcj02_area(wgs84)[:, None], wgs84 + _shift(wgs84), wgs84)


def wgs84_from_gcj02(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in WGS 84 of those in GCJ-02, exact to less than a millimetre."""
    gcj02 = np.asarray(degrees, dtype=np.float64)
    inside = in_gcj02_area(gcj02)[:, None]
    wgs84 = gcj02
    for _ in range(_ROUNDS):
        wgs84 = np.where(inside, gcj02 - _shift(wgs84), gcj02)
    return wgs84


def in_gcj02_area(degrees: Floats) -> Bools:
    """(n,) which places lie in the box where GCJ-02 differs from WGS 84."""
    east, north = degrees.T
    return (east > WEST) & (east < EAST) & (north > SOUTH) & (north < NORTH)


def _shift(degrees: Floats) -> Floats:
    """(n, 2) how far GCJ-02 lies to the east and north of WGS 84, in degrees."""
    x, y = (degrees - _ORIGIN).T
    latitude = np.radians(degrees[:, 1])
    flattened = 1 - _ECCENTRICITY_2 * np.sin(latitude) ** 2
    metres_per_radian_east = _SEMI_MAJOR_M / np.sqrt(flattened) * np.cos(latitude)
    metres_per_radian_north = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_2) / flattened**1.5
    east, north = _east_m(x, y), _north_m(x, y)
    return np.degrees(np.stack([east / metres_per_radian_east, north / metres_per_radian_north], axis=1))


def _east_m(x: Floats, y: Floats) -> Floats:
    smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    return smooth + _waves(x, ((20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30)))


def _north_m(x: Floats, y: Floats) -> Floats:
    smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    along_x = _waves(x, ((20, 6), (20, 2)))
    return smooth + along_x + _waves(y, ((20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30)))


def _waves(along: Floats, waves: Sequence[tuple[float, float]]) -> Floats:
    """Two thirds of a sum of sines, each an (amplitude, half waves a degree)."""
    return sum((a * np.sin(np.pi * n * along) for a, n in waves), np.zeros_like(along)) * 2 / 3
