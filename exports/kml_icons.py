"""Icons of points as pictures: the markers of the map, clear around them."""

from __future__ import annotations

import io
from functools import lru_cache

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from layers import Symbol
from paper.symbols import glyph_ink, glyph_path, marker_path, marker_style

ICON_PX = 64
"""Width of the picture; programs draw it smaller, and sharp on fine screens."""
_REACH = 1.2
"""Half the width of the picture, in half sizes of the marker: a triangle and its line reach beyond it."""
_PT_PER_INCH = 72
_EARTH_PX = 32
"""How large Google Earth draws any icon at a scale of 1."""


@lru_cache(maxsize=256)
def icon_png(symbol: Symbol) -> bytes:
    """The marker of a class as a PNG with a clear ground."""
    figure = Figure(figsize=(1, 1), dpi=ICON_PX, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-_REACH, _REACH), ylim=(-_REACH, _REACH))
    axes.axis("off")
    style = marker_style(symbol, _PT_PER_INCH / _REACH / symbol.size_px)
    axes.add_artist(PathPatch(marker_path(symbol.shape), **style))
    if symbol.glyph:
        axes.add_artist(
            PathPatch(glyph_path(symbol.glyph, symbol.shape), facecolor=glyph_ink(symbol), linewidth=0)
        )
    picture = io.BytesIO()
    FigureCanvasAgg(figure).print_png(picture, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return picture.getvalue()


def icon_scale(symbol: Symbol) -> float:
    """The scale at which a program draws the icon as large as the map on the screen does."""
    return symbol.size_px * _REACH / _EARTH_PX
