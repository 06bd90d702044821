"""A drawn shape and the walking paths: crossings, parallels and shortcuts."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats, Geometries, Ints, WalkingNetwork
from spatial.pairs import pairs_within
from spatial.snapping import snap

_STATION_M = 40.0
_MOST_STATIONS = 8


def crossings(network: WalkingNetwork) -> Geometries:
    """Points where three or more stretches of path meet; a loop that comes back counts twice."""
    degree = np.bincount(network.edge_nodes.ravel(), minlength=len(network.node_xy))
    return np.asarray(shapely.points(network.node_xy[degree >= 3]))


def runs_along(line: shapely.LineString, paths: Geometries, within_m: float) -> Ints:
    """Rows of the paths that the line follows: it stays within `within_m` of them for more than twice the
    length that a crossing at right angles takes."""
    near = np.flatnonzero(shapely.dwithin(line, paths, within_m))
    shared_m = shapely.length(shapely.intersection(line, shapely.buffer(paths[near], within_m)))
    return np.asarray(near[shared_m > 4 * within_m], dtype=np.intp)


def share_along(line: shapely.LineString, paths: Geometries, within_m: float) -> float:
    """Share (0–1) of the line's length that stays within `within_m` of one of the paths."""
    near = paths[np.flatnonzero(shapely.dwithin(line, paths, within_m))]
    ground = shapely.union_all(shapely.buffer(near, within_m))
    return float(shapely.length(shapely.intersection(line, ground)) / shapely.length(line))


def longest_shortcut_m(network: WalkingNetwork, line: shapely.LineString, within_m: float) -> float:
    """The most that the line shortens a walk between two places where it meets paths.

    inf where it joins parts that no path joins; NaN where it meets paths at fewer than two places. Places are
    looked for at up to eight of its vertices and eight points between its ends; they count within `within_m`
    of a path, and the leg to the path is walked, too. The true saving is at least this much.
    """
    if not len(network):
        return float("nan")
    station_m = _stations_m(line)
    stations = snap(network, shapely.get_coordinates(shapely.line_interpolate_point(line, station_m)))
    joined = np.flatnonzero(stations.access_m <= within_m)
    if len(joined) < 2:
        return float("nan")
    at_path, station_m = stations.take(joined), station_m[joined]
    walk_m = np.full((len(joined), len(joined)), np.inf)
    pairs = pairs_within(network, at_path, at_path, np.inf)
    walk_m[pairs.origin, pairs.target] = pairs.distance_m
    legs_m = at_path.access_m[:, None] + at_path.access_m[None, :]
    saved = walk_m - 2 * legs_m - np.abs(station_m[:, None] - station_m[None, :])
    np.fill_diagonal(saved, 0.0)
    return float(saved.max())


def _stations_m(line: shapely.LineString) -> Floats:
    """Metres along the line: its vertices as it runs, and points in between."""
    xy = shapely.get_coordinates(line)
    vertex_m = np.append(0.0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T)))
    some = vertex_m[np.linspace(0, len(vertex_m) - 1, min(_MOST_STATIONS, len(vertex_m))).astype(np.intp)]
    count = int(min(_MOST_STATIONS, 2 + line.length // _STATION_M))
    return np.unique(np.concatenate([some, np.linspace(0, line.length, count)]))
