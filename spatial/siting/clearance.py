"""Distance to other shapes, and sound level at a distance."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints

_NEAREST_M = 1.0
"""Nearer than this the formula does not hold; the level of this distance stands in."""


@dataclass(frozen=True)
class NearestShape:
    """The nearest of some shapes: its row and how far it is."""

    row: int
    distance_m: float


def nearest(
    shape: shapely.Geometry, others: Geometries, half_width_m: Floats | None = None
) -> NearestShape | None:
    """The nearest of the others, edge to edge (0 where they meet); None where there are none.

    half_width_m: (n,) how far each of them reaches beyond its line, 0 where that is not known.
    """
    if not len(others):
        return None
    distance_m = np.asarray(shapely.distance(shape, others), dtype=np.float64)
    if half_width_m is not None:
        distance_m = np.maximum(distance_m - half_width_m, 0.0)
    row = int(np.argmin(distance_m))
    return NearestShape(row, float(distance_m[row]))


def rows_within(line: shapely.Geometry, others: Geometries, within_m: float) -> Ints:
    """Rows of the others that the line comes within `within_m` of."""
    return np.flatnonzero(shapely.dwithin(line, others, within_m)).astype(np.intp)


def sound_level_db(level_db: float, reference_m: float, distance_m: float) -> float:
    """L(r) = L0 − 20·log10(r/r0) for a source of `level_db` at `reference_m`, without walls or ground.

    In the open, 6 dB less for every doubling of the distance.
    """
    return level_db - 20 * math.log10(max(distance_m, _NEAREST_M) / reference_m)


def distance_for_level_m(level_db: float, reference_m: float, limit_db: float) -> float:
    """How far away the same source has fallen to `limit_db`."""
    return reference_m * float(10 ** ((level_db - limit_db) / 20))


def sum_of_levels_db(levels_db: Iterable[float]) -> float:
    """Several sources together: their energies add, so two equal ones are 3 dB louder. −inf for none."""
    energy = sum(10 ** (level / 10) for level in levels_db)
    return 10 * math.log10(energy) if energy > 0 else -math.inf
