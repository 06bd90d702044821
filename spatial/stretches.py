"""The longest stretch without a rest on the walk from each home to the nearest of some places.

A rest is a seat that the walk passes; the home and the door at its end are rests too. The walks are the
shortest ones; of several equally short any is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from base.late_modules import csgraph
from spatial.coverage import Bools
from spatial.cutting import CutNetwork
from spatial.nearest import graph_with_targets, pairs_on_one_edge
from spatial.network import Floats, Geometries, Ints, WalkingNetwork
from spatial.snapping import Snap


@dataclass(frozen=True, eq=False)
class Stretches:
    """For n origins: `distance_m` (n,) to the nearest target, inf where there is none; `longest_m` (n,) the
    longest stretch of that walk without a rest, NaN there."""

    distance_m: Floats
    longest_m: Floats


@dataclass(frozen=True, eq=False)
class WalkTree:
    """The shortest walks from all N nodes of a network to the nearest of T targets, nodes N … N+T−1.

    distance_m: (N+T,). towards: (N+T,) the next node on the way, the node itself at a target and where no
    target can be reached. rest: (N+T,) the first rest on the way, the node itself included. longest_m:
    (N+T,) longest stretch between the rests from `rest` on.
    """

    distance_m: Floats
    towards: Ints
    rest: Ints
    longest_m: Floats

    @property
    def run_m(self) -> Floats:
        """(N+T,) metres from each node to the first rest on the way; NaN where no target can be reached."""
        with np.errstate(invalid="ignore"):
            return self.distance_m - self.distance_m[self.rest]


def seats_on_paths(network: WalkingNetwork, seats: Geometries, within_m: float) -> tuple[Ints, Floats]:
    """Edge and metres along it where each path comes nearest to one of `seats`, within `within_m` of it."""
    seat, edge = network.tree.query(seats, predicate="dwithin", distance=within_m)
    foot = shapely.get_point(shapely.shortest_line(network.edge_line[edge], seats[seat]), 0)
    return edge.astype(np.intp), shapely.line_locate_point(network.edge_line[edge], foot)


def longest_stretches(cut: CutNetwork, origins: Snap, targets: Snap) -> Stretches:
    """The longest stretch without a rest for each of `origins`; both snapped to the uncut network."""
    if not len(origins) or not len(targets):
        return Stretches(np.full(len(origins), np.inf), np.full(len(origins), np.nan))
    homes, ends = cut.remap(origins), cut.remap(targets)
    tree = walk_tree(cut.network, ends, cut.node)
    edge_ends = cut.network.edge_nodes[homes.edge]
    rest_m = cut.network.edge_length_m[homes.edge] - homes.offset_m
    best = _shorter(
        _through(tree, edge_ends[:, 0], homes.access_m + homes.offset_m),
        _through(tree, edge_ends[:, 1], homes.access_m + rest_m),
    )
    best = _shorter(best, _within_one_piece(homes, ends))
    reached = np.isfinite(best.distance_m)
    return Stretches(best.distance_m, np.where(reached, best.longest_m, np.nan))


def walk_tree(network: WalkingNetwork, targets: Snap, seat_nodes: Ints) -> WalkTree:
    """The shortest walks to `targets`, with the rests on them: the targets and these nodes."""
    nodes = len(network.node_xy)
    roots = np.arange(nodes, nodes + len(targets))
    distance_m, before, _ = csgraph.dijkstra(
        graph_with_targets(network, targets), indices=roots, min_only=True, return_predecessors=True
    )
    towards = np.where(before >= 0, before, np.arange(len(before))).astype(np.intp)
    is_rest = np.zeros(len(towards), dtype=bool)
    is_rest[seat_nodes], is_rest[roots] = True, True
    rest = _end_of_chain(np.where(is_rest, np.arange(len(towards)), towards))
    return WalkTree(distance_m, towards, rest, _longest_between_rests(distance_m, towards, rest))


def _longest_between_rests(distance_m: Floats, towards: Ints, rest: Ints) -> Floats:
    """Longest of the stretches from each node's first rest to the target; by doubling the steps."""
    following = rest[towards]  # of a rest: the rest after it
    with np.errstate(invalid="ignore"):
        longest_m = np.nan_to_num(distance_m - distance_m[following], nan=0.0)
    ahead = following
    while True:
        longest_m = np.maximum(longest_m, longest_m[ahead])
        further = ahead[ahead]
        if (further == ahead).all():
            return longest_m[rest]
        ahead = further


def _end_of_chain(step: Ints) -> Ints:
    """Where each number ends that is followed by `step` until it stays."""
    while True:
        further = step[step]
        if (further == step).all():
            return step
        step = further


def _through(tree: WalkTree, node: Ints, leg_m: Floats) -> Stretches:
    """The walks that begin with a leg of `leg_m` to `node`."""
    return Stretches(leg_m + tree.distance_m[node], np.fmax(tree.longest_m[node], leg_m + tree.run_m[node]))


def _within_one_piece(homes: Snap, ends: Snap) -> Stretches:
    """The walks to a target on the same piece: no node lies between, so no seat does."""
    distance_m = np.full(len(homes), np.inf)
    home, end = pairs_on_one_edge(homes, ends)
    along_m = np.abs(homes.offset_m[home] - ends.offset_m[end])
    np.minimum.at(distance_m, home, homes.access_m[home] + along_m + ends.access_m[end])
    return Stretches(distance_m, distance_m)


def _shorter(one: Stretches, other: Stretches) -> Stretches:
    closer: Bools = other.distance_m < one.distance_m
    return Stretches(
        np.where(closer, other.distance_m, one.distance_m), np.where(closer, other.longest_m, one.longest_m)
    )
