"""Where the parts of a public board stand."""

from __future__ import annotations

from dataclasses import dataclass

from data.assess import Assessment
from exports.sheets.board_answers import comment_steps_height
from exports.sheets.board_pictures import pictures_height
from exports.sheets.board_request import BoardRequest
from paper.page import line_mm, lines_of
from paper.paper import MM_PER_PT, Rect

MARGIN, INTRO_SIZE = 2.4, 1.2
_HEADER, _FOOTER, _GAP = 10.5, 3.0, 1.6
_SCORES, _SCORES_EACH = 22.0, 1.8
"""Least height of the scores in sizes of type, and for every option."""
_BARS, _BARS_EACH = 12.0, 2.0
"""The same where how to comment needs the room."""
_PICTURES_WIDE, _SCORES_WIDE = 0.68, 0.56
"""Of the width: the pictures of a board across, the scores beside a code."""


@dataclass(frozen=True)
class BoardLayout:
    """Places in millimetres."""

    header: Rect
    intro: Rect
    pictures: Rect
    scores: Rect
    how: Rect
    footer: Rect


def board_layout(
    request: BoardRequest, assessment: Assessment, count: int, intro: str, text_pt: float
) -> BoardLayout:
    """The places for this many options. How to comment takes what it needs: beside the scores with a code,
    below them without."""
    em = text_pt * MM_PER_PT
    header, body = Rect(0, 0, *request.size_mm).from_top(_HEADER * em)
    body = Rect(body.x + MARGIN * em, body.y + em, body.width - 2 * MARGIN * em, body.height - 2.2 * em)
    footer, body = body.from_bottom(_FOOTER * em)
    lines = lines_of(intro, text_pt * INTRO_SIZE, body.width)
    words, body = body.from_top(line_mm(text_pt * INTRO_SIZE) * len(lines) + _GAP * em)
    if request.orientation == "landscape":
        pictures, right = body.from_left(body.width * _PICTURES_WIDE)
        right = _above(_beside(right, _GAP * em), _GAP * em)
        scores, how = _stacked(right, request, count, text_pt)
        return BoardLayout(header, words, pictures, scores, how, footer)
    wanted = pictures_height(body.width, assessment, count, text_pt)
    least = _lower_height(body.width, request, count, text_pt)
    pictures, lower = body.from_top(min(wanted, body.height - least))
    _, lower = lower.from_top(_GAP * em)
    place = _side_by_side if request.address else _stacked
    scores, how = place(_above(lower, _GAP * em), request, count, text_pt)
    return BoardLayout(header, words, pictures, scores, how, footer)


def _lower_height(width: float, request: BoardRequest, count: int, text_pt: float) -> float:
    """Least height (mm) of the scores and how to comment."""
    em = text_pt * MM_PER_PT
    scores = (_SCORES + _SCORES_EACH * count + 2 * _GAP) * em
    if request.address:
        how = comment_steps_height(_how_width(width, em), request, count, text_pt)
        return max(scores, how + 2 * _GAP * em)
    return scores + _GAP * em + comment_steps_height(width, request, count, text_pt)


def _how_width(width: float, em: float) -> float:
    return width * (1 - _SCORES_WIDE) - _GAP * em


def _side_by_side(lower: Rect, request: BoardRequest, count: int, text_pt: float) -> tuple[Rect, Rect]:
    em = text_pt * MM_PER_PT
    scores, right = lower.from_left(lower.width * _SCORES_WIDE)
    right = _beside(right, _GAP * em)
    needed = comment_steps_height(right.width, request, count, text_pt)
    return scores, right.from_top(min(needed, right.height))[0]


def _stacked(room: Rect, request: BoardRequest, count: int, text_pt: float) -> tuple[Rect, Rect]:
    em = text_pt * MM_PER_PT
    needed = comment_steps_height(room.width, request, count, text_pt)
    how, scores = room.from_bottom(min(needed, room.height - (_BARS + _BARS_EACH * count) * em))
    return _above(scores, _GAP * em), how


def _above(room: Rect, gap: float) -> Rect:
    return Rect(room.x, room.y + gap, room.width, room.height - gap)


def _beside(room: Rect, gap: float) -> Rect:
    return Rect(room.x + gap, room.y, room.width - gap, room.height)
