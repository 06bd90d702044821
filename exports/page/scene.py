"""Content of the HTML page as plain values, all of it text and never HTML."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from base.words import Message, Text
from exports.map_layers import CLASS, LEGEND, NAME, MapLayer, map_layers
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from exports.sentences import comparison_in_words, problems_in_words, situation_in_words, title_of
from exports.tables import tables
from features.options.interventions_layer import KEY as INTERVENTIONS
from layers import LAYERS, Field
from layers.basemap import LAYER as BASEMAP
from paper.clean_text import one_line
from paper.table import Kind, Table, cell_text, texts

_DECIMALS = 7
"""Of a degree: about a centimetre."""
_WORDS = {
    "layers": Message("Layers"),
    "state": Message("Show"),
    "whole": Message("Whole map"),
    "zoom_in": Message("Zoom in"),
    "zoom_out": Message("Zoom out"),
    "close": Message("Close"),
    "map": Message("Map"),
    "tables": Message("Tables"),
    "origin": Message("Origin and assumptions"),
    "rows": Message("rows"),
}
_DETAILS = ("id", LEGEND.column, CLASS.column)
"""Fields that the title and the legend say already."""
_KINDS: dict[int | None, Kind] = {0: "count", 1: "tenth", 2: "hundredth", 3: "thousandth"}


def scene_json(request: ExportRequest) -> str:
    """The scene as JSON that may stand inside a script element: no `<` begins a tag in it."""
    return _json(_scene(request)).replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")


def _scene(request: ExportRequest) -> dict[str, Any]:
    community = request.baseline.community
    return {
        "title": request.text(title_of(request)),
        "subtitle": [text for _, text in (*about(request).items(),)][1:3],
        "words": {key: request.text(word) for key, word in _WORDS.items()},
        "lead": [request.text(one) for one in _statements(request)],
        "states": [{"letter": one.letter, "name": request.text(one.name)} for one in request.states],
        "extent": _extent(community.extent, community.crs),
        "layers": [_layer(one, request) for one in map_layers(request)],
        "tables": [_table(one, request) for one in tables(request) if one.rows and one.key != "statements"],
        "origin": [f"{name}: {text}" for name, text in about(request).items()] + origin_lines(request),
    }


def _statements(request: ExportRequest) -> list[Text]:
    return [*situation_in_words(request), *problems_in_words(request), *comparison_in_words(request)]


def _layer(layer: MapLayer, request: ExportRequest) -> dict[str, Any]:
    language = request.language
    fields = [one for one in layer.fields if one.column not in (*_DETAILS, NAME.column)]
    shapes = _shapes(layer.frame)
    return {
        "key": layer.declared.key,
        "letter": layer.letter,
        "name": layer.declared.name.text(language),
        "kind": layer.kind,
        "order": _place_of(layer.declared.key),
        "marked": layer.declared.key == INTERVENTIONS,
        "shown": layer.declared.shown_at_start,
        "still": not layer.declared.interactive or layer.declared.key == BASEMAP.key,
        "encloses": layer.declared.encloses,
        "labelled": bool(layer.declared.label),
        "fields": [one.label.text(language) for one in fields],
        "classes": [
            {"key": one.key, "label": one.label.text(language), "symbol": asdict(one.symbol)}
            for one in layer.classes
        ],
        "rows": [
            [
                shape,
                row[CLASS.column],
                _title(layer, row),
                [_cell(one, row[one.column], request) for one in fields],
            ]
            for shape, row in zip(shapes, layer.frame.to_dict("records"), strict=True)
        ],
    }


def _title(layer: MapLayer, row: dict[str, Any]) -> str:
    for column in (layer.label, NAME.column, LEGEND.column):
        if isinstance(row.get(column), str):
            return one_line(row[column])
    return ""


def _cell(field: Field, value: object, request: ExportRequest) -> str | None:
    if value is None or value is pd.NA or value == "":
        return None
    if isinstance(value, str):
        return value
    number = float(value)  # type: ignore[arg-type]
    if not np.isfinite(number):
        return None
    unit = f" {request.text(field.unit)}" if field.unit else ""
    return cell_text(number, _KINDS.get(field.decimals, "number"), request.language) + unit


def _shapes(frame: gpd.GeoDataFrame) -> list[Any]:
    degrees = frame.geometry.to_crs(4326).to_numpy()
    rounded = shapely.transform(degrees, lambda xy: np.round(xy, _DECIMALS))
    return [json.loads(one) for one in shapely.to_geojson(rounded)]


def _extent(ground: shapely.Geometry, crs: object) -> list[list[float]] | None:
    """[[south, west], [north, east]] in degrees; None where there is no ground."""
    if ground.is_empty:
        return None
    west, south, east, north = gpd.GeoSeries([ground], crs=crs).to_crs(4326).total_bounds
    return [[float(south), float(west)], [float(north), float(east)]]


def _table(table: Table, request: ExportRequest) -> dict[str, Any]:
    return {
        "title": request.text(table.title),
        "heads": [request.text(column.head) for column in table.columns],
        "right": [column.kind != "text" for column in table.columns],
        "rows": texts(table, request.language),
        "sums": sorted(table.sums),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _place_of(key: str) -> int:
    """From the ground up; layers that are not of the map itself lie on top."""
    keys = [layer.key for layer in LAYERS]
    return keys.index(key) if key in keys else len(keys)
