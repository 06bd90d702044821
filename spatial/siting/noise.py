"""Sound in the open from a point source: 6 dB less for every doubling of the distance."""

from __future__ import annotations

import math
from collections.abc import Iterable

_NEAREST_M = 1.0
"""Nearer than this the formula does not hold; the level of this distance stands in."""


def sound_level_db(level_db: float, reference_m: float, distance_m: float) -> float:
    """L(r) = L0 − 20·log10(r/r0) for a source of `level_db` at `reference_m`, without walls or ground."""
    return level_db - 20 * math.log10(max(distance_m, _NEAREST_M) / reference_m)


def distance_for_level_m(level_db: float, reference_m: float, limit_db: float) -> float:
    """How far away the same source has fallen to `limit_db`."""
    return reference_m * float(10 ** ((level_db - limit_db) / 20))


def sum_of_levels_db(levels_db: Iterable[float]) -> float:
    """Several sources together: their energies add, so two equal ones are 3 dB louder. −inf for none."""
    energy = sum(10 ** (level / 10) for level in levels_db)
    return 10 * math.log10(energy) if energy > 0 else -math.inf
