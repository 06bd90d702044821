"""Validate a community's layers and report all problems together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely

from base.errors import LintuError
from base.late_modules import geopandas as gpd
from base.words import Message, Text, first_lines
from data.catalogue.model import Catalogue
from data.layer_words import COLUMNS, LAYERS, values_of
from data.model import ENTERED, SCHEMAS, Column

_GEOMETRY = {
    shapely.GeometryType.POINT: "point",
    shapely.GeometryType.MULTIPOINT: "point",
    shapely.GeometryType.LINESTRING: "line",
    shapely.GeometryType.MULTILINESTRING: "line",
    shapely.GeometryType.POLYGON: "polygon",
    shapely.GeometryType.MULTIPOLYGON: "polygon",
}
"""A collection of shapes of several kinds is none of them."""

_FROM_CATALOGUE = (
    ("public_spaces", "functions"),
    ("facilities", "category"),
    ("encroachments", "category"),
    ("encroachments", "status"),
)
_MOST_TOLD = 40
"""Problems that the error lists; who exported a wrong column sees the reason in the first few."""


class CommunityDataError(LintuError, ValueError):
    """What is wrong with a community's layers."""

    template = "The community's data have {count} problems; fix them and open it again:\n{problems}"


def validate_layers(layers: Mapping[str, gpd.GeoDataFrame], catalogue: Catalogue) -> None:
    """Raise CommunityDataError with the problems of all layers, or return."""
    problems = [problem for name in layers for problem in _problems(name, layers)]
    problems += [*_entrances_to_nowhere(layers), *_unknown_words(layers, catalogue)]
    if problems:
        lines = first_lines([Message("· {one}", one=one) for one in problems], _MOST_TOLD)
        raise CommunityDataError(count=len(problems), problems=lines)


def _problems(name: str, layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[Text]:
    frame, schema = layers[name], SCHEMAS[name]
    if not len(frame):
        return
    yield from _repeated_keys(name, frame, schema.key)
    yield from _bad_shapes(name, frame, schema.geometry, schema.key)
    for column in schema.columns:
        yield from _bad_values(name, frame, column, schema.key)
        if column.refers_to:
            yield from _dangling(name, frame, column, layers[column.refers_to], schema.key)


def _repeated_keys(name: str, frame: gpd.GeoDataFrame, key: str) -> Iterator[Text]:
    layer, column = _layer(name), _column(key)
    for value in frame.loc[frame[key].duplicated(), key].unique():
        yield Message(
            "{layer}: {column} “{value}” is used twice; make it unique.",
            layer=layer,
            column=column,
            value=value,
        )


def _bad_shapes(name: str, frame: gpd.GeoDataFrame, allowed: Sequence[str], key: str) -> Iterator[Text]:
    shapes = frame.geometry.to_numpy()
    bad = ~_fine(shapes, allowed)
    for row, shape in zip(frame.loc[bad, key], shapes[bad], strict=True):
        why = _wrong_with(shape, allowed)
        if why is not None:
            yield _of_row(name, row, why)


def _wrong_with(shape: shapely.Geometry | None, allowed: Sequence[str]) -> Text | None:
    if shape is None or shape.is_empty:
        return Message("has no shape.")
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return Message("a coordinate is not a finite number.")
    if _GEOMETRY.get(shapely.GeometryType(shapely.get_type_id(shape))) not in allowed:
        return Message("is a shape of the wrong kind.")
    if not shapely.is_valid(shape):
        why = shapely.is_valid_reason(shape)
        return Message("the shape is not valid ({why}).", why=why)
    return None


def _fine(shapes: npt.NDArray[np.object_], allowed: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(N,) whether nothing is wrong with a shape: at once for all, since almost all are fine."""
    kinds = [kind for kind, name in _GEOMETRY.items() if name in allowed]
    fine = np.isin(shapely.get_type_id(shapes), kinds) & ~shapely.is_empty(shapes) & shapely.is_valid(shapes)
    coordinates, row = shapely.get_coordinates(shapes, return_index=True)
    fine[row[~np.isfinite(coordinates).all(axis=1)]] = False
    return fine


def _bad_values(name: str, frame: gpd.GeoDataFrame, column: Column, key: str) -> Iterator[Text]:
    values, called = frame[column.name], _column(column.name)
    missing = values.isna() | values.eq("").fillna(False)
    if column.required:
        for row in frame.loc[missing, key]:
            yield _of_row(name, row, Message("{called} is missing.", called=called))
    if column.dtype in ("int", "float"):
        absurd = ~missing & ~values.between(0, np.inf, inclusive="left").fillna(False)
        for row, value in zip(frame.loc[absurd, key], values[absurd], strict=True):
            why = Message(
                "{called} cannot be {value}; give a number of 0 or more.", called=called, value=value
            )
            yield _of_row(name, row, why)
    if column.values:
        wrong = ~missing & ~values.isin(column.values)
        known = ", ".join(column.values)
        for row, value in zip(frame.loc[wrong, key], values[wrong], strict=True):
            why = Message(
                "{called} “{value}” should be one of {known}.", called=called, value=value, known=known
            )
            yield _of_row(name, row, why)


def _dangling(
    name: str, frame: gpd.GeoDataFrame, column: Column, other: gpd.GeoDataFrame, key: str
) -> Iterator[Text]:
    target = SCHEMAS[column.refers_to].key
    unknown = frame[column.name].ne("") & ~frame[column.name].isin(set(other[target]))
    for row, value in zip(frame.loc[unknown, key], frame.loc[unknown, column.name], strict=True):
        yield _of_row(name, row, _nowhere(column.name, value))


def _entrances_to_nowhere(layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[Text]:
    places = {place for name in ENTERED for place in layers[name]["id"]}
    entrances = layers["entrances"]
    for row, place in zip(entrances["id"], entrances["of"], strict=True):
        if place and place not in places:
            yield _of_row("entrances", row, _nowhere("of", place))


def _unknown_words(layers: Mapping[str, gpd.GeoDataFrame], catalogue: Catalogue) -> Iterator[Text]:
    """Keys in the data that the catalogue does not have."""
    for name, column in _FROM_CATALOGUE:
        frame, called, known = layers[name], _column(column), values_of(name, column, catalogue)
        for row, value in zip(frame["id"], frame[column], strict=True):
            for word in filter(None, value.split(";")):
                if word not in known:
                    why = Message("{called} “{word}” is not in the catalogue.", called=called, word=word)
                    yield _of_row(name, row, why)


def _nowhere(column: str, value: str) -> Text:
    called = _column(column)
    return Message("{called} refers to “{value}”, which does not exist.", called=called, value=value)


def _of_row(layer: str, row: str, why: Text) -> Text:
    called = _layer(layer)
    return Message("{called} {row}: {why}", called=called, row=row, why=why)


def _layer(name: str) -> Text:
    return _with_key(LAYERS[name], name)


def _column(name: str) -> Text:
    return _with_key(COLUMNS[name], name)


def _with_key(words: Text, key: str) -> Text:
    """People read the words; who mends a file looks for the key."""
    return Message("{words} ({key})", words=words, key=key)
