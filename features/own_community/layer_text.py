"""A layer as canonical GeoJSON: the same rows give the same bytes, and other programs can open them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from base.bounded_cache import BoundedCache
from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.frames import frame_of
from data.memory_size import PARSED_BYTES, memory_bytes
from data.model import SCHEMAS

DECIMALS = 4
"""Of a metre: a tenth of a millimetre."""
_OMITTED_IF_EMPTY = frozenset(
    column.name for schema in SCHEMAS.values() for column in schema.columns if column.omitted_if_empty
)
_ROWS_AT_ONCE = 500
"""Read in one go. No other thread runs meanwhile, so that a ballot would wait: some 10 ms."""

LAYERS: BoundedCache[tuple[str, str, int], gpd.GeoDataFrame] = BoundedCache(PARSED_BYTES)
"""By the digest of their text, their name and CRS: to read 30 000 homes takes a second."""


def layer_text(frame: gpd.GeoDataFrame) -> bytes:
    """The rows in their order, in the frame's own CRS, which is named."""
    names = [name for name in frame.columns if name != frame.geometry.name]
    values = [[_plain(value) for value in frame[name].tolist()] for name in names]
    rounded = shapely.transform(frame.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    shapes = shapely.to_geojson(rounded)
    rows = zip(*values, strict=True) if names else iter(() for _ in shapes)
    lines = [
        f'{{"type":"Feature","properties":{_json(_properties(names, row))},"geometry":{shape}}}'
        for row, shape in zip(rows, shapes, strict=True)
    ]
    return text_of(lines, frame.crs.to_epsg())


def _properties(names: Sequence[str], row: Iterable[Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in zip(names, row, strict=True)
        if value != "" or name not in _OMITTED_IF_EMPTY
    }


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
    rows = lines_of(text) if _is_canonical(text) else _rows_of(text)
    if not rows:
        return no_rows(layer, crs)
    properties: list[dict[str, Any]] = []
    shapes: list[shapely.Geometry] = []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = _collection(rows[start : start + _ROWS_AT_ONCE])
        features = json.loads(some)["features"]
        properties += [feature["properties"] for feature in features]
        shapes += _shapes(some, features)
    return frame_of(layer, pd.DataFrame(properties), shapes, crs)


def layer_of_digest(digest: str, layer: str, epsg: int, read: Callable[[], bytes]) -> gpd.GeoDataFrame:
    """The frame of the text with this digest, which is read only where it is not in memory.

    Who gets it shares it with others: a changed layer is a new frame.
    """
    key = (digest, layer, epsg)
    frame = LAYERS.get(key)
    if frame is None:
        frame = layer_from(read(), layer, CRS.from_epsg(epsg))
        LAYERS.put(key, frame, memory_bytes(frame))
    return frame


def _shapes(text: str, features: list[dict[str, Any]]) -> list[shapely.Geometry]:
    found = shapely.get_parts(shapely.from_geojson(text))  # all at once: five times as fast as one by one
    if len(found) != len(features):  # GEOS leaves out what has no geometry
        found = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return list(found)


def _is_canonical(text: bytes) -> bool:
    """Whether each feature has a line of its own; what another program wrote need not."""
    body = text.find(b"\n") + 1
    return (
        text.startswith(b"{", body) and text.endswith(b'"features":[\n', 0, body) and text.endswith(b"\n]}\n")
    )


def _rows_of(text: bytes) -> list[str]:
    return [_json(feature) for feature in json.loads(text)["features"]]


def _collection(rows: list[str]) -> str:
    return f'{{"type":"FeatureCollection","features":[{",".join(rows)}]}}'


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
