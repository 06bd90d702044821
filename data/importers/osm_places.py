"""Places of an extract: compounds, public spaces, facilities and entrances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.catalogue.model import Catalogue, FacilityCategory
from data.frames import frame_of
from data.importers.osm_barriers import NodeEffect, node_effect
from data.importers.osm_ground import Bools, inside_points, rows_with_names, smallest_around
from data.importers.osm_tables import OsmTable, OsmTables, Shapes, Tags
from data.importers.osm_tags import (
    category_and_level,
    first_number,
    is_compound,
    is_entrance,
    is_in_use,
    matches,
    names_of,
)

_DOOR_TOLERANCE_M = 0.05
"""OSM keeps 1e-7 degrees, a centimetre; a node that belongs to an outline lies on it to that."""

_LEAST_SPACE_M2 = 1.0
"""What is left of a space below this is a drawing error between two outlines."""


def compounds_of(areas: OsmTable, crs: CRS) -> gpd.GeoDataFrame:
    """Named residential areas, in metres (`crs`)."""
    rows = [(id_, tags, shape) for id_, tags, shape in areas.rows() if is_compound(tags)]
    return frame_of("compounds", _named_rows(rows), [shape for _, _, shape in rows], crs)


def public_spaces_of(
    areas: OsmTable, compounds: gpd.GeoDataFrame, catalogue: Catalogue, crs: CRS
) -> gpd.GeoDataFrame:
    """Areas with at least one function of the catalogue. No ground is counted twice: a space inside another,
    or overlapping a larger one, is cut out of it."""
    rows = []
    for id_, tags, shape in areas.rows():
        functions = [
            key for key, function in catalogue.space_functions.items() if matches(tags, function.osm)
        ]
        if functions and is_in_use(tags):
            rows.append((id_, tags, shape, ";".join(functions)))
    shapes = _without_smaller_ones(np.array([row[2] for row in rows], dtype=object))
    left = [(row, shape) for row, shape in zip(rows, shapes, strict=True) if shape.area >= _LEAST_SPACE_M2]
    kept = np.array([shape for _, shape in left], dtype=object)
    table = _named_rows([row[:3] for row, _ in left]).assign(
        functions=[row[3] for row, _ in left],
        condition="good",
        compound=_compound_names(kept, compounds),
    )
    return frame_of("public_spaces", table, list(kept), crs)


def _named_rows(rows: Sequence[tuple[str, Tags, shapely.Geometry]]) -> pd.DataFrame:
    names = [names_of(tags) for _, tags, _ in rows]
    return pd.DataFrame(
        {
            "id": [id_ for id_, _, _ in rows],
            "name_zh": [chinese for chinese, _ in names],
            "name_en": [english for _, english in names],
        }
    )


def _compound_names(shapes: Shapes, compounds: gpd.GeoDataFrame) -> list[str]:
    around = smallest_around(inside_points(shapes), compounds.geometry.to_numpy())
    return rows_with_names(around, compounds["id"].to_numpy())


def _without_smaller_ones(shapes: Shapes) -> list[shapely.Geometry]:
    """Each shape without the smaller ones on it (of equal ones the first keeps the ground)."""
    if not len(shapes):
        return []
    rank = np.empty(len(shapes), dtype=np.intp)
    rank[np.argsort(shapely.area(shapes), kind="stable")] = np.arange(len(shapes))
    mine, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    takes = rank[other] < rank[mine]
    left = list(shapes)
    for row in np.unique(mine[takes]):
        taken = shapely.union_all(shapes[other[takes & (mine == row)]])
        left[row] = _polygons(shapely.difference(shapes[row], taken))
    return left


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a shape, without the crumbs that a cut leaves."""
    parts = [part for part in shapely.get_parts(shape) if part.area >= _LEAST_SPACE_M2]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


@dataclass(frozen=True)
class _PlaceMatch:
    id: str
    tags: Tags
    shape: shapely.Geometry
    category: str
    level: str


