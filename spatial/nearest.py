"""Walking distance from every origin to its nearest target: one search whatever the number of targets.

All targets are joined to the graph as extra nodes and searched at once. Both ends are interpolated on their
edges, so the distance is access leg + way along the edges + access leg, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from base.late_modules import csgraph, sparse
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap


@dataclass(frozen=True, eq=False)
class NearestTargets:
    """For n origins: `distance_m` (n,), inf where no target can be reached, and `target` (n,), -1 there."""

    distance_m: Floats
    target: Ints


def nearest_target(
    network: WalkingNetwork, origins: Snap, targets: Snap, limit_m: float = np.inf
) -> NearestTargets:
    """The nearest of `targets` for each of `origins`, within `limit_m`."""
    if not len(targets) or not len(origins):
        return _nothing_reached(len(origins))
    at_node = _search_from_targets(network, targets, limit_m)
    found = _nearer(_over_edge_ends(network, origins, at_node), _along_the_same_edge(origins, targets))
    beyond = found.distance_m > limit_m
    return NearestTargets(np.where(beyond, np.inf, found.distance_m), np.where(beyond, -1, found.target))


def graph_with_targets(network: WalkingNetwork, targets: Snap) -> sparse.csr_array:
    """The graph with one more node a target (numbered from N on), with edges only out of it."""
    graph, nodes = network.graph, len(network.node_xy)
    rest_m = network.edge_length_m[targets.edge] - targets.offset_m
    legs = np.column_stack([targets.access_m + targets.offset_m, targets.access_m + rest_m])
    ends = network.edge_nodes[targets.edge]
    loop = ends[:, 0] == ends[:, 1]
    legs[loop] = legs[loop].min(axis=1, keepdims=True)
    total = nodes + len(targets)
    data = np.concatenate([graph.data, legs.ravel()])
    columns = np.concatenate([graph.indices, ends.ravel()])
    starts = np.concatenate([graph.indptr, graph.indptr[-1] + 2 * np.arange(1, len(targets) + 1)])
    return sparse.csr_array((data, columns, starts), shape=(total, total))


def _nothing_reached(origins: int) -> NearestTargets:
    return NearestTargets(np.full(origins, np.inf), np.full(origins, -1, dtype=np.intp))


def _search_from_targets(network: WalkingNetwork, targets: Snap, limit_m: float) -> NearestTargets:
    """Distance from each node (N,) to its nearest target, the target's access leg included."""
    nodes = len(network.node_xy)
    distance_m, _, source = csgraph.dijkstra(
        graph_with_targets(network, targets),
        indices=np.arange(nodes, nodes + len(targets)),
        limit=limit_m,
        min_only=True,
        return_predecessors=True,
    )
    target = np.where(source[:nodes] >= nodes, source[:nodes] - nodes, -1).astype(np.intp)
    return NearestTargets(distance_m[:nodes], target)


def _over_edge_ends(network: WalkingNetwork, origins: Snap, at_node: NearestTargets) -> NearestTargets:
    ends = network.edge_nodes[origins.edge]
    rest_m = network.edge_length_m[origins.edge] - origins.offset_m
    start = NearestTargets(origins.offset_m + at_node.distance_m[ends[:, 0]], at_node.target[ends[:, 0]])
    end = NearestTargets(rest_m + at_node.distance_m[ends[:, 1]], at_node.target[ends[:, 1]])
    way = _nearer(start, end)
    return NearestTargets(origins.access_m + way.distance_m, way.target)


def _along_the_same_edge(origins: Snap, targets: Snap) -> NearestTargets:
    """Targets on the origin's own edge are reached without passing a node."""
    origin, target = pairs_on_one_edge(origins, targets)
    along_m = np.abs(origins.offset_m[origin] - targets.offset_m[target])
    distance_m = origins.access_m[origin] + along_m + targets.access_m[target]
    best = _nothing_reached(len(origins))
    order = np.lexsort((distance_m, origin))
    reached, first = np.unique(origin[order], return_index=True)
    best.distance_m[reached] = distance_m[order][first]
    best.target[reached] = target[order][first]
    return best


def pairs_on_one_edge(origins: Snap, targets: Snap) -> tuple[Ints, Ints]:
    """Rows of every (origin, target) that share an edge."""
    order = np.argsort(targets.edge, kind="stable")
    shares = np.flatnonzero(np.isin(origins.edge, targets.edge))
    low = np.searchsorted(targets.edge[order], origins.edge[shares], side="left")
    count = np.searchsorted(targets.edge[order], origins.edge[shares], side="right") - low
    origin = np.repeat(shares, count)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return origin, order[np.repeat(low, count) + within]


def _nearer(one: NearestTargets, other: NearestTargets) -> NearestTargets:
    closer = other.distance_m < one.distance_m
    return NearestTargets(
        np.where(closer, other.distance_m, one.distance_m), np.where(closer, other.target, one.target)
    )
