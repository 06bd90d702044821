"""Recognise and parse a shape that stands in a cell as text: WKT, EWKT, GeoJSON, hexadecimal WKB."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from data.importers.files.raw_layers import Shapes, Value

_WKT = re.compile(
    r"\s*(?P<srid>SRID\s*=\s*\d{1,6}\s*;)?\s*"
    r"(?:MULTI)?(?:POINT|LINESTRING|LINEARRING|POLYGON|GEOMETRYCOLLECTION|CURVE|SURFACE|CIRCULARSTRING)"
    r"\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)",
    re.IGNORECASE,
)
_GEOJSON = re.compile(r'\s*\{.{0,300}?"(?:coordinates|geometries|geometry)"\s*:', re.DOTALL)
_HEX = re.compile(r"\s*(?:\\x)?0[01][0-9A-Fa-f]{16,}\s*")
_SRID = re.compile(r"\s*SRID\s*=\s*(\d{1,6})\s*;", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class TextShapes:
    """shapes: (N,) None where a cell is empty or none. form: how they are written. crs: what the texts say
    of their coordinate system, "" for nothing."""

    shapes: Shapes
    form: str
    crs: str


def is_shape_text(text: str) -> bool:
    """Whether a cell begins like a shape; a cheap test that parses nothing."""
    return bool(_WKT.match(text) or _GEOJSON.match(text) or _HEX.fullmatch(text[:80]))


def shapes_from_text(cells: Sequence[Value]) -> TextShapes | None:
    """The shapes of a column, None where fewer than half of its cells hold one."""
    texts = [cell if isinstance(cell, str) and is_shape_text(cell) else None for cell in cells]
    filled = sum(cell not in (None, "") for cell in cells)
    if not filled or 2 * sum(text is not None for text in texts) < filled:
        return None
    shapes = np.full(len(cells), None, dtype=object)
    shapes[:] = [None if text is None else _shape(text) for text in texts]
    there = np.flatnonzero(~shapely.is_missing(shapes))
    if 2 * len(there) < filled:
        return None
    return TextShapes(shapes, _form(texts[there[0]] or ""), _crs(texts, shapes))


def _shape(text: str) -> shapely.Geometry | None:
    if _WKT.match(text):
        srid = _SRID.match(text)
        return shapely.from_wkt(text[srid.end() :] if srid else text.strip(), on_invalid="ignore")
    if _GEOJSON.match(text):
        return shapely.from_geojson(text, on_invalid="ignore")
    try:
        return shapely.from_wkb(text.strip().removeprefix("\\x"), on_invalid="ignore")
    except (ValueError, UnicodeError):
        return None


def _form(text: str) -> str:
    if _WKT.match(text):
        return "EWKT" if _SRID.match(text) else "WKT"
    return "GeoJSON" if _GEOJSON.match(text) else "WKB"


def _crs(texts: Sequence[str | None], shapes: Shapes) -> str:
    """One code that all shapes agree on; GeoJSON is in degrees by its standard."""
    said: set[str] = set()
    for text, shape in zip(texts, shapes, strict=True):
        if text is None or shape is None:
            continue
        if srid := _SRID.match(text):
            said.add(f"EPSG:{int(srid[1])}" if int(srid[1]) else "")
        elif _form(text) == "GeoJSON":
            said.add("EPSG:4326")
        else:
            code = int(shapely.get_srid(shape))
            said.add(f"EPSG:{code}" if code else "")
    return said.pop() if len(said) == 1 else ""
