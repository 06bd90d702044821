"""Combs: shapes that are sound and quick to draw, and over which careless geometry takes hours."""

from __future__ import annotations

import numpy as np
import shapely


def comb(teeth: int, pitch_m: float = 0.001, x: float = 0.0, y: float = 0.0) -> shapely.Polygon:
    """A back of 1 m and teeth of 9 m, each half as wide as its pitch, from (x, y) to the east."""
    at = np.arange(teeth) * pitch_m
    tips, gaps = (
        np.column_stack([at, np.full(teeth, 10.0)]),
        np.column_stack([at + pitch_m / 2, np.ones(teeth)]),
    )
    teeth_xy = np.stack([tips, gaps], axis=1).reshape(-1, 2)
    end = teeth * pitch_m
    return shapely.Polygon(np.vstack([[0, 0], teeth_xy, [end, 0]]) + np.array([x, y]))
