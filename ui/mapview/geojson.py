"""The rows of a layer as GeoJSON that a browser can draw and describe without asking again.

Each feature has the properties `id`, `class`, and where they apply `title`, `label`, `at` ([lon, lat] inside
a polygon, for its label or its marker) and `cells`: the texts of the pop-up in the order of the layer's
fields, null for an empty one. All texts are plain text; the browser never reads them as HTML.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import shapely

from base.bounded_cache import BoundedCache
from base.late_modules import geopandas as gpd
from base.words import without_direction_controls
from data.assess import Assessment
from layers.layer import Field, Layer, SymbolClass, View
from spatial.middles import middles_of
from ui.mapview.cell import cell_text, plain_text, shorten_cell

DECIMALS = 7
"""Of a degree: about a centimetre."""
_SHAPES: BoundedCache[bytes, Sequence[str]] = BoundedCache(48 << 20)
"""Of the layers of a place with 30 000 buildings some ten megabytes."""
_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"))
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def layer_geojson(layer: Layer, assessment: Assessment, view: View, language: str) -> bytes:
    """The feature collection of `layer` in WGS 84 (EPSG:4326), UTF-8. Rows without geometry are left out.

    Raises ValueError where a row names a class that the layer does not declare.
    """
    rows = layer.rows(assessment, view)
    rows = rows[~(rows.geometry.isna() | rows.geometry.is_empty)]
    classes = {one.key: one for one in layer.classes(assessment, view)}
    _check_classes(layer, rows, classes)
    shapes = _shapes(rows.geometry)
    properties = _properties(layer, rows, classes, language)
    for row, spot in _spots(layer, rows, classes).items():
        properties[row]["at"] = spot
    features = (_feature(shape, texts) for shape, texts in zip(shapes, properties, strict=True))
    return ('{"type":"FeatureCollection","features":[' + ",\n".join(features) + "]}").encode("ascii")


def _shapes(geometry: gpd.GeoSeries) -> Sequence[str]:
    """The shapes as GeoJSON. How things look changes with every option, where they lie hardly ever: so the
    texts of shapes are kept by what the shapes are."""
    known = hashlib.blake2b(geometry.crs.srs.encode(), digest_size=16)
    known.update(b"".join(shapely.to_wkb(geometry.to_numpy())))
    shapes = _SHAPES.get(known.digest())
    if shapes is None:
        in_degrees = geometry.to_crs(4326).to_numpy()
        shapes = shapely.to_geojson(shapely.transform(in_degrees, lambda xy: np.round(xy, DECIMALS))).tolist()
        _SHAPES.put(known.digest(), shapes, sum(map(len, shapes)))
    return shapes


def _check_classes(layer: Layer, rows: gpd.GeoDataFrame, classes: dict[str, SymbolClass]) -> None:
    strangers = set(rows["class"]) - set(classes)
    if strangers:
        raise ValueError(f"layer {layer.key!r} has rows of classes it does not declare: {sorted(strangers)}")


def _feature(shape: str, properties: dict[str, Any]) -> str:
    return f'{{"type":"Feature","geometry":{shape},"properties":{_json(properties)}}}'


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _properties(
    layer: Layer, rows: gpd.GeoDataFrame, classes: dict[str, SymbolClass], language: str
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"id": str(row_id), "class": key} for row_id, key in zip(rows["id"], rows["class"], strict=True)
    ]
    for name, column in (("title", layer.title), ("label", layer.label)):
        if column:
            for one, value in zip(found, rows[column], strict=True):
                text = plain_text(value, language)
                if text:
                    one[name] = without_direction_controls(shorten_cell(text))
    if layer.fields:
        columns = [_column(field, rows[field.column], language) for field in layer.fields]
        for one, cells in zip(found, zip(*columns, strict=True), strict=True):
            one["cells"] = list(cells)
    return found


def _column(field: Field, values: Iterable[object], language: str) -> list[str | None]:
    """The texts of a column, each different value written once: most rows have one of few."""
    known: dict[tuple[type, Hashable], str | None] = {}
    return [_once(known, field, value, language) for value in values]


def _once(
    known: dict[tuple[type, Hashable], str | None], field: Field, value: object, language: str
) -> str | None:
    if not isinstance(value, str | int | float):
        return _cell(field, value, language)
    key = (type(value), value)  # True is no 1
    if key not in known:
        known[key] = _cell(field, value, language)
    return known[key]


def _cell(field: Field, value: object, language: str) -> str | None:
    text = cell_text(field, value, language)
    return text and without_direction_controls(text)


def _spots(
    layer: Layer, rows: gpd.GeoDataFrame, classes: dict[str, SymbolClass]
) -> dict[int, tuple[float, float]]:
    """[lon, lat] of the middle of each polygon that gets a label or a marker."""
    shapes = rows.geometry.to_numpy()
    glyphs = np.array([bool(classes[key].symbol.glyph) for key in rows["class"]], dtype=bool)
    wanted = np.isin(shapely.get_type_id(shapes), _POLYGONS) & (glyphs | bool(layer.label))
    numbers = np.flatnonzero(wanted)
    if not len(numbers):
        return {}
    middles = middles_of(shapes[numbers])
    degrees = shapely.get_coordinates(gpd.GeoSeries(middles, crs=rows.crs).to_crs(4326).to_numpy())
    return {
        int(n): (round(float(lon), DECIMALS), round(float(lat), DECIMALS))
        for n, (lon, lat) in zip(numbers, degrees, strict=True)
    }
