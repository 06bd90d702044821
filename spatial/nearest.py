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
    """For n origins: `distance_m` (n,), inf where no target can be reached, and `target` (n,), -1 there.

    For K kinds of targets both are (K, n)."""

    distance_m: Floats
    target: Ints


def nearest_target(
    network: WalkingNetwork, origins: Snap, targets: Snap, limit_m: float = np.inf
) -> NearestTargets:
    """The nearest of `targets` for each of `origins`, within `limit_m`."""
    kind = np.zeros(len(targets), dtype=np.intp)
    found = nearest_of_each_kind(network, origins, targets, kind, 1, limit_m)
    return NearestTargets(found.distance_m[0], found.target[0])


def nearest_of_each_kind(
    network: WalkingNetwork,
    origins: Snap,
    targets: Snap,
    kind: Ints,
    kinds: int,
    limit_m: float = np.inf,
) -> NearestTargets:
    """The nearest target of each of `kinds` kinds for each of `origins`: (kinds, n). `kind` (t,) says which
    kind each target is."""
    if not len(targets) or not len(origins):
        return _nothing_reached(kinds, len(origins))
    if kinds == 1 or kinds * len(network.node_xy) <= _NODES_AT_ONCE:
        return _search(network, origins, targets, kind, kinds, limit_m)
    found = _nothing_reached(kinds, len(origins))
    for one in range(kinds):
        rows = np.flatnonzero(kind == one)
        near = nearest_target(network, origins, targets.take(rows), limit_m)
        found.distance_m[one], found.target[one] = near.distance_m, np.append(rows, -1)[near.target]
    return found


_NODES_AT_ONCE = 20_000
"""A small network is searched for all kinds in one call: the call costs more than the search."""


def _search(
    network: WalkingNetwork, origins: Snap, targets: Snap, kind: Ints, kinds: int, limit_m: float
) -> NearestTargets:
    at_node = _search_from_targets(network, targets, kind, kinds, limit_m)
    over_ends = _over_edge_ends(network, origins, at_node)
    found = _nearer(over_ends, _along_the_same_edge(origins, targets, kind, kinds))
    beyond = found.distance_m > limit_m
    return NearestTargets(np.where(beyond, np.inf, found.distance_m), np.where(beyond, -1, found.target))


def graph_with_targets(
    network: WalkingNetwork, targets: Snap, copy: Ints | None = None, copies: int = 1
) -> sparse.csr_array:
    """The graph with one more node a target (numbered from N on), with edges only out of it.

    With `copies`, as many graphs beside each other; `copy` says which of them each target belongs to.
    """
    graph, nodes = network.graph, len(network.node_xy)
    rest_m = network.edge_length_m[targets.edge] - targets.offset_m
    legs = np.column_stack([targets.access_m + targets.offset_m, targets.access_m + rest_m])
    ends = network.edge_nodes[targets.edge]
    loop = ends[:, 0] == ends[:, 1]
    legs[loop] = legs[loop].min(axis=1, keepdims=True)
    if copy is not None:
        ends = ends + nodes * copy[:, None]
    each, last = range(copies), graph.indptr[-1]
    data = np.concatenate([*(graph.data for _ in each), legs.ravel()])
    columns = np.concatenate([*(graph.indices + nodes * number for number in each), ends.ravel()])
    starts = [*(graph.indptr[:-1] + last * number for number in each)]
    starts.append(last * copies + 2 * np.arange(len(targets) + 1))
    total = copies * nodes + len(targets)
    return sparse.csr_array((data, columns, np.concatenate(starts)), shape=(total, total))


def _nothing_reached(kinds: int, origins: int) -> NearestTargets:
    return NearestTargets(np.full((kinds, origins), np.inf), np.full((kinds, origins), -1, dtype=np.intp))


def _search_from_targets(
    network: WalkingNetwork, targets: Snap, kind: Ints, kinds: int, limit_m: float
) -> NearestTargets:
    """Distance from each node to its nearest target of each kind (kinds, N), the access leg included.

    One search of as many copies of the graph, each with the targets of its kind.
    """
    nodes = len(network.node_xy)
    total = kinds * nodes
    distance_m, _, source = csgraph.dijkstra(
        graph_with_targets(network, targets, kind, kinds),
        indices=np.arange(total, total + len(targets)),
        limit=limit_m,
        min_only=True,
        return_predecessors=True,
    )
    target = np.where(source[:total] >= total, source[:total] - total, -1).astype(np.intp)
    return NearestTargets(distance_m[:total].reshape(kinds, nodes), target.reshape(kinds, nodes))


def _over_edge_ends(network: WalkingNetwork, origins: Snap, at_node: NearestTargets) -> NearestTargets:
    ends = network.edge_nodes[origins.edge]
    rest_m = network.edge_length_m[origins.edge] - origins.offset_m
    at_start, at_end = at_node.distance_m[:, ends[:, 0]], at_node.distance_m[:, ends[:, 1]]
    start = NearestTargets(origins.offset_m + at_start, at_node.target[:, ends[:, 0]])
    end = NearestTargets(rest_m + at_end, at_node.target[:, ends[:, 1]])
    way = _nearer(start, end)
    return NearestTargets(origins.access_m + way.distance_m, way.target)


def _along_the_same_edge(origins: Snap, targets: Snap, kind: Ints, kinds: int) -> NearestTargets:
    """Targets on the origin's own edge are reached without passing a node."""
    origin, target = pairs_on_one_edge(origins, targets)
    along_m = np.abs(origins.offset_m[origin] - targets.offset_m[target])
    distance_m = origins.access_m[origin] + along_m + targets.access_m[target]
    best = _nothing_reached(kinds, len(origins))
    place = kind[target] * len(origins) + origin
    order = np.lexsort((distance_m, place))
    reached, first = np.unique(place[order], return_index=True)
    best.distance_m.flat[reached] = distance_m[order][first]
    best.target.flat[reached] = target[order][first]
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
