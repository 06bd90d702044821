"""One map sheet: title, map, compass, legend, insets, notes and title block."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from exports.sheets import words
from exports.sheets.coordinate_ticks import coordinate_ticks, draw_ticks
from exports.sheets.intervention_list import draw_list, list_height
from exports.sheets.layout import Layout, frame_of, layout_of, panel_width
from exports.sheets.legend import LegendEntry, draw_legend, entries_of
from exports.sheets.north_and_scale import draw_north, draw_scale, draw_wind_rose
from exports.sheets.notes_strip import NotesRow, draw_strip, strip_height
from exports.sheets.request import SheetRequest
from exports.sheets.subject import AtlasPart, SheetSubject, block_rows, signatures
from exports.sheets.title_block import block_height, draw_block
from exports.sheets.wind_shares import wind_shares
from paper.content import LayerContent
from paper.lettering import printable, width_of
from paper.page import ACCENT, INK, QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, PAPERS, Rect
from paper.scales import SCALES, Bounds, around, chosen_scale, filling_scale
from paper.window import MARK, MapStyle, MapWindow, draw_map

_MOST_NOTES = 0.27
"""Of the height of the sheet: longer notes end with an ellipsis."""
_CAPTION = 1.5
_TITLE_SIZE = 2.1
_INSET_RIM, _FACT_SIZE = 1.06, 0.95
_EDGE_MM = 2.0
"""Between the ground and the edge of the map window."""


@dataclass(frozen=True, eq=False)
class MapSheet:
    """A drawn sheet, and what was put on it."""

    page: Canvas
    map: MapWindow
    layout: Layout
    legend: tuple[LegendEntry, ...]


def draw_sheet(
    request: SheetRequest, subject: SheetSubject, title: str, part: AtlasPart | None = None
) -> MapSheet:
    """Draw the whole place, or one part of it.

    Raises ScaleDoesNotFitError or NoScaleFitsError.
    """
    ground = part.ground if part else subject.ground
    layout, scale = _layout(request, subject, part, title)
    page = Canvas(*request.size_mm)
    ticks = coordinate_ticks(
        layout.map, around(ground.bounds, layout.map, scale), layout.tick_pt, request.language
    )
    style = MapStyle(
        subject.contents,
        layout.text_pt,
        request.language,
        place=_visible_ground(part, ground),
        outlined=part is not None,
        keep_free=[tick.box for tick in ticks],
    )
    drawn = draw_map(page, layout.map, ground.bounds, scale, style)
    draw_ticks(page, layout.map, ticks, layout.tick_pt)
    legend = entries_of(drawn.contents, request.language)
    _draw_panel(page, layout, request, subject, scale, legend, part)
    rows = block_rows(request, subject, title, scale)
    draw_block(page, layout.block, rows, signatures(request), layout.text_pt)
    draw_strip(page, layout.notes, _notes_rows(request, subject, part), _notes_pt(request), layout.text_pt)
    _draw_title(page, layout, request, title)
    page.box(layout.frame, width_pt=0.2 * layout.text_pt)
    return MapSheet(page, drawn, layout, tuple(legend))


def _visible_ground(part: AtlasPart | None, ground: shapely.Geometry) -> shapely.Geometry | None:
    return None if part is not None and not part.veiled else ground


def _layout(
    request: SheetRequest, subject: SheetSubject, part: AtlasPart | None, title: str
) -> tuple[Layout, int]:
    """The places, and the scale at which the ground fits into that of the map."""
    text_pt = PAPERS[request.paper].text_pt
    width = panel_width(request.paper, request.orientation)
    rows = block_rows(request, subject, title, SCALES[-1])
    strip_mm = strip_height(
        _notes_rows(request, subject, part),
        frame_of(request.paper, request.orientation).width,
        _notes_pt(request),
        _MOST_NOTES * request.size_mm[1],
    )
    layout = layout_of(
        request.paper,
        request.orientation,
        block_height(rows, signatures(request), text_pt, width),
        strip_mm,
        _insets_height(request, subject, part, width, text_pt),
    )
    bounds = (part.ground if part else subject.ground).bounds
    room = layout.map.shrunk(_EDGE_MM)
    return layout, chosen_scale(request.scale, bounds, room, request.paper, request.orientation)


def _notes_rows(request: SheetRequest, subject: SheetSubject, part: AtlasPart | None) -> list[NotesRow]:
    """The rules of a site, then what every sheet must say."""
    language = request.language
    rules = NotesRow(words.SITE_RULES.text(language), part.rules if part else (), columns=2)
    notes = NotesRow(words.NOTES.text(language), (subject.notes,) if subject.notes else ())
    return [row for row in (rules, notes) if row.paragraphs]


def _notes_pt(request: SheetRequest) -> float:
    return PAPERS[request.paper].notes_pt


def _insets_height(
    request: SheetRequest, subject: SheetSubject, part: AtlasPart | None, width: float, text_pt: float
) -> float:
    shown = _insets(request, subject, part)
    if not shown:
        return 0.0
    west, south, east, north = subject.ground.bounds
    ratio = min(1.1, max(0.45, (north - south) / max(east - west, 1e-9)))
    gap = text_pt * MM_PER_PT
    return ratio * (width - gap) / 2 + line_mm(text_pt) * _CAPTION


def _insets(
    request: SheetRequest, subject: SheetSubject, part: AtlasPart | None
) -> list[tuple[str, tuple[LayerContent, ...], AtlasPart | None]]:
    """Caption, contents and the part to mark of each small map."""
    if not request.insets:
        return []
    language = request.language
    shown: list[tuple[str, tuple[LayerContent, ...], AtlasPart | None]] = []
    if part is not None:
        outline = tuple(one for one in subject.contents if one.layer.key in ("basemap", "grids", "compounds"))
        shown.append((words.LOCATION.text(language), outline, part))
    elif subject.before:
        shown.append((words.TODAY.text(language), subject.before, None))
        shown.append((words.WITH_OPTION.text(language), subject.after, None))
    return shown


def _draw_panel(
    page: Canvas,
    layout: Layout,
    request: SheetRequest,
    subject: SheetSubject,
    scale: int,
    legend: list[LegendEntry],
    part: AtlasPart | None,
) -> None:
    text_pt, language = layout.text_pt, request.language
    north, bar = layout.compass.shrunk(0.6).from_left(layout.compass.width * 0.2)
    if shares := wind_shares(request.wind):
        draw_wind_rose(page, north, shares, text_pt, language)
    else:
        draw_north(page, north, text_pt, language)
    draw_scale(page, bar, scale, text_pt, language)
    listed = list_height(subject.counted, layout.legend, text_pt) if part is None else 0.0
    lower, upper = layout.legend.from_bottom(listed)
    draw_legend(page, upper, legend, text_pt, language, layout.legend_columns, least_pt=layout.least_pt)
    if listed:
        draw_list(page, lower, subject.counted, subject.assessment.catalogue, text_pt, language)
    places = layout.insets.columns(2, text_pt * MM_PER_PT)
    for place, (caption, contents, marked) in zip(places, _insets(request, subject, part), strict=False):
        _draw_inset(page, place, caption, contents, subject.ground.bounds, marked, text_pt, language)
    if part is not None and part.facts and layout.insets.height:
        _draw_facts(page, places[1], part, text_pt)


def _draw_inset(
    page: Canvas,
    where: Rect,
    caption: str,
    contents: tuple[LayerContent, ...],
    bounds: Bounds,
    marked: AtlasPart | None,
    text_pt: float,
    language: str,
) -> None:
    head, place = where.from_top(line_mm(text_pt) * _CAPTION)
    page.write(head.x, head.middle[1], caption, text_pt, ink=INK, heavy=True)
    scale = filling_scale(bounds, place, _INSET_RIM)
    drawn = draw_map(page, place, bounds, scale, MapStyle(contents, text_pt * 0.42, language, names=()))
    if marked is not None:
        _mark(page, drawn, marked)


def _mark(page: Canvas, drawn: MapWindow, part: AtlasPart) -> None:
    """Draw the box around the part, on a small map."""
    west, south, east, north = part.ground.bounds
    mm_per_m = drawn.where.width / (drawn.bounds[2] - drawn.bounds[0])
    x, y = (
        drawn.where.x + (west - drawn.bounds[0]) * mm_per_m,
        drawn.where.y + (south - drawn.bounds[1]) * mm_per_m,
    )
    box = Rect(x - 0.5, y - 0.5, (east - west) * mm_per_m + 1, (north - south) * mm_per_m + 1)
    page.box(box, line=MARK, width_pt=1.4, zorder=4)


def _draw_facts(page: Canvas, where: Rect, part: AtlasPart, text_pt: float) -> None:
    """The part's own figures, beside the map of where it lies."""
    head, body = where.from_top(line_mm(text_pt) * _CAPTION)
    page.write(head.x, head.middle[1], part.name, text_pt, heavy=True)
    for number, (label, value) in enumerate(part.facts):
        y = body.top - line_mm(text_pt) * (number + 0.6) * 1.12
        if y < body.y:
            return
        page.write(body.x, y, label, text_pt * _FACT_SIZE, ink=QUIET)
        page.write(body.right, y, value, text_pt * _FACT_SIZE, align="right")


