"""One declared symbol in the words of QGIS."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from base.colour import is_dark, rgb
from data.model import Geometry
from layers import Symbol

FONT = "Noto Sans SC"
"""QGIS takes a like one where it is missing."""
COLOUR_OF_TEXT = "31,42,48,255"
_MM_PER_PX = 25.4 / 96
_TYPES: dict[Geometry, str] = {"polygon": "fill", "line": "line", "point": "marker"}
_BRUSHES = {"lines": "b_diagonal", "cross": "diagonal_x", "dots": "dense6", "grid": "cross"}
_MARKERS = {
    "circle": "circle", "square": "square", "triangle": "triangle", "diamond": "diamond", "pin": "circle",
}  # fmt: skip
_GLYPH_SHARE = 0.6
"""Of the marker's size."""
_CLEAR = "255,255,255,0"


def add_symbol(parent: Element, name: str, symbol: Symbol, kind: Geometry) -> None:
    """Add `symbol` for one kind of geometry under this name."""
    node = _add(parent, "symbol", {"type": _TYPES[kind], "name": name, "alpha": "1"})
    layers = {"polygon": _fill, "line": _line, "point": _marker}[kind](symbol)
    for kind_of_layer, options in layers:
        layer = _add(node, "layer", {"class": kind_of_layer, "enabled": "1", "locked": "0", "pass": "0"})
        known = _add(layer, "Option", {"type": "Map"})
        for key, value in options.items():
            _add(known, "Option", {"type": "QString", "name": key, "value": value})


def _fill(symbol: Symbol) -> list[tuple[str, dict[str, str]]]:
    """The colour with the outline, and over it the hatch in the colour of the line."""
    ground = {
        "style": "solid" if symbol.fill else "no",
        "color": _rgba(symbol.fill, symbol.opacity) if symbol.fill else _CLEAR,
        "outline_color": _rgba(symbol.line) if symbol.line else _CLEAR,
        "outline_style": _pen(symbol) if symbol.line else "no",
        "outline_width": _mm(symbol.width_px),
        "outline_width_unit": "MM",
    }
    if not symbol.pattern:
        return [("SimpleFill", ground)]
    hatch = {
        "style": _BRUSHES[symbol.pattern],
        "color": _rgba(symbol.line or symbol.fill or "#333333"),
        "outline_style": "no",
    }
    return [("SimpleFill", ground), ("SimpleFill", hatch)]


def _line(symbol: Symbol) -> list[tuple[str, dict[str, str]]]:
    look = {
        "line_color": _rgba(symbol.line or symbol.fill or "#333333"),
        "line_style": _pen(symbol),
        "line_width": _mm(symbol.width_px),
        "line_width_unit": "MM",
        "capstyle": "round",
        "joinstyle": "round",
    }
    return [("SimpleLine", look)]


def _marker(symbol: Symbol) -> list[tuple[str, dict[str, str]]]:
    shape = {
        "name": _MARKERS[symbol.shape],
        "color": _rgba(symbol.fill or "#ffffff", symbol.opacity),
        "outline_color": _rgba(symbol.line or "#ffffff"),
        "outline_width": _mm(symbol.width_px),
        "outline_width_unit": "MM",
        "size": _mm(symbol.size_px),
        "size_unit": "MM",
    }
    if not symbol.glyph:
        return [("SimpleMarker", shape)]
    glyph = {
        "chr": symbol.glyph,
        "font": FONT,
        "color": "255,255,255,255" if _is_dark(symbol) else COLOUR_OF_TEXT,
        "size": _mm(symbol.size_px * _GLYPH_SHARE),
        "size_unit": "MM",
    }
    return [("SimpleMarker", shape), ("FontMarker", glyph)]


def _is_dark(symbol: Symbol) -> bool:
    return symbol.opacity >= 0.5 and is_dark(symbol.fill or "#ffffff")


def _pen(symbol: Symbol) -> str:
    return "dash" if symbol.dash else "solid"


def _mm(px: float) -> str:
    return f"{px * _MM_PER_PX:.2f}"


def _rgba(colour: str, opacity: float = 1.0) -> str:
    return ",".join(str(part) for part in (*rgb(colour), round(255 * opacity)))


def _add(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    return SubElement(parent, tag, attributes)
