"""Outlines and hatches of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

import shapely
from ezdxf import const
from ezdxf.entities import Hatch
from ezdxf.layouts.base import BaseLayout

from base.colour import rgb
from exports.dxf_colours import line_colour, nearest_number
from layers import Symbol
from layers.layer import Pattern

_PATTERNS: Mapping[Pattern, tuple[str, float, tuple[float, ...]]] = {
    "lines": ("ANSI31", 0.7, (0,)),
    "cross": ("ANSI31", 0.7, (0, 90)),
    "dots": ("CROSS", 0.25, (0,)),
    "grid": ("ANSI31", 0.7, (45, 135)),
}
"""The pattern, of those that LibreCAD has too, how much of its own size it has on paper, where its lines lie
2 mm apart, and the directions in which it is drawn."""
_WHITE = "#ffffff"
_LEAST_OPACITY = 0.3
"""Of a fill that is drawn: programs that know no transparency would cover everything with a paler one."""


def add_outline(space: BaseLayout, shape: shapely.Geometry, layer: str) -> None:
    """Draw the rings of areas as closed polylines, and lines as open ones; points have none."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                space.add_lwpolyline(_corners(ring), close=True, dxfattribs={"layer": layer})
        elif part.geom_type == "LineString":
            line = shapely.get_coordinates(part).tolist()
            space.add_lwpolyline(line, dxfattribs={"layer": layer})


def add_fill(
    space: BaseLayout, shapes: Iterable[shapely.Geometry], symbol: Symbol, layer: str, unit: float
) -> None:
    """Draw the fill of areas, and over it their hatch, with `unit` drawing units to a millimetre of paper."""
    areas = [one for shape in shapes for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    if _is_filled(symbol):
        for area in areas:
            hatch = _hatch(space, area, rgb(symbol.fill), layer)
            hatch.transparency = 1.0 - symbol.opacity
    if symbol.pattern:
        name, size, directions = _PATTERNS[symbol.pattern]
        ink = line_colour(symbol.line or symbol.fill)
        for area, direction in product(areas, directions):
            hatch = _hatch(space, area, ink, layer)
            hatch.set_pattern_fill(name, nearest_number(ink), angle=direction, scale=size * unit)


def has_fill(symbol: Symbol) -> bool:
    """Whether `add_fill` draws anything of an area with this symbol."""
    return bool(symbol.pattern) or _is_filled(symbol)


def _is_filled(symbol: Symbol) -> bool:
    """White is the colour of the ground, which CAD shows black, or prints black on white."""
    return symbol.fill not in ("", _WHITE) and symbol.opacity >= _LEAST_OPACITY


def _hatch(space: BaseLayout, area: shapely.Polygon, ink: tuple[int, int, int], layer: str) -> Hatch:
    hatch = space.add_hatch(color=nearest_number(ink), dxfattribs={"layer": layer})
    hatch.rgb = ink
    hatch.paths.add_polyline_path(_corners(area.exterior), flags=const.BOUNDARY_PATH_EXTERNAL)
    for hole in area.interiors:
        hatch.paths.add_polyline_path(_corners(hole), flags=const.BOUNDARY_PATH_OUTERMOST)
    return hatch


def _corners(ring: shapely.Geometry) -> list[tuple[float, ...]]:
    return [tuple(corner) for corner in shapely.get_coordinates(ring)[:-1].tolist()]
