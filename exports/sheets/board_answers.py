"""How people can comment: plain steps beside a QR code."""

from __future__ import annotations

from exports.sheets import board_words as say
from exports.sheets import words
from exports.sheets.board_request import BoardRequest
from paper.page import ACCENT, LINE_HEIGHT, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect
from paper.qr import draw_qr

_PADDING = 1.1
_QR_MOST, _QR_LEAST = 14.0, 8.0
"""Side of the code in sizes of type; with less room below the steps it stands beside them."""
_TEXT_WIDE = 0.62
_HEADING = 1.5
_HEADING_LINES = 1.15
_STEP_SIZE, _STEP_INDENT, _STEP_GAP = 1.06, 1.6, 0.35
_CAPTION_LINES = 1.2
_TINT = "#eef6f4"


def draw_comment_steps(
    page: Canvas, where: Rect, request: BoardRequest, options: int, text_pt: float
) -> None:
    """A tinted box with the steps and, where the request has an address, its code below them."""
    em, language = text_pt * MM_PER_PT, request.language
    page.box(where, fill=_TINT, line=ACCENT, width_pt=0.08 * text_pt, zorder=1)
    inner = where.shrunk(_PADDING * em)
    heading, rest = inner.from_top(_heading_mm(text_pt))
    page.write(heading.x, heading.middle[1], say.HOW.text(language), text_pt * _HEADING, heavy=True)
    steps = steps_of(request, options)
    rest, code = _parts(rest, steps, request, text_pt)
    for number, step in enumerate(steps, start=1):
        rest = _draw_step(page, rest, number, step, text_pt)
    if request.address:
        _draw_code(page, code or rest, request, text_pt)


def _parts(room: Rect, steps: list[str], request: BoardRequest, text_pt: float) -> tuple[Rect, Rect | None]:
    """Room for the steps, and for the code beside them where there is too little below them."""
    em = text_pt * MM_PER_PT
    below = room.height - sum(_step_mm(step, room.width, text_pt) for step in steps)
    if not request.address or below >= (_QR_LEAST + _CAPTION_LINES * LINE_HEIGHT) * em:
        return room, None
    text, code = room.from_left(_TEXT_WIDE * room.width)
    return text, Rect(code.x + em, code.y, code.width - em, code.height)


def comment_steps_height(width: float, request: BoardRequest, options: int, text_pt: float) -> float:
    """Height (mm) of the box at this width: what its steps and its code need, and no more."""
    em = text_pt * MM_PER_PT
    room = width - 2 * _PADDING * em
    steps = sum(_step_mm(step, room, text_pt) for step in steps_of(request, options))
    code = _QR_MOST * em + line_mm(text_pt) * _CAPTION_LINES if request.address else 0.0
    return 2 * _PADDING * em + _heading_mm(text_pt) + steps + code


def steps_of(request: BoardRequest, options: int) -> list[str]:
    """What people can do, in sentences."""
    language = request.language
    place = request.organisation or say.THE_OFFICE.text(language)
    on_paper = say.ON_PAPER if request.address else say.ON_PAPER_ALONE
    steps = [say.by_phone(request.scan_for, options).text(language)] if request.address else []
    steps.append(on_paper.with_facts(place=place).text(language))
    if request.contact:
        steps.append(say.CALL.with_facts(contact=request.contact).text(language))
    if request.until:
        until = words.date_text(request.until.isoformat(), language)
        steps.append(say.UNTIL.with_facts(until=until).text(language))
    return steps


def _heading_mm(text_pt: float) -> float:
    return line_mm(text_pt * _HEADING) * _HEADING_LINES


def _step_lines(step: str, width: float, text_pt: float) -> list[str]:
    size_pt = text_pt * _STEP_SIZE
    return lines_of(step, size_pt, width - _STEP_INDENT * size_pt * MM_PER_PT)


def _step_mm(step: str, width: float, text_pt: float) -> float:
    size_pt = text_pt * _STEP_SIZE
    return line_mm(size_pt) * len(_step_lines(step, width, text_pt)) + _STEP_GAP * size_pt * MM_PER_PT


def _draw_step(page: Canvas, rest: Rect, number: int, step: str, text_pt: float) -> Rect:
    """Draw one step at the top of `rest`; what is left below it."""
    size_pt = text_pt * _STEP_SIZE
    indent = _STEP_INDENT * size_pt * MM_PER_PT
    text = Rect(rest.x + indent, rest.y, rest.width - indent, rest.height)
    page.write(rest.x, rest.top - line_mm(size_pt) / 2, str(number), size_pt, ink=ACCENT, heavy=True)
    page.paragraph(text, step, size_pt)
    return rest.from_top(_step_mm(step, rest.width, text_pt))[1]


def _draw_code(page: Canvas, rest: Rect, request: BoardRequest, text_pt: float) -> None:
    caption_mm = line_mm(text_pt) * _CAPTION_LINES
    side = min(rest.height - caption_mm, rest.width, _QR_MOST * text_pt * MM_PER_PT)
    if side <= 0:
        return
    x, y = rest.middle[0], rest.middle[1] - (side + caption_mm) / 2
    draw_qr(page, Rect(x - side / 2, y + caption_mm, side, side), request.address)
    caption = say.SCAN[request.scan_for].text(request.language)
    page.write(x, y + line_mm(text_pt) * 0.5, caption, text_pt, align="center", heavy=True)
