"""Width of a shape, and the clear width beside it on a path."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats

_STEP_M = 0.5
_MOST_SECTIONS = 400
_TOLERANCE_M = 0.0025
"""Of the radius, so that the width is at most half a centimetre too small and never too large."""


def clear_way_m(shape: shapely.Geometry, path: shapely.LineString, width_m: float) -> float:
    """Width left on a path, on the better of its two sides, along all of the shape.

    path: the middle line. width_m: of the whole path. inf where the shape does not stand on it. The corners
    of the shape are measured themselves, so that the answer is exact for straight paths; sections every half
    metre between them (fewer on a stretch of more than 200 m) find what a bend of the path brings. A way that
    changes sides beside the shape is not counted.
    """
    corridor = shapely.buffer(path, width_m / 2, cap_style="flat")
    covered = shapely.intersection(corridor, shape)
    if covered.is_empty or (shapely.get_dimensions(shape) == 2 and shapely.area(covered) == 0):
        return float("inf")
    corners = shapely.get_coordinates(covered)
    station_m = np.asarray(shapely.line_locate_point(path, shapely.points(corners)), dtype=np.float64)
    start, across = _sections(path, station_m, width_m)
    at_corners_m = ((corners - start) * across).sum(axis=1)
    taken_m = np.concatenate([at_corners_m, _between_corners(path, covered, station_m, width_m)])
    return float(max(taken_m.min(), width_m - taken_m.max(), 0.0))


def inscribed_width_m(polygon: shapely.Polygon) -> float:
    """Diameter of the largest circle inside the polygon (metric CRS, valid); 0 for one without area.

    A long strip is as wide as it is across; a wedge or an L is as wide as where it is widest.
    """
    if shapely.area(polygon) == 0:
        return 0.0
    radius = shapely.maximum_inscribed_circle(polygon, tolerance=_TOLERANCE_M)
    return 2 * float(shapely.length(radius))


def _between_corners(
    path: shapely.LineString, covered: shapely.Geometry, station_m: Floats, width_m: float
) -> Floats:
    """Metres from the left edge of the path to where sections meet the covered ground."""
    low, high = float(station_m.min()), float(station_m.max())
    even = np.linspace(low, high, min(_MOST_SECTIONS, 2 + int((high - low) / _STEP_M)))
    start, across = _sections(path, even, width_m)
    lines = shapely.linestrings(np.stack([start, start + across * width_m], axis=1))
    found, section = shapely.get_coordinates(shapely.intersection(lines, covered), return_index=True)
    return np.asarray(((found - start[section]) * across[section]).sum(axis=1), dtype=np.float64)


def _sections(path: shapely.LineString, station_m: Floats, width_m: float) -> tuple[Floats, Floats]:
    """(n, 2) left end of each cross-section, and (n, 2) the unit vector to its right end."""
    xy = shapely.get_coordinates(path)
    step = np.diff(xy, axis=0)
    length_m = np.hypot(*step.T)
    step, length_m = step[length_m > 0], length_m[length_m > 0]
    ends = np.cumsum(length_m)
    segment = np.minimum(np.searchsorted(ends, station_m), len(ends) - 1)
    forward = step[segment] / length_m[segment, None]
    across = np.stack([forward[:, 1], -forward[:, 0]], axis=1)
    middle = shapely.get_coordinates(shapely.line_interpolate_point(path, station_m))
    return middle - across * width_m / 2, across
