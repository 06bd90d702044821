"""Build frames whose columns and types follow a layer's schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.model import SCHEMAS, Column

Layers = Mapping[str, "gpd.GeoDataFrame"]
"""Layer → its rows, in one CRS."""


def frame_of(layer: str, table: pd.DataFrame, shapes: Sequence[Any], crs: CRS) -> gpd.GeoDataFrame:
    """The table with the columns of the layer's schema, in its order and types; others are left out.

    Text that is missing becomes "", a number that is missing NaN. shapes: a geometry for each row, in `crs`.
    """
    return _frame(layer, table, shapes, crs) if len(shapes) else _empty_frame(layer, crs).copy()


@lru_cache(maxsize=128)
def _empty_frame(layer: str, crs: CRS) -> gpd.GeoDataFrame:
    """Most layers of a community that is being brought in are empty, and a copy takes a tenth of the time."""
    return _frame(layer, pd.DataFrame(), [], crs)


def _frame(layer: str, table: pd.DataFrame, shapes: Sequence[Any], crs: CRS) -> gpd.GeoDataFrame:
    columns = {column.name: _column(table, column, len(shapes)) for column in SCHEMAS[layer].columns}
    return gpd.GeoDataFrame(pd.DataFrame(columns), geometry=list(shapes), crs=crs)


def _column(table: pd.DataFrame, column: Column, rows: int) -> pd.Series[Any]:
    values = table[column.name].reset_index(drop=True) if column.name in table else pd.Series([None] * rows)
    match column.dtype:
        case "str":
            return values.map(lambda value: "" if pd.isna(value) else str(value)).astype(object)
        case "bool":
            return values.map(lambda value: value is True).astype(bool)
        case "int":
            return pd.to_numeric(values, errors="coerce").astype("Int64")
        case "float":
            return pd.to_numeric(values, errors="coerce").astype("float64")
