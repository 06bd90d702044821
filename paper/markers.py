"""Point markers of a map. One that would cover another becomes a dot in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.transforms import Affine2D

from layers.layer import Symbol
from paper.content import LayerContent
from paper.page import Canvas
from paper.paper import MM_PER_PT
from paper.placed_boxes import PlacedBoxes, centre_box
from paper.symbols import glyph_ink, glyph_path, marker_path, marker_style
from spatial.middles import middles_of
from spatial.network import Floats

DOT = 0.38
"""Size of a dot beside its marker."""
_OVERLAP = 0.86
"""Markers may touch: of their size, what no other may cover."""
_POINTS = (0, 4)
_LINES = (1, 5)


def draw_markers(
    page: Canvas,
    contents: Sequence[LayerContent],
    to_mm: Affine2D,
    taken: PlacedBoxes,
    pt_per_px: float,
    zorder: float,
) -> None:
    """The markers of all layers, the uppermost layer placed first; takes their boxes."""
    for height, content in reversed(list(enumerate(contents))):
        for symbol, xy in _spots(content, to_mm):
            _draw(page, symbol, xy, taken, pt_per_px, zorder + height / 1000)


def _spots(content: LayerContent, to_mm: Affine2D) -> Iterator[tuple[Symbol, Floats]]:
    """Symbol and place on the sheet of every point, and of every polygon that has a glyph."""
    symbols = {one.key: one.symbol for one in content.classes}
    shapes = content.rows.geometry.to_numpy()
    kinds = shapely.get_type_id(shapes)
    for shape, kind, key in zip(shapes, kinds, content.rows["class"], strict=True):
        symbol = symbols[key]
        if kind in _POINTS or symbol.glyph:
            yield symbol, to_mm.transform(marker_spot(shape))


def marker_spot(shape: shapely.Geometry) -> Floats:
    """(2,) the point, the middle of the largest circle inside a polygon, or the middle of a line."""
    kind = shapely.get_type_id(shape)
    if kind in _LINES:
        shape = shapely.line_interpolate_point(shapely.get_geometry(shape, 0), 0.5, normalized=True)
    elif kind not in _POINTS:
        shape = middles_of(np.array([shape], dtype=object))[0]
    return np.asarray(shapely.get_coordinates(shape)[0])


def _draw(
    page: Canvas, symbol: Symbol, xy: Floats, taken: PlacedBoxes, pt_per_px: float, zorder: float
) -> None:
    size_mm = symbol.size_px * pt_per_px * MM_PER_PT
    box = centre_box(xy, size_mm * _OVERLAP, size_mm * _OVERLAP)
    x, y = box.middle
    room = taken.room
    if not (room.x <= x <= room.right and room.y <= y <= room.top):
        return
    if taken.is_free(box):
        taken.add(box)
        draw_marker(page, symbol, (x, y), size_mm, pt_per_px, zorder)
    elif not symbol.glyph:
        draw_marker(page, symbol, (x, y), size_mm, pt_per_px, zorder)
    else:
        draw_marker(page, symbol, (x, y), size_mm * DOT, pt_per_px, zorder - 0.5, glyph=False)


def draw_marker(
    page: Canvas,
    symbol: Symbol,
    at: tuple[float, float],
    size_mm: float,
    pt_per_px: float,
    zorder: float,
    glyph: bool = True,
) -> None:
    """Draw one marker centred at `at`."""
    place = Affine2D().scale(size_mm / 2).translate(*at)
    outline = marker_path(symbol.shape).transformed(place)
    page.add(PathPatch(outline, **marker_style(symbol, pt_per_px * 0.8), zorder=zorder))
    if symbol.glyph and glyph:
        character = glyph_path(symbol.glyph, symbol.shape).transformed(place)
        page.asked.append(symbol.glyph)
        page.add(PathPatch(character, facecolor=glyph_ink(symbol), linewidth=0, zorder=zorder + 0.0005))
