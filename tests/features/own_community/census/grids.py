"""Census grids as tables and areas, in the metres of the dirty layers of the repairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd

from data.catalogue import load_catalogue
from data.importers.census.cells import CensusCells, census_cells
from data.importers.census.columns import census_recipe
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from features.own_community.census.share_people import SharedPeople, SharingRules, share_people
from spatial.systems import CoordinateSystem
from tests.data.repair.dirty import CM117, X, Y, box, frame

AGES = ["elder", "adult", "child"]
GROUND = frame("grids", [box(0, 0, 200, 100)])


def table(heads: str, *rows: str) -> RawLayer:
    return read_bytes("\n".join((heads, *rows)).encode(), "grid.csv").layers[0]


def squares(columns: Sequence[str], *rows: tuple[float, float, str]) -> RawLayer:
    """Cells by their middles, in metres from the corner of the ground; then the values of `columns`."""
    lines = [f"{X + x:.1f},{Y + y:.1f},{values}" for x, y, values in rows]
    return table(",".join(("x", "y", *columns)), *lines)


def cells_of(layer: RawLayer, size_m: float = 0.0, system: str = "EPSG:4548") -> CensusCells:
    recipe = replace(census_recipe(layer), system=CoordinateSystem(system))
    return census_cells(layer, recipe, CM117, size_m)


def shared(cells: CensusCells, homes: gpd.GeoDataFrame, rules: SharingRules | None = None) -> SharedPeople:
    return share_people(cells, homes, GROUND, load_catalogue(), rules or SharingRules())
