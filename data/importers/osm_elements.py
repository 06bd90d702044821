"""What an extract says by element: nodes with places, ways by their nodes, areas by their ways.

GDAL hands over finished shapes. Which nodes a way names, and which ways an area, is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.importers.osm_tables import Tags

Int64s = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

PER_DEGREE = 10**7
"""OpenStreetMap, and GDAL's reader of it, know places to the ten-millionth of a degree."""
AREA_TYPES = ("multipolygon", "boundary")
"""Values of the tag `type` whose relations are areas made of ways."""


@dataclass(frozen=True)
class AreaRelation:
    """A relation that draws an area. ways: its members of this kind, in their order."""

    id: int
    tags: Tags
    ways: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class OsmElements:
    """N nodes, W ways, R references.

    node_ids: (N,). node_places: (N, 2) longitude and latitude in ten-millionths of a degree. way_ids: (W,).
    way_ends: (W,) where the references of each way end in `references` (R,), which are ids of nodes.
    is_highway: (W,) whether the way has that tag. way_tags: the tags of the way in a row.
    """

    node_ids: Int64s
    node_places: Int64s
    way_ids: Int64s
    way_ends: Int64s
    references: Int64s
    is_highway: Bools
    way_tags: Callable[[int], Tags]
    areas: tuple[AreaRelation, ...]

    def nodes_of(self, way: int) -> Int64s:
        """The nodes of the way in this row, in their order."""
        begin = int(self.way_ends[way - 1]) if way else 0
        return self.references[begin : int(self.way_ends[way])]

    def ways_with(self, nodes: Collection[int]) -> Int64s:
        """Rows of the ways that name any of these nodes."""
        at = np.flatnonzero(np.isin(self.references, np.fromiter(nodes, np.int64)))
        return np.unique(np.searchsorted(self.way_ends, at, side="right"))

    def highway_nodes(self) -> Int64s:
        """The ids of all nodes of ways with the tag highway, each once, rising."""
        counts = np.diff(self.way_ends, prepend=0)
        return np.unique(self.references[np.repeat(self.is_highway, counts)])

    def missing_nodes(self) -> Int64s:
        """The nodes that ways name and the file lacks, each once, rising."""
        return np.setdiff1d(self.references, self.node_ids)

    def places_of(self, nodes: Int64s) -> tuple[Int64s, Int64s]:
        """Those of the nodes that are here, in the order given, and (n, 2) their places."""
        order = np.argsort(self.node_ids, kind="stable")
        sorted_ids = self.node_ids[order]
        at = np.searchsorted(sorted_ids, nodes)
        here = at < len(sorted_ids)
        here[here] = sorted_ids[at[here]] == nodes[here]
        return nodes[here], self.node_places[order[at[here]]]


def ten_millionths(degrees: npt.NDArray[np.float64]) -> Int64s:
    """Degrees as GDAL rounds them."""
    return np.floor(degrees * PER_DEGREE + 0.5).astype(np.int64)
