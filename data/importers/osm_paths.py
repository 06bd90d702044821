"""The walking paths of an extract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.catalogue.model import Catalogue
from data.frames import frame_of
from data.importers.osm_barriers import NodeEffect, node_effect
from data.importers.osm_ground import Ints
from data.importers.osm_path_cuts import cut_paths
from data.importers.osm_tables import Bools, OsmTable, OsmTables, Shapes, Strings, Tags
from data.importers.osm_tags import is_private, metres, names_of, path_kind

_AT_COMPOUND_M = 5.0
"""A gate this near to a compound is one of its gates: walls stand beside the line that is mapped."""
_SAME_PLACE_M = 1e-3


@dataclass(frozen=True)
class PathNodes:
    """Ids of the nodes on paths that do something to those who walk there.

    closed: nobody passes. private_open: private gates of compounds, taken to be open to residents.
    private_closed: the other private gates. steps: passable, not on wheels. unclear: taken to be passable.
    compounds: whose private gates are open. roads_spared: closed nodes at which a road goes on.
    """

    closed: tuple[str, ...]
    private_open: tuple[str, ...]
    private_closed: tuple[str, ...]
    steps: tuple[str, ...]
    lifts: tuple[str, ...]
    unclear: tuple[str, ...]
    compounds: frozenset[str]
    roads_spared: int


@dataclass(frozen=True, eq=False)
class PathsLayer:
    """paths: the layer. Private ways that were kept, because they serve a compound, and left out.

    private_compounds: the compounds that such ways serve.
    """

    paths: gpd.GeoDataFrame
    private_kept: int
    private_left_out: int
    private_compounds: frozenset[str]
    nodes: PathNodes


def paths_of(tables: OsmTables, compounds: gpd.GeoDataFrame, catalogue: Catalogue, crs: CRS) -> PathsLayer:
    """Every way that people walk, with all its vertices, so that shared nodes are shared coordinates.

    Where a node closes the way, the path is cut; where it stops wheels, a piece of it is not step-free.
    """
    walked = [(id_, tags, shape) for id_, tags, shape in _candidates(tables) if path_kind(tags)]
    private = np.array([is_private(tags) for _, tags, _ in walked], dtype=bool)
    lines = np.array([shape for _, _, shape in walked], dtype=object)
    way, compound = _near_compounds(lines, compounds, 0.0)
    serves = np.zeros(len(walked), dtype=bool)
    serves[way] = _open_to_residents(catalogue)
    kept = np.flatnonzero(~private | serves)
    nodes = _nodes_on(lines[kept], tables)
    table, shapes, path_nodes = _cut(
        [walked[row] for row in kept], nodes, _private_gates(nodes, compounds, catalogue)
    )
    return PathsLayer(
        frame_of("paths", table, shapes, crs),
        int((private & serves).sum()),
        int((private & ~serves).sum()),
        frozenset(compounds["id"].to_numpy()[compound[private[way] & serves[way]]]),
        path_nodes,
    )


def _open_to_residents(catalogue: Catalogue) -> bool:
    return catalogue.parameters["private_open_to_residents"].figure.value >= 0.5


def _near_compounds(shapes: Shapes, compounds: gpd.GeoDataFrame, within_m: float) -> tuple[Ints, Ints]:
    """Rows of shapes and of the compounds that they lie in or within this distance of."""
    if not len(shapes) or not len(compounds):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    tree = shapely.STRtree(compounds.geometry.to_numpy())
    shape, compound = tree.query(shapes, predicate="dwithin", distance=within_m)
    return shape, compound


@dataclass(frozen=True, eq=False)
class _Nodes:
    """Nodes of paths, by what they do."""

    ids: Strings
    shapes: Shapes
    effects: tuple[NodeEffect, ...]

    def ids_of(self, effect: NodeEffect, among: Bools | None = None) -> tuple[str, ...]:
        chosen = np.array([one is effect for one in self.effects], dtype=bool)
        return tuple(self.ids[chosen if among is None else chosen & among].tolist())


def _nodes_on(lines: Shapes, tables: OsmTables) -> _Nodes:
    """The nodes of these lines that do something."""
    points = tables.points
    rows = np.flatnonzero(tables.points_on_ways)
    if len(rows) and len(lines):
        near = shapely.STRtree(lines).query(points.shapes[rows], predicate="dwithin", distance=_SAME_PLACE_M)
        rows = rows[np.unique(near[0])]
    effects = [(row, node_effect(points.tags[row])) for row in rows]
    found = [(row, effect) for row, effect in effects if effect is not None] if len(lines) else []
    chosen = np.array([row for row, _ in found], dtype=np.intp)
    return _Nodes(points.ids[chosen], points.shapes[chosen], tuple(effect for _, effect in found))


def _private_gates(
    nodes: _Nodes, compounds: gpd.GeoDataFrame, catalogue: Catalogue
) -> tuple[Bools, frozenset[str]]:
    """(N,) the private gates that residents pass, and the compounds that they belong to."""
    gate, compound = _near_compounds(nodes.shapes, compounds, _AT_COMPOUND_M)
    is_open = np.zeros(len(nodes.ids), dtype=bool)
    is_gate = np.array([effect is NodeEffect.PRIVATE for effect in nodes.effects], dtype=bool)
    if _open_to_residents(catalogue):
        is_open[gate] = True
    is_open &= is_gate
    return is_open, frozenset(compounds["id"].to_numpy()[compound[is_open[gate]]])


def _cut(
    walked: Sequence[tuple[str, Tags, shapely.Geometry]], nodes: _Nodes, gates: tuple[Bools, frozenset[str]]
) -> tuple[pd.DataFrame, list[shapely.Geometry], PathNodes]:
    """The rows of the paths and their shapes. A path in pieces has its id once, then with their number."""
    is_open, compounds = gates
    acts = np.array([effect in _ACTS for effect in nodes.effects], dtype=bool) & ~is_open
    closes = np.array([effect is not NodeEffect.STEP for effect in nodes.effects], dtype=bool)
    lines = np.array([shape for _, _, shape in walked], dtype=object)
    kinds = [path_kind(tags) or "" for _, tags, _ in walked]
    pieces, roads_spared = cut_paths(lines, kinds, nodes.shapes[acts], closes[acts])
    count: dict[int, int] = {}
    rows = []
    for piece in pieces:
        id_, tags, _ = walked[piece.line]
        count[piece.line] = number = count.get(piece.line, 0) + 1
        row = _row(id_ if number == 1 else f"{id_}.p{number}", tags)
        rows.append(row | {"step_free": row["step_free"] is True and not piece.has_step})
    path_nodes = PathNodes(
        nodes.ids_of(NodeEffect.CLOSED),
        nodes.ids_of(NodeEffect.PRIVATE, is_open),
        nodes.ids_of(NodeEffect.PRIVATE, ~is_open),
        nodes.ids_of(NodeEffect.STEP),
        nodes.ids_of(NodeEffect.LIFT),
        nodes.ids_of(NodeEffect.UNCLEAR),
        compounds,
        roads_spared,
    )
    return pd.DataFrame(rows), [piece.shape for piece in pieces], path_nodes


_ACTS = (NodeEffect.CLOSED, NodeEffect.PRIVATE, NodeEffect.STEP)


def _candidates(tables: OsmTables) -> Iterator[tuple[str, Tags, shapely.Geometry]]:
    """Lines, and the outlines of areas that are walked on."""
    yield from tables.lines.rows()
    for id_, tags, shape in _walkable_areas(tables.areas):
        for number, ring in enumerate(_rings(shape)):
            yield (id_ if number == 0 else f"{id_}.{number + 1}"), tags, ring


def _walkable_areas(areas: OsmTable) -> Iterator[tuple[str, Tags, shapely.Geometry]]:
    for id_, tags, shape in areas.rows():
        if "highway" in tags and "building" not in tags:
            yield id_, tags, shape


def _rings(shape: shapely.Geometry) -> Iterator[shapely.LineString]:
    """Holes too: paths end at the planted middle of a square."""
    for polygon in shapely.get_parts(shape):
        for ring in shapely.get_rings(polygon):
            yield shapely.LineString(ring)


def _row(id_: str, tags: Tags) -> dict[str, object]:
    name_zh, name_en = names_of(tags)
    kind = path_kind(tags)
    return {
        "id": id_,
        "name_zh": name_zh,
        "name_en": name_en,
        "kind": kind,
        "width_m": metres(tags.get("width")) or metres(tags.get("est_width")),
        "step_free": kind != "steps",
    }
