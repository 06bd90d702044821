"""Coordinate systems of files: pyproj's, and GCJ-02 and BD-09 of Chinese web maps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import CRS

from spatial.bd09 import wgs84_from_bd09
from spatial.gcj02 import wgs84_from_gcj02
from spatial.network import Floats
from spatial.projecting import to_degrees, to_metres

GCJ02 = "GCJ-02"
BD09 = "BD-09"


@dataclass(frozen=True)
class CoordinateSystem:
    """`name`: an EPSG code like "EPSG:4548", GCJ02 or BD09. `swapped`: north (or latitude) comes first."""

    name: str
    swapped: bool = False

    def degrees(self, xy: Floats) -> Floats:
        """(n, 2) longitude and latitude, WGS 84, of coordinates in this system; inf where there is none."""
        ordered = np.asarray(xy, dtype=np.float64)[:, ::-1] if self.swapped else np.asarray(xy, np.float64)
        if self.name == GCJ02:
            return wgs84_from_gcj02(ordered)
        if self.name == BD09:
            return wgs84_from_bd09(ordered)
        return to_degrees(ordered, CRS.from_user_input(self.name))

    def metres(self, xy: Floats, crs: CRS) -> Floats:
        """(n, 2) coordinates in the metric `crs` of coordinates in this system; inf where there are none."""
        if self == CoordinateSystem(crs.to_string()):
            return np.array(xy, dtype=np.float64)
        return to_metres(self.degrees(xy), crs)
