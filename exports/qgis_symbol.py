"""One declared symbol in the words of QGIS."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from base.colour import is_dark, rgb
from data.model import Geometry
from layers import Symbol

FONT = "Noto Sans SC"
OTHER_FONTS = (
    "Noto Sans CJK SC", "Microsoft YaHei", "SimHei", "PingFang SC", "WenQuanYi Micro Hei", "Arial",
    "Helvetica", "DejaVu Sans",
)  # fmt: skip
"""What QGIS takes where that is missing, the first that there is; where none is, it warns at every layer."""
COLOUR_OF_TEXT = "31,42,48,255"
_ANY_FONT = ""
"""Of characters in markers: the font of the program itself. QGIS warns of a missing one at every layer."""
_MM_PER_PX = 25.4 / 96
_TYPES: dict[Geometry, str] = {"polygon": "fill", "line": "line", "point": "marker"}
_BRUSHES = {"lines": "b_diagonal", "cross": "diagonal_x", "dots": "dense6", "grid": "cross"}
_MARKERS = {
    "circle": "circle", "square": "square", "triangle": "triangle", "diamond": "diamond", "pin": "circle",
}  # fmt: skip
_GLYPH_SHARE = 0.6
"""Of the marker's size."""
_CLEAR = "255,255,255,0"
_CARRIERS: dict[Geometry, tuple[str, dict[str, str]]] = {
    "polygon": ("CentroidFill", {"point_on_surface": "1", "point_on_all_parts": "0"}),
    "line": ("MarkerLine", {"placement": "centralpoint", "rotate": "0", "place_on_every_part": "1"}),
}
"""What puts a marker on an area, and on the middle of a line."""
OTHER = Symbol(fill="#ffffff", line="#6b6b6b", width_px=1.5, opacity=0.6, dash="2 2", size_px=12)
"""Of what has no class yet."""

LookOfLayer = tuple[str, dict[str, str]]


def add_symbol(parent: Element, name: str, symbol: Symbol, kind: Geometry) -> None:
    """Add `symbol` for one kind of geometry under this name."""
    node = _add_node(parent, name, kind)
    for look in {"polygon": _fill, "line": _line, "point": _marker}[kind](symbol):
        _add_layer(node, look)
    if symbol.glyph and kind in _CARRIERS:
        carrier = _add_layer(node, _CARRIERS[kind])
        inner = _add_node(carrier, f"@{name}@{len(node) - 1}", "point")
        for look in _marker(symbol):
            _add_layer(inner, look)


def _add_node(parent: Element, name: str, kind: Geometry) -> Element:
    facts = {"type": _TYPES[kind], "name": name, "alpha": "1", "clip_to_extent": "1"}
    return SubElement(parent, "symbol", facts)


def _add_layer(node: Element, look: LookOfLayer) -> Element:
    kind, options = look
    layer = SubElement(node, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    known = SubElement(layer, "Option", {"type": "Map"})
    for key, value in options.items():
        SubElement(known, "Option", {"type": "QString", "name": key, "value": value})
    return layer


def _fill(symbol: Symbol) -> Iterator[LookOfLayer]:
    """The colour with the outline, and over it the hatch in the colour of the line."""
    yield (
        "SimpleFill",
        {
            "style": "solid" if symbol.fill else "no",
            "color": _rgba(symbol.fill, symbol.opacity) if symbol.fill else _CLEAR,
            "outline_color": _rgba(symbol.line) if symbol.line else _CLEAR,
            "outline_style": _pen(symbol) if symbol.line else "no",
            "outline_width": _mm(symbol.width_px),
            "outline_width_unit": "MM",
        },
    )
    if symbol.pattern:
        ink = _rgba(symbol.line or symbol.fill or "#333333")
        yield "SimpleFill", {"style": _BRUSHES[symbol.pattern], "color": ink, "outline_style": "no"}


def _line(symbol: Symbol) -> Iterator[LookOfLayer]:
    yield (
        "SimpleLine",
        {
            "line_color": _rgba(symbol.line or symbol.fill or "#333333"),
            "line_style": _pen(symbol),
            "line_width": _mm(symbol.width_px),
            "line_width_unit": "MM",
            "capstyle": "round",
            "joinstyle": "round",
        },
    )


def _marker(symbol: Symbol) -> Iterator[LookOfLayer]:
    yield (
        "SimpleMarker",
        {
            "name": _MARKERS[symbol.shape],
            "color": _rgba(symbol.fill or "#ffffff", symbol.opacity),
            "outline_color": _rgba(symbol.line or "#ffffff"),
            "outline_width": _mm(symbol.width_px),
            "outline_width_unit": "MM",
            "size": _mm(symbol.size_px),
            "size_unit": "MM",
        },
    )
    if symbol.glyph:
        yield (
            "FontMarker",
            {
                "chr": symbol.glyph,
                "font": _ANY_FONT,
                "color": "255,255,255,255" if _is_dark(symbol) else COLOUR_OF_TEXT,
                "size": _mm(symbol.size_px * _GLYPH_SHARE),
                "size_unit": "MM",
            },
        )


def _is_dark(symbol: Symbol) -> bool:
    return symbol.opacity >= 0.5 and is_dark(symbol.fill or "#ffffff")


def _pen(symbol: Symbol) -> str:
    return "dash" if symbol.dash else "solid"


def _mm(px: float) -> str:
    return f"{px * _MM_PER_PX:.2f}"


def _rgba(colour: str, opacity: float = 1.0) -> str:
    return ",".join(str(part) for part in (*rgb(colour), round(255 * opacity)))
