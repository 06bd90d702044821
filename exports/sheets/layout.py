"""Layout of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from paper.paper import BINDING_MM, MM_PER_PT, PAPERS, Orientation, PaperKey, Rect

_TITLE = 3.7
_PANEL_WIDTH = 29.5
_PANEL_HEIGHT = 33.0
_COMPASS = 7.0
_GAP = 1.3
_TICK_SIZE = 0.75


@dataclass(frozen=True)
class Layout:
    """Places of a sheet in millimetres; `text_pt` is the size of plain text, `least_pt` of the smallest,
    `tick_pt` of coordinates.

    The panel holds, in this order, the compass (north arrow and scale), the legend, insets and the title
    block: from the top down beside a wide map, in three columns below a tall one. The notes are a strip at
    the foot.
    """

    frame: Rect
    title: Rect
    map: Rect
    compass: Rect
    legend: Rect
    insets: Rect
    notes: Rect
    block: Rect
    text_pt: float
    least_pt: float
    tick_pt: float
    legend_columns: int


def layout_of(
    paper: PaperKey, orientation: Orientation, block_mm: float, notes_mm: float, insets_mm: float
) -> Layout:
    """The places, once the heights of title block, notes and insets are known (0 for none)."""
    text_pt, least_pt = PAPERS[paper].text_pt, PAPERS[paper].least_pt
    tick_pt = max(least_pt, _TICK_SIZE * text_pt)
    frame = frame_of(paper, orientation)
    title, body = frame.from_top(_TITLE * text_pt * MM_PER_PT)
    notes, body = body.from_bottom(notes_mm)
    place = _beside if orientation == "landscape" else _below
    map_, compass, legend, insets, block = place(body, block_mm, insets_mm, text_pt * MM_PER_PT)
    return Layout(frame, title, map_, compass, legend, insets, notes, block, text_pt, least_pt, tick_pt, 2)


def frame_of(paper: PaperKey, orientation: Orientation) -> Rect:
    """The frame: off the edges, and at the left off the holes."""
    width, height = PAPERS[paper].size_mm(orientation)
    edge = PAPERS[paper].edge_mm
    return Rect(BINDING_MM, edge, width - BINDING_MM - edge, height - 2 * edge)


def panel_width(paper: PaperKey, orientation: Orientation) -> float:
    """Width (mm) of the title block and the insets."""
    em = PAPERS[paper].text_pt * MM_PER_PT
    if orientation == "landscape":
        return (_PANEL_WIDTH - 2 * _GAP) * em
    return _third(frame_of(paper, orientation).width - 2 * _GAP * em, em)


def _third(whole: float, em: float) -> float:
    return (whole - 3 * _GAP * em) * 0.29


_Places = tuple[Rect, Rect, Rect, Rect, Rect]
"""Map, compass, legend, insets and block."""


def _beside(body: Rect, block_mm: float, insets_mm: float, em: float) -> _Places:
    map_, panel = body.from_left(body.width - _PANEL_WIDTH * em)
    inner = panel.shrunk(_GAP * em)
    compass, rest = inner.from_top(_COMPASS * em)
    _, rest = rest.from_top(_GAP * em)
    block, rest = rest.from_bottom(block_mm)
    insets, rest = _above(rest, insets_mm, _GAP * em)
    legend = Rect(rest.x, rest.y + _GAP * em, rest.width, rest.height - _GAP * em)
    return map_, compass, legend, insets, block


def _below(body: Rect, block_mm: float, insets_mm: float, em: float) -> _Places:
    needed = block_mm + (_COMPASS + 3 * _GAP) * em
    map_, panel = body.from_top(body.height - max(_PANEL_HEIGHT * em, needed))
    inner = panel.shrunk(_GAP * em)
    third, gap = _third(inner.width, em), 1.5 * _GAP * em
    legend, rest = inner.from_left(inner.width - 2 * third - 2 * gap)
    middle = Rect(rest.x + gap, rest.y, third, rest.height)
    right = Rect(rest.right - third, rest.y, third, rest.height)
    compass, _ = right.from_top(_COMPASS * em)
    block, _ = right.from_bottom(block_mm)
    insets, _ = middle.from_top(insets_mm)
    return map_, compass, legend, insets, block


def _above(rest: Rect, height: float, gap: float) -> tuple[Rect, Rect]:
    """The lowest part of `rest` with a gap below it, and what is left above; nothing for no height."""
    if not height:
        return Rect(rest.x, rest.y, rest.width, 0), rest
    _, free = rest.from_bottom(gap)
    return free.from_bottom(height)
