"""GeoJSON (RFC 7946): one file a layer in an archive, longitude and latitude in WGS 84."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import shapely

from base.words import Message
from exports.export import Export
from exports.map_layers import MapLayer, in_degrees, map_layers
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from paper.archive import zip_files
from spatial.network import Geometries

ABOUT_FILE = "about.json"


def write(request: ExportRequest) -> bytes:
    """The archive; what the layers and their fields are called is in `about.json`."""
    layers = map_layers(request)
    files = {f"{layer.key}.geojson": _collection(layer).encode("utf-8") for layer in layers}
    files[ABOUT_FILE] = json.dumps(_about(layers, request), ensure_ascii=False, indent=1).encode("utf-8")
    return zip_files(files, request.made_on)


def feature_texts(layer: MapLayer, shapes: Geometries) -> list[str]:
    """A GeoJSON Feature for each row of the layer, drawn with these `shapes` (n,) in any CRS."""
    columns = [_plain(layer.frame[field.column]) for field in layer.fields]
    names = [field.column for field in layer.fields]
    rows = zip(shapely.to_geojson(shapes), zip(*columns, strict=True), strict=True)
    return [
        f'{{"type":"Feature","id":{_json(row[0])},"geometry":{shape},'
        f'"properties":{_json(dict(zip(names, row, strict=True)))}}}'
        for shape, row in rows
    ]


def _collection(layer: MapLayer) -> str:
    features = feature_texts(layer, in_degrees(layer.frame))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def _about(layers: tuple[MapLayer, ...], request: ExportRequest) -> dict[str, Any]:
    return {
        "about": about(request),
        "stated": origin_lines(request),
        "layers": {
            layer.key: {
                "name": layer.name,
                "fields": {field.column: request.text(field.label) for field in layer.fields},
                "units": {field.column: request.text(field.unit) for field in layer.fields if field.unit},
            }
            for layer in layers
        },
    }


def _plain(values: pd.Series) -> list[object]:
    return [_value(value) for value in values]


def _value(value: object) -> object:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value) if math.isfinite(value) else None
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


EXPORT = Export(
    key="geojson",
    name=Message("GeoJSON"),
    about=Message("One GeoJSON per layer (WGS 84 degrees) in an archive, for the web and for programs."),
    extension=".geojson.zip",
    media_type="application/zip",
    write=write,
    magic=b"PK\x03\x04",
)
