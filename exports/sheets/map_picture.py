"""A map for documents: the ground with its legend, without the title block of a sheet."""

from __future__ import annotations

from dataclasses import replace

from data.assess import Assessment
from exports.request import ExportRequest
from exports.sheets.legend import draw_legend, entries_of
from exports.sheets.north_and_scale import draw_north
from exports.sheets.request import PrintedFile
from features.options.paper.drawn_layers import layers_of
from features.options.sketch import Sketch
from layers.layer import View
from paper.content import content_of
from paper.errors import NothingToDrawError
from paper.lettering import missing_note
from paper.output import ONE_AT_A_TIME, png_of
from paper.page import Canvas
from paper.paper import Rect
from paper.scales import filling_scale
from paper.window import MapStyle, draw_map

_WIDTH_MM, _LEGEND_MM, _GAP_MM, _NORTH_MM = 156.0, 27.0, 2.5, 10.0
"""As wide as the text of a Word page."""
_FLATTEST, _HIGHEST = 0.4, 0.53
"""Height of the ground to its width: a picture fits on a page below its heading."""
_RIM = 1.04
_TEXT_PT = 6.0
_DPI = 300


def map_picture(
    assessment: Assessment, sketch: Sketch | None = None, language: str = "zh", view: View | None = None
) -> PrintedFile:
    """A PNG of the community as it is or, with a sketch made from `assessment`, with its option.

    All pictures of a community show the same ground, so that they can be laid side by side. Raises
    NothingToDrawError.
    """
    ground = assessment.community.extent
    if ground.is_empty:
        raise NothingToDrawError()
    with ONE_AT_A_TIME:
        page = _page(assessment, sketch, language, view or View())
        content = png_of(page, _DPI)
    return PrintedFile(content, (missing_note(page.missing),) if page.missing else ())


def draw_map_picture(request: ExportRequest) -> ExportRequest:
    """The request with a map of today and of each option; as it is where it has pictures, or where the
    community has nothing to draw."""
    if request.pictures:
        return request
    try:
        drawn = {
            one.letter: map_picture(request.baseline, one.sketch, request.language, request.view)
            for one in request.states
        }
    except NothingToDrawError:
        return request
    for note in {note.text.text("en"): note for one in drawn.values() for note in one.notes}.values():
        request.note(note)
    return replace(request, pictures={letter: one.content for letter, one in drawn.items()})


def _page(assessment: Assessment, sketch: Sketch | None, language: str, view: View) -> Canvas:
    ground = assessment.community.extent
    west, south, east, north = ground.bounds
    ratio = min(_HIGHEST, max(_FLATTEST, (north - south) / max(east - west, 1e-9)))
    page = Canvas(_WIDTH_MM, _WIDTH_MM * ratio + _LEGEND_MM)
    below, where = Rect(0, 0, page.width_mm, page.height_mm).from_bottom(_LEGEND_MM)
    compass = Rect(where.right - _NORTH_MM, where.top - 1.4 * _NORTH_MM, _NORTH_MM, 1.3 * _NORTH_MM)
    drawn = draw_map(
        page,
        where,
        ground.bounds,
        filling_scale(ground.bounds, where, _RIM),
        MapStyle(
            content_of(layers_of((), sketch), sketch.assessment if sketch else assessment, view),
            _TEXT_PT,
            language,
            place=ground,
            keep_free=(compass,),
        ),
    )
    draw_north(page, compass, _TEXT_PT, language)
    legend = Rect(0, 0, below.width, below.height - _GAP_MM)
    entries = [one for one in entries_of(drawn.contents, language) if one.symbol is not None]
    draw_legend(page, legend, entries, _TEXT_PT, language, most_columns=5)
    return page
