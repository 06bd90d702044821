"""networkx: one Dijkstra a category, started from all its doors at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import networkx as nx
import numpy as np

from benchmarks.streets import LIMIT_M, Streets
from spatial.network import Floats, Ints


class NetworkxMultiSource:
    """`networkx.multi_source_dijkstra`: distances and, as the start of each path, which facility it is."""

    whole_millimetres: ClassVar[bool] = False

    def __init__(self, streets: Streets) -> None:
        self.graph = graph_of(streets)
        self.nodes = len(streets.node_xy)

    def to_nearest(self, homes: Ints, doors: Ints) -> Floats:
        """(B,) metres; inf beyond the limit."""
        distance_m = np.full(self.nodes, np.inf)
        if len(doors):
            reached = self._search(set(doors.tolist()))
            distance_m[np.fromiter(reached, np.intp, len(reached))] = np.fromiter(
                reached.values(), np.float64, len(reached)
            )
        return distance_m[homes]

    def _search(self, doors: set[int]) -> Mapping[int, float]:
        found: tuple[dict[int, float], object] = nx.multi_source_dijkstra(
            self.graph, doors, cutoff=LIMIT_M, weight="length"
        )
        return found[0]


class NetworkxDistances(NetworkxMultiSource):
    """`networkx.multi_source_dijkstra_path_length`: distances alone, half the work."""

    def _search(self, doors: set[int]) -> Mapping[int, float]:
        found: dict[int, float] = nx.multi_source_dijkstra_path_length(
            self.graph, doors, cutoff=LIMIT_M, weight="length"
        )
        return found


def graph_of(streets: Streets) -> nx.Graph:
    """An undirected graph; of parallel edges the shortest."""
    longest_first = np.argsort(-streets.length_m, kind="stable")  # the last one added stays
    start, end = streets.edge_nodes[longest_first].T.tolist()
    graph = nx.Graph()
    graph.add_nodes_from(range(len(streets.node_xy)))
    graph.add_weighted_edges_from(
        zip(start, end, streets.length_m[longest_first].tolist(), strict=True), weight="length"
    )
    return graph
