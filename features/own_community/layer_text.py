"""A layer as canonical GeoJSON: the same rows give the same bytes, and other programs can open them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from data.frames import frame_of

DECIMALS = 4
"""Of a metre: a tenth of a millimetre."""


def layer_text(frame: gpd.GeoDataFrame) -> bytes:
    """The rows in their order, in the frame's own CRS, which is named."""
    names = [name for name in frame.columns if name != frame.geometry.name]
    values = [[_plain(value) for value in frame[name].tolist()] for name in names]
    rounded = shapely.transform(frame.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    shapes = shapely.to_geojson(rounded)
    rows = zip(*values, strict=True) if names else iter(() for _ in shapes)
    lines = [
        f'{{"type":"Feature","properties":{_json(dict(zip(names, row, strict=True)))},"geometry":{shape}}}'
        for row, shape in zip(rows, shapes, strict=True)
    ]
    return text_of(lines, frame.crs.to_epsg())


def text_of(lines: Iterable[str], epsg: int) -> bytes:
    """The text of a layer with these rows, each a feature as `lines_of` gives it."""
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    head = f'{{"type":"FeatureCollection","crs":{_json(crs)},"features":[\n'
    return (head + ",\n".join(lines) + "\n]}\n").encode()


def lines_of(text: bytes) -> list[str]:
    """The rows of what `layer_text` gave, each as the text of its feature."""
    return [line.removesuffix(",") for line in text.decode().split("\n")[1:-2] if line]


def layer_from(text: bytes, layer: str, crs: CRS) -> gpd.GeoDataFrame:
    """The frame of what `layer_text` gave."""
    features = json.loads(text)["features"]
    if not features:
        return no_rows(layer, crs)
    table = pd.DataFrame([feature["properties"] for feature in features])
    shapes = shapely.get_parts(shapely.from_geojson(text))  # all at once: five times as fast as one by one
    if len(shapes) != len(features):  # GEOS leaves out what has no geometry
        shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return frame_of(layer, table, list(shapes), crs)


def no_rows(layer: str, crs: CRS) -> gpd.GeoDataFrame:
    """The layer while it holds nothing."""
    return frame_of(layer, pd.DataFrame(), [], crs)


def _plain(value: Any) -> Any:
    """What JSON can say: None for what is missing, a whole number without its ".0"."""
    if value is None or value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return int(value) if float(value).is_integer() else float(value)
    return int(value) if isinstance(value, np.integer) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
