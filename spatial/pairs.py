"""Walking distances from every target to the origins near it, as pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from base.late_modules import csgraph
from spatial.nearest import graph_with_targets, pairs_on_one_edge
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap, snap

_TARGETS_AT_ONCE = 64
"""Bounds the memory of one search to 64 rows of nodes."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """n pairs that are within the limit: rows of origin and target, and the walk between them."""

    origin: Ints
    target: Ints
    distance_m: Floats

    def take(self, rows: Ints) -> Pairs:
        """The pairs in these rows."""
        return Pairs(self.origin[rows], self.target[rows], self.distance_m[rows])


@dataclass(frozen=True, eq=False)
class PointPairs:
    """Pairs whose targets are points. xy: (T, 2)."""

    xy: Floats
    pairs: Pairs


def pairs_within(network: WalkingNetwork, origins: Snap, targets: Snap, limit_m: float) -> Pairs:
    """Every (origin, target) whose walking distance, both access legs included, is at most `limit_m`."""
    if not len(origins) or not len(targets):
        return Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
    found = [
        _pairs_of(
            network, origins, targets, np.arange(start, min(start + _TARGETS_AT_ONCE, len(targets))), limit_m
        )
        for start in range(0, len(targets), _TARGETS_AT_ONCE)
    ]
    return concatenate_pairs(found)


def pairs_to_points(
    network: WalkingNetwork, origins: Snap, xy: Floats, limit_m: float, known: PointPairs | None = None
) -> PointPairs:
    """The same for points beside the network; `known`, of the same network, origins and limit, spares the
    search from points that are in it."""
    if known is None:
        return PointPairs(xy, pairs_within(network, origins, snap(network, xy), limit_m))
    rows = {point.tobytes(): row for row, point in enumerate(known.xy)}
    # Of points drawn twice one is found again and the other searched: rare, and right.
    was = np.array([rows.pop(point.tobytes(), -1) for point in xy], dtype=np.intp)
    now = np.full(len(known.xy), -1, dtype=np.intp)
    now[was[was >= 0]] = np.flatnonzero(was >= 0)
    kept = known.pairs.take(np.flatnonzero(now[known.pairs.target] >= 0))
    new = np.flatnonzero(was < 0)
    found = pairs_within(network, origins, snap(network, xy[new]), limit_m)
    again = Pairs(kept.origin, now[kept.target], kept.distance_m)
    return PointPairs(
        xy, concatenate_pairs([again, Pairs(found.origin, new[found.target], found.distance_m)])
    )


def concatenate_pairs(some: Sequence[Pairs]) -> Pairs:
    """All the pairs of `some` (one or more), one after the other."""
    return Pairs(
        np.concatenate([pairs.origin for pairs in some]),
        np.concatenate([pairs.target for pairs in some]),
        np.concatenate([pairs.distance_m for pairs in some]),
    )


def nearest_of_group(pairs: Pairs, group: Ints) -> Pairs:
    """Of the pairs of one origin with the targets of one group (entrances of one space) the shortest.

    group: (targets,) number of the group; the result's `target` is that number.
    """
    nearest = pairs.take(rows_of_nearest(pairs, group))
    return Pairs(nearest.origin, group[nearest.target], nearest.distance_m)


def rows_of_nearest(pairs: Pairs, group: Ints) -> Ints:
    """Rows of `pairs`: for each origin and group the shortest, in the order of these two.

    The first of several that are equally short. group: (targets,), numbered from 0.
    """
    # One sort by one number: by three keys a million pairs take three times as long.
    key = pairs.origin * (int(group.max(initial=0)) + 1) + group[pairs.target]
    order = np.argsort(key, kind="stable")
    if not len(order):
        return order
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    distance_m = pairs.distance_m[order]
    least_m = np.repeat(np.minimum.reduceat(distance_m, begins), np.diff(begins, append=len(order)))
    shortest = np.flatnonzero(distance_m == least_m)
    return order[shortest[np.searchsorted(shortest, begins)]]


def _pairs_of(network: WalkingNetwork, origins: Snap, targets: Snap, rows: Ints, limit_m: float) -> Pairs:
    some = targets.take(rows)
    nodes = len(network.node_xy)
    graph = graph_with_targets(network, some)
    to_node = csgraph.dijkstra(graph, indices=np.arange(nodes, nodes + len(some)), limit=limit_m)[:, :nodes]
    ends = network.edge_nodes[origins.edge]
    rest_m = network.edge_length_m[origins.edge] - origins.offset_m
    walk_m = origins.access_m + np.minimum(
        origins.offset_m + to_node[:, ends[:, 0]], rest_m + to_node[:, ends[:, 1]]
    )
    origin, target = pairs_on_one_edge(origins, some)
    along_m = np.abs(origins.offset_m[origin] - some.offset_m[target])
    np.minimum.at(walk_m, (target, origin), origins.access_m[origin] + along_m + some.access_m[target])
    target, origin = np.nonzero(walk_m <= limit_m)
    return Pairs(origin, rows[target], walk_m[target, origin])
