"""The isochrone recipe of the osmnx examples: an ego graph around every home."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np

from benchmarks.peers.networkx_multi_source import graph_of
from benchmarks.streets import Streets
from spatial.coverage import Bools
from spatial.network import Ints


class OsmnxEgo:
    """`networkx.ego_graph(graph, home, radius, distance="length")`, then: which doors lie in it?

    It tells what is within one radius and no distances, so it does less than everybody else here.
    """

    def __init__(self, streets: Streets) -> None:
        self.graph = graph_of(streets)

    def is_reached(self, homes: Ints, doors: Sequence[Ints], radius_m: float) -> Bools:
        """(B, C) whether a door of each category is within the radius of each home."""
        wanted = [set(of_category.tolist()) for of_category in doors]
        within = np.zeros((len(homes), len(doors)), dtype=bool)
        for row, home in enumerate(homes.tolist()):
            isochrone = nx.ego_graph(self.graph, home, radius=radius_m, distance="length")
            within[row] = [not of_category.isdisjoint(isochrone) for of_category in wanted]
        return within
