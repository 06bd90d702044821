"""How a public board is laid out: header, words, pictures side by side, scores, and how to comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.assess import Assessment
from exports.sheets import board_words as say
from exports.sheets import words
from exports.sheets.board_answers import draw_comment_steps
from exports.sheets.board_pictures import draw_pictures, pictures_height
from exports.sheets.board_request import BoardRequest
from exports.sheets.board_scores import draw_scores
from features.options.sketch import Sketch
from paper.lettering import printable, width_of
from paper.page import ACCENT, QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, PAPERS, Rect

_BIG = 1.75
"""Plain words of a board are this much larger than those of a map on the same paper."""
_HEADER, _FOOTER, _MARGIN, _GAP = 10.5, 3.0, 2.4, 1.6
_LOWER, _LOWER_EACH = 22.0, 1.8
"""Least height of scores and answers in sizes of type, and for every option."""
_INTRO_SIZE = 1.2


@dataclass(frozen=True)
class _Places:
    header: Rect
    intro: Rect
    pictures: Rect
    scores: Rect
    how: Rect
    footer: Rect


def draw_board(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> Canvas:
    """The whole board; the request has been checked."""
    text_pt = PAPERS[request.paper].text_pt * _BIG
    page = Canvas(*request.size_mm)
    intro = _intro(request, len(sketches))
    places = _places(page, request, assessment, len(sketches), intro, text_pt)
    _draw_header(page, places.header, request, assessment, text_pt)
    page.paragraph(places.intro, intro, text_pt * _INTRO_SIZE)
    draw_pictures(page, places.pictures, assessment, sketches, text_pt, request.language)
    draw_scores(page, places.scores, assessment, sketches, text_pt, request.language)
    draw_comment_steps(page, places.how, request, text_pt)
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


def _places(
    page: Canvas, request: BoardRequest, assessment: Assessment, count: int, intro: str, text_pt: float
) -> _Places:
    em = text_pt * MM_PER_PT
    header, body = page.whole.from_top(_HEADER * em)
    body = Rect(body.x + _MARGIN * em, body.y + em, body.width - 2 * _MARGIN * em, body.height - 2.2 * em)
    footer, body = body.from_bottom(_FOOTER * em)
    lines = lines_of(intro, text_pt * _INTRO_SIZE, body.width)
    words_, body = body.from_top(line_mm(text_pt * _INTRO_SIZE) * len(lines) + _GAP * em)
    if request.orientation == "landscape":
        left, right = body.from_left(body.width * 0.68)
        right = Rect(right.x + _GAP * em, right.y, right.width - _GAP * em, right.height)
        scores, how = right.from_top(right.height * 0.56)
        return _Places(header, words_, left, scores, how, footer)
    wanted = pictures_height(body.width, assessment, count, text_pt)
    pictures, lower = body.from_top(min(wanted, body.height - (_LOWER + _LOWER_EACH * count) * em))
    lower = Rect(lower.x, lower.y, lower.width, lower.height - _GAP * em)
    scores, how = lower.from_left(lower.width * 0.56)
    how = Rect(how.x + _GAP * em, how.y, how.width - _GAP * em, how.height)
    return _Places(header, words_, pictures, scores, how, footer)


def _draw_header(
    page: Canvas, where: Rect, request: BoardRequest, assessment: Assessment, text_pt: float
) -> None:
    em = text_pt * MM_PER_PT
    page.box(where, fill=ACCENT, line="none", zorder=1)
    left, room = where.x + _MARGIN * em, where.width - 2 * _MARGIN * em
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
