"""Layers as frames: the columns that a schema declares, in its types, and a list of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS

from data.catalogue.model import Catalogue
from data.model import SCHEMAS, Column
from spatial.errors import LintuError

_GEOMETRY = {
    shapely.GeometryType.POINT: "point",
    shapely.GeometryType.MULTIPOINT: "point",
    shapely.GeometryType.LINESTRING: "line",
    shapely.GeometryType.MULTILINESTRING: "line",
    shapely.GeometryType.POLYGON: "polygon",
    shapely.GeometryType.MULTIPOLYGON: "polygon",
}
"""A collection of shapes of several kinds is none of them."""

_ENTERED = ("facilities", "public_spaces", "compounds")
"""The layers whose places have entrances."""


class CommunityDataError(LintuError, ValueError):
    """Everything that is wrong with a community's layers."""

    zh = "社区数据有 {count} 处问题，请逐条修改后再打开：\n{problems_zh}"
    en = "The community's data have {count} problems; mend them and open it again:\n{problems_en}"


def frame_of(layer: str, table: pd.DataFrame, shapes: Sequence[Any], crs: CRS) -> gpd.GeoDataFrame:
    """The table with the columns of the layer's schema, in its order and types; others are left out.

    Text that is missing becomes "", a number that is missing NaN. shapes: a geometry for each row, in `crs`.
    """
    schema = SCHEMAS[layer]
    columns = {column.name: _column(table, column, len(shapes)) for column in schema.columns}
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


def validate_layers(layers: Mapping[str, gpd.GeoDataFrame], catalogue: Catalogue) -> None:
    """Raise CommunityDataError with every problem of every layer, or return."""
    problems = [problem for name in layers for problem in _problems(name, layers)]
    problems += [*_entrances_to_nowhere(layers), *_unknown_words(layers, catalogue)]
    if problems:
        raise CommunityDataError(
            count=len(problems),
            problems_zh="\n".join(f"· {zh}" for zh, _ in problems),
            problems_en="\n".join(f"· {en}" for _, en in problems),
        )


def _problems(name: str, layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[tuple[str, str]]:
    frame, schema = layers[name], SCHEMAS[name]
    yield from _repeated_keys(name, frame, schema.key)
    yield from _bad_shapes(name, frame, schema.geometry, schema.key)
    for column in schema.columns:
        yield from _bad_values(name, frame, column, schema.key)
        if column.refers_to:
            yield from _dangling(name, frame, column, layers[column.refers_to], schema.key)


def _repeated_keys(name: str, frame: gpd.GeoDataFrame, key: str) -> Iterator[tuple[str, str]]:
    for value in frame.loc[frame[key].duplicated(), key].unique():
        yield (
            f"{name}：{key} “{value}” 重复，请改成不同的。",
            f"{name}: {key} “{value}” is used twice; make it unique.",
        )


def _bad_shapes(
    name: str, frame: gpd.GeoDataFrame, allowed: Sequence[str], key: str
) -> Iterator[tuple[str, str]]:
    shapes = frame.geometry.to_numpy()
    bad = ~_fine(shapes, allowed)
    for row, shape in zip(frame.loc[bad, key], shapes[bad], strict=True):
        if shape is None or shape.is_empty:
            yield f"{name} {row}：没有图形。", f"{name} {row}: has no shape."
        elif not np.isfinite(shapely.get_coordinates(shape)).all():
            yield f"{name} {row}：坐标不是有效的数字。", f"{name} {row}: a coordinate is not a finite number."
        elif _GEOMETRY.get(shapely.GeometryType(shapely.get_type_id(shape))) not in allowed:
            yield f"{name} {row}：图形类型不对。", f"{name} {row}: is a shape of the wrong kind."
        elif not shapely.is_valid(shape):
            why = shapely.is_valid_reason(shape)
            yield (
                f"{name} {row}：图形有自相交等错误（{why}）。",
                f"{name} {row}: the shape is not valid ({why}).",
            )


def _fine(shapes: npt.NDArray[np.object_], allowed: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(N,) whether nothing is wrong with a shape: at once for all, since almost all are fine."""
    kinds = [kind for kind, name in _GEOMETRY.items() if name in allowed]
    fine = np.isin(shapely.get_type_id(shapes), kinds) & ~shapely.is_empty(shapes) & shapely.is_valid(shapes)
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    fine[row[~np.isfinite(coordinates).all(axis=1)]] = False
    return fine


def _bad_values(name: str, frame: gpd.GeoDataFrame, column: Column, key: str) -> Iterator[tuple[str, str]]:
    values = frame[column.name]
    missing = values.isna() | values.eq("").fillna(False)
    if column.required:
        for row in frame.loc[missing, key]:
            yield f"{name} {row}：缺少 {column.name}。", f"{name} {row}: {column.name} is missing."
    if column.dtype in ("int", "float"):
        absurd = ~missing & ~values.between(0, np.inf, inclusive="left").fillna(False)
        for row, value in zip(frame.loc[absurd, key], values[absurd], strict=True):
            yield (
                f"{name} {row}：{column.name} 不能是 {value}，应为不小于 0 的数。",
                f"{name} {row}: {column.name} cannot be {value}; give a number of 0 or more.",
            )
    if column.values:
        wrong = ~missing & ~values.isin(column.values)
        for row, value in zip(frame.loc[wrong, key], values[wrong], strict=True):
            known = ", ".join(column.values)
            yield (
                f"{name} {row}：{column.name} “{value}” 应为 {known} 之一。",
                f"{name} {row}: {column.name} “{value}” should be one of {known}.",
            )


def _dangling(
    name: str, frame: gpd.GeoDataFrame, column: Column, other: gpd.GeoDataFrame, key: str
) -> Iterator[tuple[str, str]]:
    target = SCHEMAS[column.refers_to].key
    unknown = frame[column.name].ne("") & ~frame[column.name].isin(set(other[target]))
    for row, value in zip(frame.loc[unknown, key], frame.loc[unknown, column.name], strict=True):
        yield (
            f"{name} {row}：{column.name} 指向的 “{value}” 不存在。",
            f"{name} {row}: {column.name} names “{value}”, which does not exist.",
        )


def _entrances_to_nowhere(layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[tuple[str, str]]:
    places = {place for name in _ENTERED for place in layers[name]["id"]}
    entrances = layers["entrances"]
    for row, place in zip(entrances["id"], entrances["of"], strict=True):
        if place and place not in places:
            yield (
                f"entrances {row}：of 指向的 “{place}” 不存在。",
                f"entrances {row}: of names “{place}”, which does not exist.",
            )


def _unknown_words(layers: Mapping[str, gpd.GeoDataFrame], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Keys in the data that the catalogue does not have."""
    for layer, column, known in (
        ("public_spaces", "functions", catalogue.space_functions),
        ("facilities", "category", catalogue.facility_categories),
        ("encroachments", "category", catalogue.encroachment_categories),
        ("encroachments", "status", catalogue.encroachment_states),
    ):
        frame = layers[layer]
        for row, value in zip(frame["id"], frame[column], strict=True):
            for word in filter(None, value.split(";")):
                if word not in known:
                    yield (
                        f"{layer} {row}：参数库里没有 {column} “{word}”。",
                        f"{layer} {row}: the catalogue has no {column} “{word}”.",
                    )
