"""Keep apart nodes of ways that lie at the same place and are not the same node.

A footbridge over a street may have a node exactly above one of the street's. OpenStreetMap joins ways where
they name the same node, and nowhere else; everything behind this reader (the layer of paths, its files, its
editing, the walking network) joins lines at equal places. So that the two agree, all such nodes but one move
by three centimetres: less than a map can show, more than what exported coordinates are rounded by, and wider
than the network's millimetre. Paths in whatever format, stored or edited, thus need no column for it. An end
that now stops just short of a path is shown by the check of nearly meeting paths, for two nodes at one place
may also be a mapper's slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

import numpy as np
import shapely

from data.importers.osm_elements import PER_DEGREE, Int64s, OsmElements, ten_millionths
from data.importers.osm_tables import Shapes, Strings

_STEP = 3
"""Ten-millionths of a degree: three centimetres."""
_DIRECTIONS = ((0, 1), (1, 0), (0, -1), (-1, 0))

Place = tuple[int, int]


def stacked_nodes(elements: OsmElements) -> dict[int, Place]:
    """Where nodes of highways go that share their place with another one: id → longitude and latitude in
    ten-millionths of a degree. Of each heap the lowest id stays."""
    nodes, places = elements.places_of(elements.highway_nodes())
    _, heap, size = np.unique(_keys(places), return_inverse=True, return_counts=True)
    rows = np.flatnonzero(size[heap] > 1)
    taken = set(_keys(places).tolist()) if len(rows) else set()
    moved: dict[int, Place] = {}
    first: set[int] = set()
    for node, number, (east, north) in zip(
        nodes[rows].tolist(), heap[rows].tolist(), places[rows].tolist(), strict=True
    ):
        if number in first:
            moved[node], key = _free_place((east, north), taken)
            taken.add(key)
        first.add(number)
    return moved


def _keys(places: Int64s) -> Int64s:
    """(n,) a number for each place."""
    return np.asarray(places[:, 0] * (400 * PER_DEGREE) + places[:, 1], dtype=np.int64)


def _free_place(place: Place, taken: set[int]) -> tuple[Place, int]:
    """The nearest place beside this one where no node is, and its key."""
    for away in count(_STEP, _STEP):
        for east, north in _DIRECTIONS:
            free = place[0] + away * east, place[1] + away * north
            key = int(_keys(np.array([free], dtype=np.int64))[0])
            if key not in taken:
                return free, key
    raise AssertionError("places never run out")


def moved_shapes(
    layers: Mapping[str, tuple[Strings, Shapes]], elements: OsmElements, moved: Mapping[int, Place]
) -> Iterator[tuple[str, int, shapely.Geometry]]:
    """(layer, row, shape) of each shape that uses a moved node. layers: ids and shapes in degrees by name."""
    ways = elements.ways_with(moved).tolist()
    named = {f"w{elements.way_ids[way]}": [way] for way in ways}
    row_of = {int(elements.way_ids[way]): way for way in ways}
    for area in elements.areas:
        members = [row_of[way] for way in area.ways if way in row_of]
        if members:
            named[f"r{area.id}"] = members
    named_nodes = {f"n{node}": node for node in moved}
    for layer, (ids, shapes) in layers.items():
        wanted = np.isin(ids, np.array([*named, *named_nodes], dtype=np.str_))
        for row in np.flatnonzero(wanted).tolist():
            id_ = str(ids[row])
            if id_ in named_nodes:
                yield layer, row, shapely.Point(_degrees(moved[named_nodes[id_]]))
            elif layer == "lines":
                yield layer, row, _line(elements, named[id_][0], moved)
            else:
                yield layer, row, _area(shapes[row], elements, named[id_], moved)


def _degrees(place: Place) -> tuple[float, float]:
    return place[0] / PER_DEGREE, place[1] / PER_DEGREE


def _line(elements: OsmElements, way: int, moved: Mapping[int, Place]) -> shapely.LineString:
    """The line through the nodes of the way that are there."""
    nodes, places = elements.places_of(elements.nodes_of(way))
    return shapely.LineString(_moved_places(nodes, places, moved) / PER_DEGREE)


def _moved_places(nodes: Int64s, places: Int64s, moved: Mapping[int, Place]) -> Int64s:
    moved_to = places.copy()
    for row in np.flatnonzero(np.isin(nodes, np.array(list(moved), dtype=np.int64))).tolist():
        moved_to[row] = moved[int(nodes[row])]
    return moved_to


def _area(
    shape: shapely.Geometry, elements: OsmElements, ways: list[int], moved: Mapping[int, Place]
) -> shapely.Geometry:
    """The area with its corners moved; a corner stays where the area has both nodes of the place."""
    nodes = np.unique(np.concatenate([elements.nodes_of(way) for way in ways]))
    nodes, places = elements.places_of(nodes)
    _, heap, size = np.unique(_keys(places), return_inverse=True, return_counts=True)
    new = _moved_places(nodes, places, moved)
    corners = ten_millionths(shapely.get_coordinates(shape))
    for row in np.flatnonzero((size[heap] == 1) & (new != places).any(axis=1)).tolist():
        corners[(corners == places[row]).all(axis=1)] = new[row]
    return shapely.set_coordinates(shapely.from_wkb(shapely.to_wkb(shape)), corners / PER_DEGREE)
