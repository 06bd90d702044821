"""Short pieces of path that would cut long ways round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from base.late_modules import csgraph, scipy_spatial
from spatial.coverage import Bools
from spatial.network import Floats, Geometries, Ints, WalkingNetwork

_AT_ONCE = 256
"""Nodes that are searched from at a time, so that memory stays small in a town."""


@dataclass(frozen=True)
class DetourLimits:
    """longest_m: of the new piece. saves_m: the least that it must save. factor: and the walk of today must
    be as many times the piece."""

    longest_m: float
    saves_m: float
    factor: float


@dataclass(frozen=True, eq=False)
class Detour:
    """A piece that is missing. walk_m: the way round of today between its ends."""

    line: shapely.LineString
    walk_m: float

    @property
    def saved_m(self) -> float:
        """How much shorter the way would be."""
        return self.walk_m - float(self.line.length)


def detours(network: WalkingNetwork, limits: DetourLimits, in_the_way: Geometries) -> list[Detour]:
    """The pieces between two junctions that save at least so much, most first; none of them lies at another
    one that saves more, and none crosses what is in the way."""
    if len(network.node_xy) < 2:
        return []
    pairs = scipy_spatial.cKDTree(network.node_xy).query_pairs(limits.longest_m, output_type="ndarray")
    pairs = pairs[network.node_part[pairs[:, 0]] == network.node_part[pairs[:, 1]]]
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    found = pairs[_is_long_way(network, pairs, limits)]
    lines = np.asarray(shapely.linestrings(network.node_xy[found]), dtype=object)
    free = ~_crosses(lines, in_the_way)
    found, lines = found[free], lines[free]
    walk_m = _walks(network, found)
    order = np.argsort(-(walk_m - shapely.length(lines)), kind="stable")
    return _apart([Detour(lines[row], float(walk_m[row])) for row in order], limits.longest_m)


def _is_long_way(network: WalkingNetwork, pairs: Ints, limits: DetourLimits) -> Bools:
    """(P,) pairs sorted by their first node; searched only as far as tells."""
    straight_m = np.hypot(*(network.node_xy[pairs[:, 0]] - network.node_xy[pairs[:, 1]]).T)
    least_m = np.maximum(straight_m + limits.saves_m, limits.factor * straight_m)
    found = np.zeros(len(pairs), dtype=np.bool_)
    nodes = np.unique(pairs[:, 0])
    for start in range(0, len(nodes), _AT_ONCE):
        some = nodes[start : start + _AT_ONCE]
        far_m = csgraph.dijkstra(network.graph, indices=some, limit=float(least_m.max()))
        rows = np.flatnonzero(np.isin(pairs[:, 0], some))
        found[rows] = far_m[np.searchsorted(some, pairs[rows, 0]), pairs[rows, 1]] >= least_m[rows]
    return found


def _crosses(lines: Geometries, in_the_way: Geometries) -> Bools:
    found = np.zeros(len(lines), dtype=np.bool_)
    if len(lines) and len(in_the_way):
        line, _ = shapely.STRtree(in_the_way).query(lines, predicate="intersects")
        found[line] = True
    return found


def _walks(network: WalkingNetwork, pairs: Ints) -> Floats:
    nodes = np.unique(pairs[:, 0])
    walk_m = np.empty(len(pairs))
    for start in range(0, len(nodes), _AT_ONCE):
        some = nodes[start : start + _AT_ONCE]
        far_m = csgraph.dijkstra(network.graph, indices=some)
        rows = np.flatnonzero(np.isin(pairs[:, 0], some))
        walk_m[rows] = far_m[np.searchsorted(some, pairs[rows, 0]), pairs[rows, 1]]
    return walk_m


def _apart(found: list[Detour], within_m: float) -> list[Detour]:
    """Of several at the same place the first."""
    kept: list[Detour] = []
    for one in found:
        middle = one.line.centroid
        if all(middle.distance(other.line.centroid) > within_m for other in kept):
            kept.append(one)
    return kept
