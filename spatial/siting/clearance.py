"""How near things are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints


@dataclass(frozen=True)
class Nearest:
    """The nearest of some shapes: its row and how far it is."""

    row: int
    distance_m: float


def nearest(
    shape: shapely.Geometry, others: Geometries, half_width_m: Floats | None = None
) -> Nearest | None:
    """The nearest of the others, edge to edge (0 where they meet); None where there are none.

    half_width_m: (n,) how far each of them reaches beyond its line, 0 where that is not known.
    """
    if not len(others):
        return None
    distance_m = np.asarray(shapely.distance(shape, others), dtype=np.float64)
    if half_width_m is not None:
        distance_m = np.maximum(distance_m - half_width_m, 0.0)
    row = int(np.argmin(distance_m))
    return Nearest(row, float(distance_m[row]))


def passed(line: shapely.Geometry, others: Geometries, within_m: float) -> Ints:
    """Rows of the others that the line comes within `within_m` of."""
    return np.flatnonzero(shapely.dwithin(line, others, within_m)).astype(np.intp)
