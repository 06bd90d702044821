"""Where the cells of a grid lie: which homes are in them, and how much of them is the community's ground."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from base.words import join_texts
from data.importers.census.cells import CensusCells
from data.importers.osm_ground import NOWHERE, Ints, inside_points
from features.own_community.errors import CellsOverlapError, NoHomeInCellsError
from spatial.network import Floats

_WHOLE_CELL = 0.999
"""A cell with so much of its area inside counts as inside: coordinates are rounded."""
_MOST_OVERLAP = 0.01
"""Of the smaller of two cells: what rounding and projection may make of a common edge."""
_SHOWN = 3


def cells_of_homes(cells: CensusCells, homes: gpd.GeoDataFrame) -> Ints:
    """(H,) the cell that a point inside each home lies in, on an edge the first; NOWHERE for none.

    Raises NoHomeInCellsError where all lie elsewhere.
    """
    points = inside_points(homes.geometry.to_numpy())
    found = np.full(len(points), NOWHERE, dtype=np.intp)
    home, cell = shapely.STRtree(cells.shapes).query(points, predicate="intersects")
    last_first = np.argsort(-cell, kind="stable")
    found[home[last_first]] = cell[last_first]
    if not len(home):
        away_km = shapely.distance(shapely.union_all(points), cells.shapes).min() / 1000
        raise NoHomeInCellsError(file=cells.file, away_km=float(away_km))
    return found


def ground_with_homes(grids: gpd.GeoDataFrame, homes: gpd.GeoDataFrame) -> shapely.Geometry:
    """The ground that the community's people live on: its grids, and homes beside them."""
    grids_ground = shapely.union_all(grids.geometry.to_numpy())
    shapely.prepare(grids_ground)
    shapes = homes.geometry.to_numpy()
    beside = shapes[~shapely.covers(grids_ground, shapes)]
    return shapely.union(grids_ground, shapely.union_all(shapely.buffer(beside, 1.0)))


def parts_on_ground(cells: CensusCells, ground: shapely.Geometry, with_homes: Ints) -> Floats:
    """(N,) how much of each cell's area lies on the ground, from 0 to 1.

    with_homes: rows of cells that have homes. A mere edge of others is no ground of theirs.
    """
    parts = np.zeros(len(cells))
    touching = np.flatnonzero(shapely.intersects(cells.shapes, ground))
    shapes = cells.shapes[touching]
    share = shapely.area(shapely.intersection(shapes, ground)) / shapely.area(shapes)
    share[(share <= 1 - _WHOLE_CELL) & ~np.isin(touching, with_homes)] = 0.0
    parts[touching] = np.where(share >= _WHOLE_CELL, 1.0, share)
    return parts


def require_no_overlap(cells: CensusCells, rows: Ints) -> None:
    """Raise CellsOverlapError where two of these cells share ground: their people would count twice."""
    shapes = cells.shapes[rows]
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    first = one < other
    one, other = one[first], other[first]
    both_m2 = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    smaller_m2 = np.minimum(shapely.area(shapes[one]), shapely.area(shapes[other]))
    over = np.flatnonzero(both_m2 > _MOST_OVERLAP * smaller_m2)
    if len(over):
        shown = [
            join_texts((cells.names[rows[one[at]]], cells.names[rows[other[at]]]), " / ")
            for at in over[:_SHOWN].tolist()
        ]
        raise CellsOverlapError(file=cells.file, count=len(over), cells=join_texts(shown))
