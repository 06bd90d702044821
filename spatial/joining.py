"""Add a line to walking paths so that it joins them: shared vertices where it meets or crosses them."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints


def join_to_paths(
    lines: Geometries, new: shapely.LineString, within_m: float
) -> tuple[Geometries, shapely.LineString]:
    """The paths and the new line, cut so that `build_network` joins them.

    An end of the new line that stops within `within_m` of a path is led to it; where the new line crosses or
    touches paths, both get a vertex at the same place. Paths that do not meet it come back as they are.
    """
    new = _snap_ends_to_paths(lines, new, within_m)
    met = np.sort(shapely.STRtree(lines).query(new, predicate="dwithin", distance=_TOUCH_M))
    lines = lines.copy()
    places: list[Floats] = []
    for row in met:
        at = _meeting_points(lines[row], new)
        lines[row] = with_vertices(lines[row], at)
        places.append(at)
    return lines, with_vertices(new, np.concatenate(places)) if places else new


_TOUCH_M = 1e-6
"""A line that ends on another does so within rounding."""
_SAME_VERTEX_M = 5e-4


def with_vertices(line: shapely.LineString, at: Floats) -> shapely.LineString:
    """The line with a vertex at each of these points (n, 2), which lie on it.

    A point at one of its vertices takes that vertex's place, so that both lines say the same numbers.
    """
    xy = shapely.get_coordinates(line)
    offset = np.append(_vertex_offsets(xy), shapely.line_locate_point(line, shapely.points(at)))
    together = np.vstack([xy, at])
    order = np.argsort(offset, kind="stable")
    offset, together, is_new = offset[order], together[order], (np.arange(len(order)) >= len(xy))[order]
    keep = np.ones(len(order), dtype=bool)
    for i in range(1, len(order)):
        if offset[i] - offset[i - 1] < _SAME_VERTEX_M and keep[i - 1]:
            keep[i if is_new[i - 1] or not is_new[i] else i - 1] = False
    return shapely.LineString(together[keep])


def _vertex_offsets(xy: Floats) -> Floats:
    return np.append(0.0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T)))


def _snap_ends_to_paths(lines: Geometries, new: shapely.LineString, within_m: float) -> shapely.LineString:
    xy = shapely.get_coordinates(new)
    start, end = (_nearest_on_path(lines, shapely.Point(xy[end]), within_m) for end in (0, -1))
    before = [start] if start is not None else []
    after = [end] if end is not None else []
    return shapely.LineString(np.vstack([*before, xy, *after]))


def _nearest_on_path(lines: Geometries, end: shapely.Point, within_m: float) -> Floats | None:
    """The nearest point of the nearest path; None where no path is near or the end lies on one already."""
    if not len(lines):
        return None
    row = shapely.STRtree(lines).nearest(end)
    distance_m = shapely.distance(lines[row], end)
    if not _SAME_VERTEX_M < distance_m <= within_m:
        return None
    return shapely.get_coordinates(shapely.shortest_line(lines[row], end))[0]


def _meeting_points(line: shapely.LineString, new: shapely.LineString) -> Floats:
    """Where the two meet: crossings, touches, and both ends of a stretch that they share."""
    crossings = shapely.get_coordinates(shapely.intersection(line, new))
    ends = shapely.get_coordinates(new)[[0, -1]]
    touching: Ints = np.flatnonzero(shapely.distance(line, shapely.points(ends)) < _SAME_VERTEX_M)
    return np.unique(np.vstack([crossings, ends[touching]]), axis=0)
