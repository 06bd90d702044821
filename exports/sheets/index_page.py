"""The first page of an atlas: what is on which page, and where it lies."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from base.words import Message
from exports.sheets.request import SheetRequest
from exports.sheets.sheet import draw_frame
from exports.sheets.subject import AtlasPart, SheetSubject
from paper.clean_text import plain
from paper.lettering import printable, width_of
from paper.page import ACCENT, INK, QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect
from paper.scales import filling_scale
from paper.window import MapStyle, MapWindow, draw_map

INDEX = Message("Index", context="of an atlas")
PAGE = Message("Page")
PLACE = Message("Place", context="of an atlas")
_FACTS = 3
"""Figures of each part that the index repeats: those that come first."""
_LIST_SHARE = 0.42
_RIM = 1.04
_FACT_EM = 5.6
"""Least width of a column of figures in sizes of type."""
_PITCH = 1.7
"""From row to row, in lines."""


def draw_index(
    request: SheetRequest, subject: SheetSubject, title: str, parts: Sequence[AtlasPart]
) -> Canvas:
    """A map of the whole place with the page numbers on it, beside or above the list of pages."""
    page = Canvas(*request.size_mm)
    layout = draw_frame(page, request, title)
    body = Rect(layout.frame.x, layout.frame.y, layout.frame.width, layout.title.y - layout.frame.y)
    if request.orientation == "landscape":
        where, listed = body.from_left(body.width * (1 - _LIST_SHARE))
    else:
        where, listed = body.from_top(body.height * (1 - _LIST_SHARE))
    where = where.shrunk(1.2 * layout.text_pt * MM_PER_PT)
    ground = shapely.union_all([subject.ground, *(part.ground for part in parts)])
    drawn = draw_map(
        page,
        where,
        ground.bounds,
        filling_scale(ground.bounds, where, _RIM),
        MapStyle(subject.contents, layout.text_pt * 0.6, request.language, place=subject.ground, names=()),
    )
    for number, part in enumerate(parts, start=2):
        _draw_number(page, drawn, part, number, layout.text_pt)
    rim = 2 * layout.text_pt * MM_PER_PT
    _draw_list(page, listed.shrunk(rim), parts, layout.text_pt, layout.least_pt, request.language)
    return page


def _draw_number(page: Canvas, drawn: MapWindow, part: AtlasPart, number: int, text_pt: float) -> None:
    mm_per_m = drawn.where.width / (drawn.bounds[2] - drawn.bounds[0])
    spot = shapely.point_on_surface(part.ground)
    x = drawn.where.x + (spot.x - drawn.bounds[0]) * mm_per_m
    y = drawn.where.y + (spot.y - drawn.bounds[1]) * mm_per_m
    page.write(x, y, str(number), text_pt * 1.7, ink=ACCENT, align="center", heavy=True, halo="#ffffff")


def _draw_list(
    page: Canvas, where: Rect, parts: Sequence[AtlasPart], text_pt: float, least_pt: float, language: str
) -> None:
    """One line a page, smaller where there are many."""
    room_mm = where.height / (len(parts) + 3)
    size_pt = max(least_pt, min(text_pt * 1.4, room_mm / (_PITCH * line_mm(1.0))))
    pitch = min(_PITCH * line_mm(size_pt), room_mm)
    heads = [label for label, _ in parts[0].facts[:_FACTS]]
    wide = [max(_FACT_EM, width_of(printable(one)) + 1) * size_pt * MM_PER_PT for one in heads]
    y = where.top - pitch / 2
    _draw_row(page, where, y, (PAGE.text(language), PLACE.text(language), heads), size_pt, wide, QUIET)
    page.rule((where.x, y - pitch / 2), (where.right, y - pitch / 2), width_pt=0.1 * size_pt)
    for number, part in enumerate(parts, start=2):
        y -= pitch
        values = [value for _, value in part.facts[:_FACTS]]
        _draw_row(page, where, y, (str(number), plain(part.name), values), size_pt, wide)
        page.rule((where.x, y - pitch / 2), (where.right, y - pitch / 2), width_pt=0.03 * size_pt, ink=QUIET)


def _draw_row(
    page: Canvas,
    where: Rect,
    y: float,
    row: tuple[str, str, list[str]],
    size_pt: float,
    wide: Sequence[float],
    ink: str = INK,
) -> None:
    number, name, values = row
    em = size_pt * MM_PER_PT
    room = where.width - 3.2 * em - sum(wide)
    lines = lines_of(name, size_pt, room)
    page.write(where.x + 0.2 * em, y, number, size_pt, ink=ink)
    page.write(where.x + 3.0 * em, y, lines[0] + ("…" if len(lines) > 1 else ""), size_pt, ink=ink)
    right = where.right
    for value, column in reversed(list(zip(values, wide, strict=True))):
        page.write(right, y, value, size_pt, align="right", ink=ink)
        right -= column
