"""Draw a map in its window: areas, lines, markers and names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.transforms import Affine2D

from paper.content import LayerContent
from paper.labels import NAMED, Label, draw_labels
from paper.markers import draw_markers
from paper.obstacles import buildings_of
from paper.page import Canvas
from paper.paper import Rect
from paper.placed_boxes import PlacedBoxes
from paper.scales import Bounds, around
from paper.symbols import area_style, line_style, path_of

GROUND = "#f0eee7"
"""The ground where nothing is: a little darker than on the screen, so that white roads are seen on it."""
MARK = "#c0271d"
"""What marks the place that a page is about."""
_VEIL = 0.5
"""How much of what lies around the place is covered by white."""
_LINES_ABOVE, _VEIL_ZORDER = 100, 200
_AREAS, _LINES = (3, 6), (1, 5)
_PT_PER_PX = 0.062
"""Of a screen pixel, in sizes of plain text: markers and lines shrink on paper, whose eye is closer."""


@dataclass(frozen=True, eq=False)
class MapWindow:
    """A map that is drawn: its place, the ground it shows, what of each layer it shows, and its names."""

    where: Rect
    bounds: Bounds
    scale: float
    contents: tuple[LayerContent, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, eq=False)
class MapStyle:
    """What a map shows, and how: the contents of its layers, the size of plain text, the language.

    What lies outside `place` is veiled, and `outlined` says whether its border is drawn. `names` are the keys
    of the layers whose rows are named; without any there are no markers either. No marker and no name covers
    the boxes of `keep_free` (mm).
    """

    contents: Sequence[LayerContent]
    text_pt: float
    language: str
    place: shapely.Geometry | None = None
    names: Collection[str] = tuple(NAMED)
    outlined: bool = False
    keep_free: Sequence[Rect] = ()


def draw_map(page: Canvas, where: Rect, middle: Bounds, scale: float, look: MapStyle) -> MapWindow:
    """Draw at exactly this scale with `middle` in the middle."""
    bounds = around(middle, where, scale)
    axes = page.window(where, bounds, GROUND)
    seen = tuple(one.in_language(look.language).within(bounds) for one in look.contents)
    for height, content in enumerate(seen):
        _draw_shapes(axes, content, pt_per_px(look.text_pt), height)
    if look.place is not None:
        _draw_veil(axes, bounds, look.place, 0.16 * look.text_pt if look.outlined else 0.0)
    labels = _draw_names(page, where, bounds, seen, look) if look.names else ()
    page.box(where, width_pt=0.09 * look.text_pt)
    return MapWindow(where, bounds, scale, seen, labels)


def _draw_names(
    page: Canvas, where: Rect, bounds: Bounds, seen: Sequence[LayerContent], look: MapStyle
) -> tuple[Label, ...]:
    """Markers, and beside them the names; each keeps off what is drawn already."""
    taken = PlacedBoxes(where.shrunk(0.8))
    for box in look.keep_free:
        taken.add(box)
    to_mm = _ground_to_mm(where, bounds)
    cut = tuple(one.cut(bounds) for one in seen if one.layer.key != "basemap")
    draw_markers(page, cut, to_mm, taken, pt_per_px(look.text_pt), zorder=1)
    called = [one for one in cut if one.layer.key in look.names]
    buildings = buildings_of(cut + tuple(one for one in seen if one.layer.key == "basemap"), to_mm)
    return draw_labels(page, called, to_mm, taken, buildings, look.text_pt, look.language, zorder=2.5)


def pt_per_px(text_pt: float) -> float:
    """Points on paper of one screen pixel, beside plain text of this size."""
    return _PT_PER_PX * text_pt


def _draw_shapes(axes: Axes, content: LayerContent, pt_per_px: float, height: int) -> None:
    """Areas below all lines, as on the screen; a class is one path, so that it is drawn in one go."""
    shapes, keys = content.rows.geometry.to_numpy(), content.rows["class"].to_numpy()
    kinds = shapely.get_type_id(shapes)
    for order, one in enumerate(content.classes):
        for wanted, style, above in ((_AREAS, area_style, 0), (_LINES, line_style, _LINES_ABOVE)):
            members = shapes[(keys == one.key) & np.isin(kinds, wanted)]
            if len(members):
                zorder = 1 + above + height + order / 100
                axes.add_artist(PathPatch(path_of(members), **style(one.symbol, pt_per_px), zorder=zorder))


def _draw_veil(axes: Axes, bounds: Bounds, place: shapely.Geometry, outline_pt: float) -> None:
    """Over everything drawn so far, with a line around the place unless that is 0 wide."""
    west, south, east, north = bounds
    around_it = shapely.difference(shapely.box(west, south, east, north), place)
    if not around_it.is_empty:  # a picture of a part of the place has nothing around it
        veil = path_of(np.array([around_it], dtype=object))
        axes.add_artist(PathPatch(veil, facecolor=(1, 1, 1, _VEIL), edgecolor="none", zorder=_VEIL_ZORDER))
    if outline_pt:
        outline = path_of(np.array([place], dtype=object))
        look = {"edgecolor": MARK, "linewidth": outline_pt, "zorder": _VEIL_ZORDER + 1}
        axes.add_artist(PathPatch(outline, fill=False, **look))


def _ground_to_mm(where: Rect, bounds: Bounds) -> Affine2D:
    """From metres in the community's CRS to millimetres on the sheet."""
    mm_per_m = where.width / (bounds[2] - bounds[0])
    return Affine2D().translate(-bounds[0], -bounds[1]).scale(mm_per_m).translate(where.x, where.y)
