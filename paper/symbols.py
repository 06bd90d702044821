"""Draw a declared symbol with matplotlib: same fill, hatch, dash, marker and glyph as on screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import shapely
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from base.colour import is_dark
from layers.layer import Symbol
from paper.lettering import MISSING, glyphs, typeface

_HATCHES: Mapping[str, tuple[str, int]] = {
    "lines": ("/", 3),
    "cross": ("x", 4),
    "dots": (".", 4),
    "grid": ("+", 4),
}
"""Matplotlib's letter of each pattern, and how often it is told on a map of A3: more is denser."""
_A3_PT_PER_PX = 0.465
_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "triangle": ((0, 1), (-0.98, -0.8), (0.98, -0.8)),
    "diamond": ((0, -1.06), (1.06, 0), (0, 1.06), (-1.06, 0)),
}
"""Of each marker in a box from -1 to 1; a circle and a pin have none."""
_GLYPH_SIZE: Mapping[str, float] = {"triangle": 0.9, "diamond": 1.1}
"""In half sizes of the marker."""
_GLYPH_UP: Mapping[str, float] = {"triangle": -0.26, "pin": 0.15}


def area_style(symbol: Symbol, pt_per_px: float) -> dict[str, Any]:
    """Keywords of a patch for a polygon."""
    hatch = _hatch(symbol, pt_per_px)
    ink = symbol.line or (symbol.fill if hatch else "")
    return {
        "facecolor": to_rgba(symbol.fill, symbol.opacity) if symbol.fill else "none",
        "edgecolor": ink or "none",
        "linewidth": symbol.width_px * pt_per_px if symbol.line else 0.0,
        "hatch": hatch or None,
        "linestyle": _dash(symbol, pt_per_px),
        "joinstyle": "round",
    }


def line_style(symbol: Symbol, pt_per_px: float) -> dict[str, Any]:
    """Keywords of a patch for a line."""
    return {
        "facecolor": "none",
        "edgecolor": symbol.line or symbol.fill,
        "linewidth": symbol.width_px * pt_per_px,
        "linestyle": _dash(symbol, pt_per_px),
        "joinstyle": "round",
        "capstyle": "butt" if symbol.dash else "round",
    }


def marker_style(symbol: Symbol, pt_per_px: float) -> dict[str, Any]:
    """Keywords of a patch for a marker."""
    return {
        "facecolor": to_rgba(symbol.fill, symbol.opacity) if symbol.fill else "white",
        "edgecolor": symbol.line or "white",
        "linewidth": (symbol.width_px if symbol.line else 1.5) * pt_per_px,
        "hatch": _hatch(symbol, pt_per_px) or None,
    }


def _hatch(symbol: Symbol, pt_per_px: float) -> str:
    """As coarse as the rest of the drawing is large."""
    if symbol.pattern not in _HATCHES:
        return ""
    letter, count = _HATCHES[symbol.pattern]
    return letter * max(1, round(count * min(1.5, _A3_PT_PER_PX / pt_per_px)))


def _dash(symbol: Symbol, pt_per_px: float) -> Any:
    """Matplotlib counts dashes in widths of the line, SVG in pixels."""
    if not symbol.dash:
        return "solid"
    return (0, tuple(float(length) / symbol.width_px for length in symbol.dash.split()))


@cache
def marker_path(shape: str) -> Path:
    """The marker in a box from -1 to 1, its upper side up."""
    if shape in _CORNERS:
        corners = _CORNERS[shape]
        return Path([*corners, corners[0]], closed=True)
    if shape == "pin":
        drop = (
            shapely.Point(0, 0.15)
            .buffer(0.95)
            .union(shapely.Polygon([(-0.8, -0.3), (0.8, -0.3), (0, -1.35)]))
        )
        return Path(shapely.get_coordinates(drop.exterior), closed=True)
    return Path.circle(radius=0.94)


@cache
def glyph_path(character: str, shape: str) -> Path:
    """One character as it lies on the marker, in half sizes of the marker; an outline, not text."""
    shown = character if ord(character) in glyphs() else MISSING
    outline = TextPath((0, 0), shown, size=1.0, prop=typeface())
    box = outline.get_extents()
    size = _GLYPH_SIZE.get(shape, 1.2)
    place = (
        Affine2D()
        .translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
        .scale(size)
        .translate(0, _GLYPH_UP.get(shape, 0.0))
    )
    return outline.transformed(place)


def glyph_ink(symbol: Symbol) -> str:
    """White on dark ground, dark on light."""
    if not symbol.fill or symbol.opacity < 0.5:
        return symbol.line or "#1f2a30"
    return "#ffffff" if is_dark(symbol.fill) else "#1f2a30"


def path_of(shapes: np.ndarray) -> Path:
    """All rings or lines of these geometries as one path; holes run the other way round, so they stay
    open."""
    vertices: list[np.ndarray] = []
    codes: list[np.ndarray] = []
    for part in shapely.get_parts(shapes):
        for line, closed in _lines_of(part):
            vertices.append(line)
            code = np.full(len(line), Path.LINETO, dtype=Path.code_type)
            code[0] = Path.MOVETO
            if closed:
                code[-1] = Path.CLOSEPOLY
            codes.append(code)
    if not vertices:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _lines_of(part: shapely.Geometry) -> list[tuple[np.ndarray, bool]]:
    if part.geom_type != "Polygon":
        return [(shapely.get_coordinates(part), False)]
    outer, *holes = (shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors))
    return [(_orient_ring(outer, True), True), *((_orient_ring(hole, False), True) for hole in holes)]


def _orient_ring(ring: np.ndarray, anticlockwise: bool) -> np.ndarray:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    area = (x[:-1] * y[1:] - x[1:] * y[:-1]).sum()
    return ring if (area > 0) == anticlockwise else ring[::-1]
