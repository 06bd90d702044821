"""Where people walk far without a seat: how many of them, path by path."""

from __future__ import annotations

import numpy as np

from spatial.cutting import CutNetwork, cut_at
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap
from spatial.stretches import WalkTree, walk_tree


def cut_for_gaps(network: WalkingNetwork, edge: Ints, offset_m: Floats, places: list[Snap]) -> CutNetwork:
    """The network with a node at each of K seats (first in `node`) and wherever one of `places` joins it."""
    return cut_at(
        network,
        np.concatenate([edge, *(some.edge for some in places)]),
        np.concatenate([offset_m, *(some.offset_m for some in places)]),
    )


def people_on_gaps(
    cut: CutNetwork, seats: int, homes: Snap, doors: Snap, people: Floats, beyond_m: float
) -> Floats:
    """(E,) people who walk each edge of the cut network in a stretch without a rest longer than `beyond_m`.

    Of their walks to the nearest of `doors`. seats: how many of `cut.node` are seats. homes, doors: snapped
    to the uncut network, which is cut where they join it. people: (B,) of the homes.
    """
    ends, starts = cut.remap(doors), cut.remap(homes)
    tree = walk_tree(cut.network, ends, cut.node[:seats])
    home = _node_at(cut.network, starts)
    reached = np.isfinite(tree.distance_m[home])
    begun = np.zeros(len(tree.towards))
    _begin_at_homes(begun, tree, home[reached], homes.access_m[reached], people[reached], beyond_m)
    passing = np.zeros(len(tree.towards))
    np.add.at(passing, home[reached], people[reached])
    _begin_at_rests(begun, tree, _along_the_tree(tree, passing), beyond_m)
    return _on_edges(cut.network, tree, _node_at(cut.network, ends), _along_the_tree(tree, begun))


def _begin_at_homes(
    begun: Floats, tree: WalkTree, home: Ints, access_m: Floats, people: Floats, beyond_m: float
) -> None:
    """Long stretches from homes to the first rest."""
    is_long = access_m + tree.run_m[home] > beyond_m
    np.add.at(begun, home[is_long], people[is_long])
    np.subtract.at(begun, tree.rest[home[is_long]], people[is_long])


def _begin_at_rests(begun: Floats, tree: WalkTree, passing: Floats, beyond_m: float) -> None:
    """Long stretches from one rest to the next, for all who pass there."""
    nodes = np.arange(len(tree.towards))
    rests = np.flatnonzero((tree.rest == nodes) & (tree.towards != nodes))
    following = tree.rest[tree.towards[rests]]
    is_long = tree.distance_m[rests] - tree.distance_m[following] > beyond_m
    np.add.at(begun, rests[is_long], passing[rests[is_long]])
    np.subtract.at(begun, following[is_long], passing[rests[is_long]])


def _along_the_tree(tree: WalkTree, at_node: Floats) -> Floats:
    """(N+T,) what begins at each node and at all nodes behind it."""
    total, towards = at_node.tolist(), tree.towards.tolist()
    for node in np.argsort(-tree.distance_m, kind="stable").tolist():
        if towards[node] != node:
            total[towards[node]] += total[node]
    return np.array(total)


def _on_edges(network: WalkingNetwork, tree: WalkTree, door: Ints, at_node: Floats) -> Floats:
    """(E,) what goes over each edge from its node on; of parallel edges the shortest is walked.

    door: (T,) the node where each target joins; the search goes to the target from both ends of its edge.
    """
    nodes = len(network.node_xy)
    low, high = network.edge_nodes.min(axis=1), network.edge_nodes.max(axis=1)
    order = np.lexsort((network.edge_length_m, low * nodes + high))
    pairs, first = np.unique((low * nodes + high)[order], return_index=True)
    ahead = np.concatenate([np.arange(nodes), door])[tree.towards[:nodes]]
    node = np.flatnonzero(ahead != np.arange(nodes))
    pair = np.minimum(node, ahead[node]) * nodes + np.maximum(node, ahead[node])
    people = np.zeros(len(network))
    np.add.at(people, order[first[np.searchsorted(pairs, pair)]], at_node[node])
    return people


def _node_at(network: WalkingNetwork, places: Snap) -> Ints:
    """The node where each place joins, whose edge is cut there."""
    at_end = places.offset_m > network.edge_length_m[places.edge] / 2
    return network.edge_nodes[places.edge, at_end.astype(np.intp)]
