"""Areas of an extract that lack a part: ways or nodes that they name and the file does not have.

Every export cuts some at its edge. GDAL leaves out a relation that lacks a way, and closes a way that lacks
nodes over the gap; neither says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import numpy as np

from data.importers.osm_elements import AreaRelation, Int64s, OsmElements
from data.importers.osm_tables import IncompleteArea, Tags

_LEAST_CORNERS = 4
"""Nodes of a way that closes, its first named twice."""


def incomplete_areas(elements: OsmElements, read: Collection[str]) -> tuple[IncompleteArea, ...]:
    """The areas that are not whole. read: ids of those that GDAL made."""
    missing = elements.missing_nodes()
    ways = elements.ways_with(missing.tolist()).tolist() if len(missing) else []
    gaps = {int(elements.way_ids[way]): _nodes_named(elements.nodes_of(way), missing) for way in ways}
    relations = _relations(elements, gaps, read)
    return tuple(chain(relations, _closed_ways(elements, ways, gaps, read)))


def _nodes_named(nodes: Int64s, missing: Int64s) -> list[str]:
    return [f"n{node}" for node in np.unique(nodes[np.isin(nodes, missing)]).tolist()]


def _relations(
    elements: OsmElements, gaps: Mapping[int, list[str]], read: Collection[str]
) -> Iterator[IncompleteArea]:
    if not elements.areas:
        return
    row_of = {way: row for row, way in enumerate(elements.way_ids.tolist())}
    for area in elements.areas:
        lost = [f"w{way}" for way in area.ways if way not in row_of]
        nodes = list(dict.fromkeys(chain.from_iterable(gaps.get(way, []) for way in area.ways)))
        is_read = f"r{area.id}" in read
        if lost or nodes or not is_read:
            tags, by_its_way = _tags_of(area, elements, row_of, read)
            yield IncompleteArea(f"r{area.id}", tags, (*lost, *nodes), not (is_read or by_its_way))


def _tags_of(
    area: AreaRelation, elements: OsmElements, row_of: Mapping[int, int], read: Collection[str]
) -> tuple[Tags, bool]:
    """The tags of the relation; where it has none, as in old data, those of the way that has, and whether
    that way was read as an area of its own."""
    own = {key: value for key, value in area.tags.items() if key != "type"}
    if own:
        return own, False
    tagged = (way for way in area.ways if way in row_of and elements.way_tags(row_of[way]))
    way = next(tagged, None)
    return ({}, False) if way is None else (elements.way_tags(row_of[way]), f"w{way}" in read)


def _closed_ways(
    elements: OsmElements, ways: list[int], gaps: Mapping[int, list[str]], read: Collection[str]
) -> Iterator[IncompleteArea]:
    for way in ways:
        nodes, id_ = elements.nodes_of(way), int(elements.way_ids[way])
        if len(nodes) >= _LEAST_CORNERS and nodes[0] == nodes[-1] and elements.way_tags(way):
            yield IncompleteArea(f"w{id_}", elements.way_tags(way), tuple(gaps[id_]), f"w{id_}" not in read)