def draw_frame(page: Canvas, request: SheetRequest, title: str) -> Layout:
    """Frame and title alone; where the rest may go."""
    layout = layout_of(request.paper, request.orientation, 0, 0, 0)
    _draw_title(page, layout, request, title)
    page.rule((layout.frame.x, layout.title.y), (layout.frame.right, layout.title.y))
    page.box(layout.frame, width_pt=0.2 * layout.text_pt)
    return layout


def _draw_title(page: Canvas, layout: Layout, request: SheetRequest, title: str) -> None:
    """The title in the middle over the map, smaller where it is long; the marking boxed at the right."""
    em = layout.text_pt * MM_PER_PT
    marking = words.MARKING.text(request.language) if request.marking is None else request.marking
    marked = _draw_marking(page, layout, marking) if marking else 0.0
    room = layout.title.width - 2 * marked - 4 * em
    size_pt = _TITLE_SIZE * layout.text_pt
    size_pt *= min(1.0, room / (width_of(printable(title)) * size_pt * MM_PER_PT + 1e-9))
    page.write(*layout.title.middle, title, size_pt, align="center", heavy=True)


def _draw_marking(page: Canvas, layout: Layout, marking: str) -> float:
    """The width (mm) that it takes at the right end of the title strip."""
    text_pt = layout.text_pt * 1.15
    em = text_pt * MM_PER_PT
    width = min(width_of(printable(marking)) * em + 2 * em, layout.title.width * 0.3)
    lines = lines_of(marking, text_pt, width - 1.2 * em)[:2]
    height = line_mm(text_pt) * len(lines) + 0.6 * em
    x, y = layout.title.right - width - em, layout.title.middle[1] - height / 2
    page.box(Rect(x, y, width, height), line=ACCENT, width_pt=0.12 * text_pt)
    page.asked.append(marking)
    for number, line in enumerate(lines):
        middle = y + height - 0.3 * em - line_mm(text_pt) * (number + 0.5)
        page.write(x + width / 2, middle, line, text_pt, ink=ACCENT, align="center")
    return width + em
