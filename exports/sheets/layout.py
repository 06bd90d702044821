"""Layout of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from paper.paper import MM_PER_PT, PAPERS, Orientation, PaperKey, Rect

_MARGIN = 3.0
_TITLE = 4.4
_PANEL_WIDTH = 35.0
_PANEL_HEIGHT = 33.0
_COMPASS = 8.0
_GAP = 1.3


@dataclass(frozen=True)
class Layout:
    """Places of a sheet in millimetres; `text_pt` is the size of plain text.

    The panel holds, in this order, the compass (north arrow and scale), the legend, insets, notes and the
    title block: from the top down beside a wide map, in three columns below a tall one.
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
    legend_columns: int


def layout_of(
    paper: PaperKey, orientation: Orientation, block_mm: float, notes_mm: float, insets_mm: float
) -> Layout:
    """The places, once the heights of title block, notes and insets are known (0 for none)."""
    size, text_pt = PAPERS[paper], PAPERS[paper].text_pt
    em = text_pt * MM_PER_PT
    frame = Rect(0, 0, *size.size_mm(orientation)).shrunk(_MARGIN * em)
    title, body = frame.from_top(_TITLE * em)
    place = _beside if orientation == "landscape" else _below
    return place(frame, title, body, (block_mm, notes_mm, insets_mm), text_pt)


def panel_width(paper: PaperKey, orientation: Orientation) -> float:
    """Width (mm) of the title block, the notes and the insets."""
    em = PAPERS[paper].text_pt * MM_PER_PT
    if orientation == "landscape":
        return (_PANEL_WIDTH - 2 * _GAP) * em
    whole = PAPERS[paper].size_mm(orientation)[0] - 2 * (_MARGIN + _GAP) * em
    return _third(whole, em)


def _third(whole: float, em: float) -> float:
    return (whole - 3 * _GAP * em) * 0.29


def _beside(
    frame: Rect, title: Rect, body: Rect, heights: tuple[float, float, float], text_pt: float
) -> Layout:
    em = text_pt * MM_PER_PT
    block_mm, notes_mm, insets_mm = heights
    map_, panel = body.from_left(body.width - _PANEL_WIDTH * em)
    inner = panel.shrunk(_GAP * em)
    compass, rest = inner.from_top(_COMPASS * em)
    _, rest = rest.from_top(_GAP * em)
    block, rest = rest.from_bottom(block_mm)
    notes, rest = _above(rest, notes_mm, _GAP * em)
    insets, rest = _above(rest, insets_mm, _GAP * em)
    legend = Rect(rest.x, rest.y + _GAP * em, rest.width, rest.height - _GAP * em)
    return Layout(frame, title, map_, compass, legend, insets, notes, block, text_pt, 2)


def _below(
    frame: Rect, title: Rect, body: Rect, heights: tuple[float, float, float], text_pt: float
) -> Layout:
    em = text_pt * MM_PER_PT
    block_mm, notes_mm, insets_mm = heights
    map_, panel = body.from_top(body.height - _PANEL_HEIGHT * em)
    inner = panel.shrunk(_GAP * em)
    third, gap = _third(inner.width, em), 1.5 * _GAP * em
    legend, rest = inner.from_left(inner.width - 2 * third - 2 * gap)
    middle = Rect(rest.x + gap, rest.y, third, rest.height)
    right = Rect(rest.right - third, rest.y, third, rest.height)
    compass, _ = right.from_top(_COMPASS * em)
    block, _ = right.from_bottom(block_mm)
    insets, middle = middle.from_top(insets_mm)
    _, middle = middle.from_top(_GAP * em if insets_mm else 0.0)
    notes, _ = middle.from_top(min(notes_mm, middle.height))
    return Layout(frame, title, map_, compass, legend, insets, notes, block, text_pt, 2)


def _above(rest: Rect, height: float, gap: float) -> tuple[Rect, Rect]:
    """The lowest part of `rest` with a gap below it, and what is left above; nothing for no height."""
    if not height:
        return Rect(rest.x, rest.y, rest.width, 0), rest
    _, free = rest.from_bottom(gap)
    return free.from_bottom(height)
