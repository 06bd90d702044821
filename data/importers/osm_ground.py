"""Projection of an extract to metres, and lookup of the smallest area around a point."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer

from data.importers.errors import AcrossDateLine
from data.importers.osm_tables import OsmTable, OsmTables, Shapes
from spatial.crs import metric_crs_for
from spatial.projecting import to_metres

Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

NOWHERE = -1


def metric_crs_of(tables: OsmTables) -> CRS:
    """The metric CRS for the middle of the extract: the median, which one far-flung line does not move."""
    xy = np.concatenate([shapely.get_coordinates(table.shapes) for table in (tables.lines, tables.areas)])
    longitude, latitude = np.median(xy, axis=0)
    return metric_crs_for(float(longitude), float(latitude))


def require_one_side(tables: OsmTables, file: str) -> None:
    """Raise AcrossDateLine for an extract whose bulk lies on both sides of the 180° meridian."""
    xy = np.concatenate([shapely.get_coordinates(table.shapes) for table in (tables.lines, tables.areas)])
    west, east = np.quantile(xy[:, 0], (0.1, 0.9))
    if east - west > 180:
        raise AcrossDateLine(file=file)


def project_features(tables: OsmTables, crs: CRS) -> OsmTables:
    """The same tables in `crs`. Equal coordinates stay equal: lines that share a node go on sharing it."""

    def on_ground(table: OsmTable) -> OsmTable:
        return replace(table, shapes=shapely.transform(table.shapes, lambda xy: to_metres(xy, crs)))

    areas = on_ground(tables.areas)
    return replace(
        tables,
        points=on_ground(tables.points),
        lines=on_ground(tables.lines),
        areas=replace(areas, shapes=_valid(areas.shapes)),
    )


def data_extent(tables: OsmTables, crs: CRS) -> shapely.Polygon | None:
    """The box that the file says it covers, in `crs`; None where it says nothing."""
    if tables.bounds is None:
        return None
    projection = Transformer.from_crs(4326, crs, always_xy=True)
    return shapely.box(*projection.transform_bounds(*tables.bounds))


def _valid(areas: Shapes) -> Shapes:
    """A hair-thin area that was valid in degrees may cross itself in metres."""
    broken = ~shapely.is_valid(areas)
    mended = areas.copy()
    mended[broken] = shapely.make_valid(areas[broken], method="structure", keep_collapsed=False)
    return mended


def inside_points(shapes: Shapes) -> Shapes:
    """(N,) a point inside each shape."""
    return np.asarray(shapely.point_on_surface(shapes), dtype=object)


def smallest_around(points: Shapes, areas: Shapes) -> Ints:
    """(N,) row of the smallest of `areas` that holds each point; NOWHERE where none does."""
    found = np.full(len(points), NOWHERE, dtype=np.intp)
    if not len(points) or not len(areas):
        return found
    point, area = shapely.STRtree(areas).query(points, predicate="intersects")
    largest_first = np.argsort(-shapely.area(areas[area]), kind="stable")
    found[point[largest_first]] = area[largest_first]  # of repeated points the last, the smallest area, stays
    return found


def rows_with_names(rows: Ints, names: npt.NDArray[np.str_]) -> list[str]:
    """The name of each row, "" for NOWHERE."""
    return [str(names[row]) if row != NOWHERE else "" for row in rows]
