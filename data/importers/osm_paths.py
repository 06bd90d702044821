"""The walking paths of an extract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from data.frames import frame_of
from data.importers.osm_tables import OsmTable, OsmTables, Tags
from data.importers.osm_tags import is_private, metres, names_of, path_kind


@dataclass(frozen=True, eq=False)
class PathsLayer:
    """paths: the layer. Private ways that were kept, because they serve a compound, and left out."""

    paths: gpd.GeoDataFrame
    private_kept: int
    private_left_out: int


def paths_of(tables: OsmTables, compounds: gpd.GeoDataFrame, crs: CRS) -> PathsLayer:
    """Every way that people walk, with all its vertices, so that shared nodes are shared coordinates."""
    walked = [(id_, tags, shape) for id_, tags, shape in _candidates(tables) if path_kind(tags)]
    private = np.array([is_private(tags) for _, tags, _ in walked], dtype=bool)
    lines = np.array([shape for _, _, shape in walked], dtype=object)
    serves = np.zeros(len(walked), dtype=bool)
    if len(walked) and len(compounds):
        tree = shapely.STRtree(compounds.geometry.to_numpy())
        serves[tree.query(lines, predicate="intersects")[0]] = True
    kept = np.flatnonzero(~private | serves)
    table = pd.DataFrame([_row(walked[row][0], walked[row][1]) for row in kept])
    frame = frame_of("paths", table, list(lines[kept]), crs)
    return PathsLayer(frame, int((private & serves).sum()), int((private & ~serves).sum()))


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
