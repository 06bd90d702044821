"""How a public board is laid out: header, words, pictures side by side, scores, and how to comment."""

from __future__ import annotations

from collections.abc import Sequence

from data.assess import Assessment
from exports.sheets import board_words as say
from exports.sheets import words
from exports.sheets.board_answers import draw_comment_steps
from exports.sheets.board_layout import INTRO_SIZE, MARGIN, board_layout
from exports.sheets.board_pictures import draw_pictures
from exports.sheets.board_request import BoardRequest
from exports.sheets.board_scores import draw_scores
from features.options.sketch import Sketch
from paper.lettering import printable, width_of
from paper.page import ACCENT, QUIET, Canvas, line_mm
from paper.paper import MM_PER_PT, PAPERS, Rect

_BIG = 1.75
"""Plain words of a board are this much larger than those of a map on the same paper."""


def draw_board(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> Canvas:
    """The whole board; the request has been checked."""
    text_pt = PAPERS[request.paper].text_pt * _BIG
    page = Canvas(*request.size_mm)
    intro = _intro(request, len(sketches))
    places = board_layout(request, assessment, len(sketches), intro, text_pt)
    _draw_header(page, places.header, request, assessment, text_pt)
    page.paragraph(places.intro, intro, text_pt * INTRO_SIZE)
    draw_pictures(page, places.pictures, assessment, sketches, text_pt, request.language)
    draw_scores(page, places.scores, assessment, sketches, text_pt, request.language)
    draw_comment_steps(page, places.how, request, len(sketches), text_pt)
    _draw_footer(page, places.footer, request, assessment, text_pt)
    return page


def _intro(request: BoardRequest, count: int) -> str:
    language = request.language
    text = request.intro or say.intro(count).text(language)
    if request.since and request.until:
        since, until = (words.date_text(day.isoformat(), language) for day in (request.since, request.until))
        end = "" if language == "zh" else " "
        text += end + say.PERIOD.with_facts(since=since, until=until).text(language)
        text += "。" if language == "zh" else "."
    return text


def _draw_header(
    page: Canvas, where: Rect, request: BoardRequest, assessment: Assessment, text_pt: float
) -> None:
    em = text_pt * MM_PER_PT
    page.box(where, fill=ACCENT, line="none", zorder=1)
    left, room = where.x + MARGIN * em, where.width - 2 * MARGIN * em
    place = assessment.community.name.text(request.language)
    page.write(left, where.top - 1.9 * em, place, text_pt * 1.2, ink="#d8efec")
    shown = printable(request.title)
    size_pt = min(text_pt * 3.8, room / (width_of(shown) * MM_PER_PT + 1e-9))
    page.write(left, where.top - 5.0 * em, request.title, size_pt, ink="#ffffff", heavy=True)
    page.write(left, where.y + 1.9 * em, request.subtitle, text_pt * 1.45, ink="#ffffff")


def _draw_footer(
    page: Canvas, where: Rect, request: BoardRequest, assessment: Assessment, text_pt: float
) -> None:
    language, size_pt = request.language, text_pt * 0.62
    page.rule((where.x, where.top), (where.right, where.top), width_pt=0.05 * text_pt, ink=QUIET)
    source = assessment.community.attribution.text(language)
    assumptions = say.ASSUMED.text(language) + (" " + source if source else "")
    by = " · ".join(
        one for one in (request.organisation, words.date_text(request.dated.isoformat(), language)) if one
    )
    by_mm = width_of(printable(by)) * size_pt * MM_PER_PT
    room = Rect(
        where.x, where.y, where.width - by_mm - 2 * text_pt * MM_PER_PT, where.height - 0.5 * line_mm(size_pt)
    )
    statement = " ".join(
        [assumptions, *(n.text.text(language) for n in assessment.community.assumptions[:1])]
    )
    page.paragraph(room, statement, size_pt, ink=QUIET, most_lines=3)
    page.write(where.right, room.top - line_mm(size_pt) / 2, by, size_pt, ink=QUIET, align="right")
