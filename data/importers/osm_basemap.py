"""Base map features of an extract: other buildings, roads, water and green."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.frames import frame_of
from data.importers.osm_ground import Bools
from data.importers.osm_tables import OsmTables, Tags
from data.importers.osm_tags import DRAWN_ROADS, ground_cover, names_of


def basemap_of(tables: OsmTables, is_home: Bools, box: shapely.Polygon | None, crs: CRS) -> gpd.GeoDataFrame:
    """Everything drawn, cut to `box` (None: uncut). is_home: the areas that are drawn as residences."""
    rows, shapes = [], []
    for id_, tags, kind, shape in _basemap_rows(tables, is_home):
        inside = shape if box is None else _cut(shape, box)
        if not inside.is_empty:
            name_zh, name_en = names_of(tags)
            rows.append({"id": id_, "kind": kind, "name_zh": name_zh, "name_en": name_en})
            shapes.append(inside)
    return frame_of("basemap", pd.DataFrame(rows), shapes, crs)


def _basemap_rows(tables: OsmTables, is_home: Bools) -> Iterator[tuple[str, Tags, str, shapely.Geometry]]:
    for (id_, tags, shape), home in zip(tables.areas.rows(), is_home, strict=True):
        kind = "building" if tags.get("building", "no") != "no" else ground_cover(tags)
        if kind and not home:
            yield id_, tags, kind, shape
    for id_, tags, shape in tables.lines.rows():
        if tags.get("highway") in DRAWN_ROADS:
            yield id_, tags, "road", shape
        elif ground_cover(tags) == "water" and tags.get("tunnel", "no") == "no":
            yield id_, tags, "water", shape


def _cut(shape: shapely.Geometry, box: shapely.Polygon) -> shapely.Geometry:
    """The part inside the box, of the shape's own kind: a corner touched leaves no crumbs."""
    if box.covers(shape):
        return shape
    parts = shapely.get_parts(shapely.intersection(shape, box))
    parts = [part for part in parts if shapely.get_dimensions(part) == shapely.get_dimensions(shape)]
    return shapely.union_all(parts) if parts else shapely.Point()