def facilities_of(
    tables: OsmTables, spaces: gpd.GeoDataFrame, catalogue: Catalogue, crs: CRS
) -> gpd.GeoDataFrame:
    """Points and areas that a facility category names; an area stays an area.

    A thing belongs to the first category that matches. A point inside an area of the same category is the
    same thing when it has the same name or none.
    """
    areas = list(_matches(tables.areas, catalogue.facility_categories))
    points = list(_matches(tables.points, catalogue.facility_categories))
    found = [*_not_in_areas(points, areas), *areas]
    shapes = np.array([one.shape for one in found], dtype=object)
    around = smallest_around(inside_points(shapes), spaces.geometry.to_numpy())
    table = _named_rows([(one.id, one.tags, one.shape) for one in found]).assign(
        category=[one.category for one in found],
        level=[one.level for one in found],
        condition="good",
        capacity=np.array([first_number(one.tags.get("capacity")) for one in found], dtype=float),
        space=rows_with_names(around, spaces["id"].to_numpy()),
    )
    return frame_of("facilities", table, list(shapes), crs)


def _matches(table: OsmTable, categories: Mapping[str, FacilityCategory]) -> Iterator[_PlaceMatch]:
    for id_, tags, shape in table.rows():
        category, level = category_and_level(tags, categories)
        if category and is_in_use(tags):
            yield _PlaceMatch(id_, tags, shape, category, level)


def _not_in_areas(points: list[_PlaceMatch], areas: list[_PlaceMatch]) -> list[_PlaceMatch]:
    """The points that are not the same thing as an area around them."""
    if not points or not areas:
        return points
    tree = shapely.STRtree([area.shape for area in areas])
    pairs = tree.query([point.shape for point in points], predicate="intersects")
    repeated = {int(point) for point, area in pairs.T if _same_thing(points[point], areas[area])}
    return [point for row, point in enumerate(points) if row not in repeated]


def _same_thing(point: _PlaceMatch, area: _PlaceMatch) -> bool:
    name = names_of(point.tags)
    return point.category == area.category and name in (names_of(area.tags), ("", ""))


def entrances_of(points: OsmTable, places: Sequence[gpd.GeoDataFrame], crs: CRS) -> gpd.GeoDataFrame:
    """Gates and doors that lie on the outline of a place; one row for each place that they lead into.

    places: layers whose areas may have doors. A place in two layers under one id has its doors once.
    """
    doors = np.array([_lets_in(tags) for tags in points.tags], dtype=bool)
    ids, outlines = _outlines(places)
    if not doors.any() or not len(ids):
        return frame_of("entrances", pd.DataFrame(), [], crs)
    shapes, names = points.shapes[doors], points.ids[doors]
    tree = shapely.STRtree(outlines)
    pairs = tree.query(shapes, predicate="dwithin", distance=_DOOR_TOLERANCE_M).T
    leads = sorted({(int(door), ids[place]) for door, place in pairs})
    first = _is_first([door for door, _ in leads])
    table = pd.DataFrame(
        {
            "id": [
                str(names[door]) if new else f"{names[door]}@{of}"
                for (door, of), new in zip(leads, first, strict=True)
            ],
            "of": [of for _, of in leads],
        }
    )
    return frame_of("entrances", table, [shapes[door] for door, _ in leads], crs)


def _lets_in(tags: Tags) -> bool:
    return is_entrance(tags) and node_effect(tags) is not NodeEffect.CLOSED


def _outlines(places: Sequence[gpd.GeoDataFrame]) -> tuple[list[str], list[shapely.Geometry]]:
    named = [(id_, shape) for layer in places for id_, shape in zip(layer["id"], layer.geometry, strict=True)]
    areas = [(str(id_), shape.boundary) for id_, shape in named if shape.geom_type != "Point"]
    return [id_ for id_, _ in areas], [outline for _, outline in areas]


def _is_first(sorted_values: Sequence[int]) -> Bools:
    values = np.asarray(sorted_values)
    return np.append(True, values[1:] != values[:-1])[: len(values)]
