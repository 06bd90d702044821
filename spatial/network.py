"""The walking network as arrays.

Lines become edges, cut wherever two lines share a vertex; vertices that merely bend stay inside an edge.
Lines that cross without a shared vertex (a bridge) are not joined. Nothing is one-way for walkers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from base.late_modules import csgraph, sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Geometries = npt.NDArray[np.object_]

_GRID_M = 1e-3
"""Vertices closer than a millimetre are one vertex."""


@dataclass(frozen=True, eq=False)
class WalkingNetwork:
    """N nodes and E edges, in metres. Parallel edges and loops are allowed.

    node_xy: (N, 2). edge_nodes: (E, 2) node at the start and at the end of each line.
    edge_line: (E,) LineStrings. edge_path: (E,) row of the path that each edge was cut from.
    """

    node_xy: Floats
    edge_nodes: Ints
    edge_line: Geometries
    edge_path: Ints

    def __len__(self) -> int:
        """How many edges."""
        return len(self.edge_line)

    @cached_property
    def edge_length_m(self) -> Floats:
        """(E,) length of each edge."""
        return np.asarray(shapely.length(self.edge_line), dtype=np.float64)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index over the edges."""
        return shapely.STRtree(self.edge_line)

    @cached_property
    def graph(self) -> sparse.csr_array:
        """(N, N) symmetric matrix of edge lengths; of parallel edges the shortest."""
        start, end = self.edge_nodes[:, 0], self.edge_nodes[:, 1]
        rows, columns = np.concatenate([start, end]), np.concatenate([end, start])
        lengths = np.concatenate([self.edge_length_m, self.edge_length_m])
        order = np.lexsort((lengths, columns, rows))
        rows, columns, lengths = rows[order], columns[order], lengths[order]
        # SciPy adds up duplicates, so only the first (shortest) of each pair may go in.
        first = np.ones(len(rows), dtype=bool)
        first[1:] = (np.diff(rows) != 0) | (np.diff(columns) != 0)
        shape = (len(self.node_xy), len(self.node_xy))
        return sparse.csr_array((lengths[first], (rows[first], columns[first])), shape=shape)

    @cached_property
    def node_part(self) -> Ints:
        """(N,) which connected part each node belongs to; part 0 has the greatest length of paths."""
        _, labels = csgraph.connected_components(self.graph, directed=False)
        lengths = np.bincount(
            labels[self.edge_nodes[:, 0]], self.edge_length_m, minlength=labels.max(initial=-1) + 1
        )
        rank = np.empty(len(lengths), dtype=np.intp)
        rank[np.argsort(-lengths, kind="stable")] = np.arange(len(lengths))
        return rank[labels]

    @cached_property
    def edge_part(self) -> Ints:
        """(E,) which connected part each edge belongs to."""
        return self.node_part[self.edge_nodes[:, 0]]


def build_network(lines: Geometries) -> WalkingNetwork:
    """The network of these LineStrings (metric CRS); an empty array gives an empty network.

    `edge_path` counts rows of `lines`. Zero-length lines are left out.
    """
    xy, line = shapely.get_coordinates(np.asarray(lines, dtype=object), return_index=True)
    keep = np.ones(len(xy), dtype=bool)
    vertex = _vertex_ids(xy)
    keep[1:] = (vertex[1:] != vertex[:-1]) | (line[1:] != line[:-1])
    xy, line, vertex = xy[keep], line[keep], vertex[keep]
    long_enough = np.bincount(line, minlength=1)[line] > 1 if len(line) else np.ones(0, dtype=bool)
    xy, line, vertex = xy[long_enough], line[long_enough], vertex[long_enough]
    if not len(xy):
        return WalkingNetwork(
            np.empty((0, 2)), np.empty((0, 2), np.intp), np.empty(0, object), np.empty(0, np.intp)
        )
    return _cut_at_shared_vertices(xy, line.astype(np.intp), vertex)


def _vertex_ids(xy: Floats) -> Ints:
    """(V,) equal numbers for vertices at the same place."""
    if not len(xy):
        return np.empty(0, dtype=np.intp)
    cells = np.round(xy / _GRID_M).astype(np.int64)
    cells -= cells.min(axis=0)
    # One number a cell sorts ~20 times faster than rows of two; west to east, then south to north.
    key = cells[:, 0] * (cells[:, 1].max() + 1) + cells[:, 1]
    return np.unique(key, return_inverse=True)[1].astype(np.intp)


def _cut_at_shared_vertices(xy: Floats, line: Ints, vertex: Ints) -> WalkingNetwork:
    is_first = np.append(True, line[1:] != line[:-1])
    is_last = np.append(is_first[1:], True)
    is_shared = np.bincount(vertex)[vertex] > 1
    cuts = np.flatnonzero(is_first | is_last | is_shared)
    begins = ~is_last[cuts]
    begin, end = cuts[begins], cuts[np.flatnonzero(begins) + 1]
    edge_line = _lines_between(xy, begin, end)
    node_vertex, node = np.unique(np.concatenate([vertex[begin], vertex[end]]), return_inverse=True)
    place = np.empty((vertex.max() + 1, 2))
    place[vertex] = xy
    edge_nodes = node.reshape(2, -1).T.astype(np.intp)
    return WalkingNetwork(place[node_vertex], edge_nodes, edge_line, line[begin])


def _lines_between(xy: Floats, begin: Ints, end: Ints) -> Geometries:
    """One LineString a pair, through the vertices from `begin` to `end`, both included."""
    count = end - begin + 1
    edge = np.repeat(np.arange(len(begin)), count)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.asarray(shapely.linestrings(xy[np.repeat(begin, count) + within], indices=edge))
