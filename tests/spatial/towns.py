"""Towns small enough to be worked out on paper, and random ones for the laws."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import WalkingNetwork, build_network


def crossroads() -> WalkingNetwork:
    """Two streets of 200 m that cross at (0, 0), and a lane of 100 m that hangs from the east end.

            (0,100)
               |
    (-100,0)---+---(100,0)
               |      |
            (0,-100) (100,-100)
    """
    return build_network(
        lines(
            [(-100, 0), (0, 0)],
            [(0, 0), (100, 0)],
            [(0, -100), (0, 0), (0, 100)],
            [(100, 0), (100, -100)],
        )
    )


def lines(*coordinates: list[tuple[float, float]]) -> np.ndarray:
    return np.array([shapely.LineString(one) for one in coordinates], dtype=object)


def random_town(seed: int, side: int = 6, spacing_m: float = 80.0) -> WalkingNetwork:
    """A bent grid with streets missing, so that it has dead ends, detours and sometimes separate parts."""
    chance = np.random.default_rng(seed)
    spots = {
        (i, j): (i * spacing_m + chance.uniform(-20, 20), j * spacing_m + chance.uniform(-20, 20))
        for i in range(side)
        for j in range(side)
    }
    streets = [
        [spots[one], _bend(chance, spots[one], spots[other]), spots[other]]
        for one in spots
        for other in ((one[0] + 1, one[1]), (one[0], one[1] + 1))
        if other in spots and chance.random() > 0.25
    ]
    return build_network(lines(*streets))


def _bend(
    chance: np.random.Generator, one: tuple[float, float], other: tuple[float, float]
) -> tuple[float, float]:
    return ((one[0] + other[0]) / 2 + chance.uniform(-9, 9), (one[1] + other[1]) / 2 + chance.uniform(-9, 9))
