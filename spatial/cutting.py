"""Cut the edges of a network at points on them, and find places on the cut network again."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.ops import substring

from spatial.network import Floats, Geometries, Ints, WalkingNetwork
from spatial.snapping import Snap

_AT_END_M = 1e-3
"""A cut nearer than a millimetre to the end of an edge is at its node."""


@dataclass(frozen=True, eq=False)
class CutNetwork:
    """A network whose edges are cut at K points; edges that were not cut keep their rows.

    node: (K,) the node that each point has become. cut_edge, cut_offset_m: (P,) where the former edges were
    cut, by edge and along it; piece: (P,) row of the edge that begins there.
    """

    network: WalkingNetwork
    node: Ints
    cut_edge: Ints
    cut_offset_m: Floats
    piece: Ints

    def remap(self, places: Snap) -> Snap:
        """The same places on the cut network."""
        moved = places.edge.copy(), places.offset_m.copy()
        for row in np.flatnonzero(np.isin(places.edge, self.cut_edge)):
            low, high = np.searchsorted(self.cut_edge, places.edge[row] + np.array([0, 1]))
            before = int(np.searchsorted(self.cut_offset_m[low:high], places.offset_m[row], side="right"))
            if before:
                moved[0][row] = self.piece[low + before - 1]
                moved[1][row] -= self.cut_offset_m[low + before - 1]
        return replace(places, edge=moved[0], offset_m=moved[1])


def cut_at(network: WalkingNetwork, edge: Ints, offset_m: Floats) -> CutNetwork:
    """The network with a node at each of K points, given by their edge and the metres along it."""
    node = np.empty(len(edge), dtype=np.intp)
    length_m = network.edge_length_m[edge]
    at_start, at_end = offset_m < _AT_END_M, offset_m > length_m - _AT_END_M
    node[at_start] = network.edge_nodes[edge[at_start], 0]
    node[at_end] = network.edge_nodes[edge[at_end], 1]
    inside = np.flatnonzero(~at_start & ~at_end)
    cuts, which = np.unique(np.column_stack([edge[inside], offset_m[inside]]), axis=0, return_inverse=True)
    node[inside] = len(network.node_xy) + which.ravel()
    return _cut(network, node, cuts[:, 0].astype(np.intp), cuts[:, 1])


def _cut(network: WalkingNetwork, node: Ints, cut_edge: Ints, cut_offset_m: Floats) -> CutNetwork:
    """cut_edge, cut_offset_m: sorted, no two alike; the cuts become nodes after those of the network."""
    if not len(cut_edge):
        return CutNetwork(network, node, cut_edge, cut_offset_m, np.empty(0, dtype=np.intp))
    is_first = np.append(True, cut_edge[1:] != cut_edge[:-1])
    is_last = np.append(is_first[1:], True)
    nodes = len(network.node_xy) + np.arange(len(cut_edge))
    piece_end = np.where(is_last, network.edge_nodes[cut_edge, 1], np.append(nodes[1:], -1))
    edge_nodes = network.edge_nodes.copy()
    edge_nodes[cut_edge[is_first], 1] = nodes[is_first]
    line, pieces = network.edge_line.copy(), np.empty(len(cut_edge), dtype=object)
    end_m = np.where(is_last, network.edge_length_m[cut_edge], np.append(cut_offset_m[1:], np.inf))
    for row, (edge, start_m, until_m) in enumerate(zip(cut_edge, cut_offset_m, end_m, strict=True)):
        pieces[row] = substring(network.edge_line[edge], start_m, until_m)
        if is_first[row]:
            line[edge] = substring(network.edge_line[edge], 0.0, start_m)
    cut = WalkingNetwork(
        np.vstack([network.node_xy, _points_on(network.edge_line[cut_edge], cut_offset_m)]),
        np.vstack([edge_nodes, np.column_stack([nodes, piece_end])]).astype(np.intp),
        np.concatenate([line, pieces]),
        np.concatenate([network.edge_path, network.edge_path[cut_edge]]),
    )
    return CutNetwork(cut, node, cut_edge, cut_offset_m, len(network) + np.arange(len(cut_edge)))


def _points_on(lines: Geometries, offset_m: Floats) -> Floats:
    return np.asarray(shapely.get_coordinates(shapely.line_interpolate_point(lines, offset_m)))
