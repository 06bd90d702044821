"""BD-09, the coordinates of Baidu's maps: GCJ-02 turned, stretched and shifted once more."""

from __future__ import annotations

import numpy as np

from spatial.gcj02 import gcj02_from_wgs84, wgs84_from_gcj02
from spatial.network import Floats

_WAVES_PER_DEGREE = np.pi * 3000 / 180
_OFFSET = (0.0065, 0.006)
_ROUNDS = 12


def bd09_from_wgs84(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in BD-09 of those in WGS 84."""
    return bd09_from_gcj02(gcj02_from_wgs84(degrees))


def wgs84_from_bd09(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in WGS 84 of those in BD-09, exact to less than a millimetre."""
    return wgs84_from_gcj02(gcj02_from_bd09(degrees))


def bd09_from_gcj02(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in BD-09 of those in GCJ-02."""
    x, y = np.asarray(degrees, dtype=np.float64).T
    radius = np.hypot(x, y) + 2e-5 * np.sin(y * _WAVES_PER_DEGREE)
    angle = np.arctan2(y, x) + 3e-6 * np.cos(x * _WAVES_PER_DEGREE)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1) + _OFFSET


def gcj02_from_bd09(degrees: Floats) -> Floats:
    """(n, 2) longitude and latitude in GCJ-02 of those in BD-09; the usual formula alone errs by a metre."""
    bd09 = np.asarray(degrees, dtype=np.float64)
    gcj02 = bd09 - _OFFSET
    for _ in range(_ROUNDS):
        gcj02 = gcj02 + (bd09 - bd09_from_gcj02(gcj02))
    return gcj02
