"""What the peers are given: the network as node and edge arrays, homes and doors as nodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.towns import Town
from spatial.network import Floats, Ints, WalkingNetwork

LIMIT_M = 1500.0
"""Peers stop looking at this distance. We do not stop, so this is in their favour."""


@dataclass(frozen=True, eq=False)
class Streets:
    """Edges between numbered nodes. node_xy: (N, 2). edge_nodes: (E, 2). length_m: (E,)."""

    node_xy: Floats
    edge_nodes: Ints
    length_m: Floats

    def in_whole_millimetres(self) -> Streets:
        """Lengths cut to the millimetre, as pandana keeps them."""
        return Streets(self.node_xy, self.edge_nodes, np.floor(self.length_m * 1000.0) / 1000.0)


@dataclass(frozen=True, eq=False)
class Nodes:
    """Where homes and doors are taken to be. home: (B,) nodes. doors: C arrays of nodes."""

    home: Ints
    doors: tuple[Ints, ...]


def streets_of(network: WalkingNetwork) -> Streets:
    """The arrays of our own network, so that everybody walks on the same streets."""
    return Streets(network.node_xy, network.edge_nodes, network.edge_length_m)


def nearest_nodes(town: Town, streets: Streets) -> Nodes:
    """Every home and every door at its nearest node, the usual practice."""
    tree = cKDTree(streets.node_xy)
    return Nodes(_nearest(tree, town.home_xy), tuple(_nearest(tree, doors.xy) for doors in town.doors))


def with_one_more(nodes: Nodes, town: Town, streets: Streets) -> Ints:
    """The doors of `town.new_category`, the one more facility among them."""
    return np.append(nodes.doors[town.new_category], _nearest(cKDTree(streets.node_xy), town.new_xy[None]))


def _nearest(tree: cKDTree, xy: Floats) -> Ints:
    return np.asarray(tree.query(xy)[1], dtype=np.intp) if len(xy) else np.empty(0, dtype=np.intp)
