"""Crooked lanes: a lattice of crossings, shaken, with a quarter of the lanes missing.

Every coordinate is a multiple of ⅛ m and every lane goes at right angles, so each length is a whole number of
millimetres and exact in binary. Then a library that keeps millimetres in integers has to find the very
distances of one that keeps metres in floats, and the comparison needs no allowance.
"""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints

BLOCK_M = 64.0
"""Between neighbouring crossings before they are shaken."""
_SHAKE = 0.2
"""Greatest shift of a crossing, as a share of the block; below ¼, so that bends never fall on crossings."""
_MISSING = 0.25
"""Share of lanes left out: 3 lanes meet at a crossing on average."""


def lanes(side: int, rng: np.random.Generator) -> tuple[Geometries, float]:
    """LineStrings between `side`² crossings, and the length in metres of the town's sides."""
    at = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), axis=-1) * BLOCK_M
    at = _to_eighths(at + rng.uniform(-_SHAKE, _SHAKE, at.shape) * BLOCK_M)
    east = _bent_lanes(at[:-1].reshape(-1, 2), at[1:].reshape(-1, 2), along=0)
    north = _bent_lanes(at[:, :-1].reshape(-1, 2), at[:, 1:].reshape(-1, 2), along=1)
    xy = np.concatenate([east, north])
    kept = xy[rng.random(len(xy)) >= _MISSING]
    return _lines(kept), (side - 1) * BLOCK_M


def _bent_lanes(start: Floats, end: Floats, along: int) -> Floats:
    """(L, 4, 2): half the way along one axis, across, and on."""
    halfway = _to_eighths((start[:, along] + end[:, along]) / 2)
    bend, back = start.copy(), end.copy()
    bend[:, along] = back[:, along] = halfway
    return np.stack([start, bend, back, end], axis=1)


def _lines(xy: Floats) -> Geometries:
    rows: Ints = np.repeat(np.arange(len(xy)), xy.shape[1])
    return np.asarray(shapely.linestrings(xy.reshape(-1, 2), indices=rows))


def _to_eighths(metres: Floats) -> Floats:
    return np.round(metres * 8.0) / 8.0
