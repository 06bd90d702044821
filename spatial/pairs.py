"""Walking distances from every target to the origins near it, as pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import dijkstra

from spatial.nearest import graph_with_targets, pairs_on_one_edge
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap

_TARGETS_AT_ONCE = 64
"""Bounds the memory of one search to 64 rows of nodes."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """n pairs that are within the limit: rows of origin and target, and the walk between them."""

    origin: Ints
    target: Ints
    distance_m: Floats


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
    return Pairs(
        np.concatenate([pairs.origin for pairs in found]),
        np.concatenate([pairs.target for pairs in found]),
        np.concatenate([pairs.distance_m for pairs in found]),
    )


def nearest_of_group(pairs: Pairs, group: Ints) -> Pairs:
    """Of the pairs of one origin with the targets of one group (entrances of one space) the shortest.

    group: (targets,) number of the group; the result's `target` is that number.
    """
    order = np.lexsort((pairs.distance_m, group[pairs.target], pairs.origin))
    origin, target = pairs.origin[order], group[pairs.target][order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(origin) != 0) | (np.diff(target) != 0)
    return Pairs(origin[first], target[first], pairs.distance_m[order][first])


def _pairs_of(network: WalkingNetwork, origins: Snap, targets: Snap, rows: Ints, limit_m: float) -> Pairs:
    some = targets.take(rows)
    nodes = len(network.node_xy)
    graph = graph_with_targets(network, some)
    to_node = dijkstra(graph, indices=np.arange(nodes, nodes + len(some)), limit=limit_m)[:, :nodes]
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
