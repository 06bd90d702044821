"""Slips with voting codes to cut apart: eight on a sheet of A4, each with a QR code and the code in letters.

The file is the only place where the codes are ever shown; whoever makes it hands it on and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from base.words import Message
from features.voting.paper.printed_slip import TEST, PrintedSlip
from paper.lettering import printable
from paper.paper import PAPERS, Rect
from paper.print_canvas import GREY, INK, draw_block, draw_code, fitting, register_font

_COLUMNS, _ROWS = 2, 4
PER_SHEET = _COLUMNS * _ROWS
_SHORT, _LONG = PAPERS["A4"].size_mm("portrait")
_WIDE, _HIGH = _SHORT / _COLUMNS, _LONG / _ROWS
_MARGIN = 6.0
"""Most printers leave 4 to 5 mm blank."""
_CODE_SIDE = 40.0
CODE_FONT = "Courier-Bold"
_CODE_PT = 25.0
_MARK_FROM, _MARK_TO, _CROSS = 3.0, 9.0, 2.5
_SECRET = Message("One code, one vote. Do not photograph it or pass it on.")
_AT_KIOSK = Message("Type the code at the voting kiosk, or vote on paper.")
_HOW = Message("Scan, or open this address and type the code:")


def slips_pdf(title: str, slips: Sequence[PrintedSlip]) -> bytes:
    """The slips in their order, row by row. `title` is that of the vote (text from people)."""
    register_font()
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(printable(title))
    canvas.setAuthor("Lintu")
    for first in range(0, len(slips), PER_SHEET):
        _draw_cut_marks(canvas)
        for place, slip in enumerate(slips[first : first + PER_SHEET]):
            row, column = divmod(place, _COLUMNS)
            where = Rect(column * _WIDE, _LONG - (row + 1) * _HIGH, _WIDE, _HIGH)
            _draw_slip(canvas, where.shrunk(_MARGIN), title, slip)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_slip(canvas: Canvas, where: Rect, title: str, slip: PrintedSlip) -> None:
    head, rest = where.from_top(9)
    canvas.setFillColorRGB(*INK)
    draw_block(canvas, title, head, (12, 10, 9))
    middle, below = rest.from_top(_CODE_SIDE - 4)
    left = middle.x
    if slip.address:
        square = Rect(middle.x - 2, middle.y - 4, _CODE_SIDE, _CODE_SIDE)
        draw_code(canvas, slip.address, square)
        left = square.right + 1
    _draw_facts(canvas, Rect(left, middle.y, where.right - left, middle.height), slip)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(CODE_FONT, _CODE_PT)
    canvas.drawCentredString(where.middle[0] * mm, (below.top - 9.5) * mm, slip.code_text)
    _draw_address(canvas, below.from_top(12)[1], slip.address_text)


def _draw_address(canvas: Canvas, where: Rect, address: str) -> None:
    canvas.setFillColorRGB(*GREY)
    how = _HOW if address else _AT_KIOSK
    used = draw_block(canvas, f"{how.text('zh')} {how.text('en')}", where, (7.5, 7))
    if not address:
        return
    canvas.setFillColorRGB(*INK)
    draw_block(canvas, address, where.from_top(used)[1], (fitting(address, 9, where.width),))


def _draw_facts(canvas: Canvas, where: Rect, slip: PrintedSlip) -> None:
    canvas.setFillColorRGB(*INK)
    used = draw_block(canvas, slip.whose.text("zh"), where, (15, 12, 10))
    canvas.setFillColorRGB(*GREY)
    used += draw_block(canvas, slip.whose.text("en"), where.from_top(used)[1], (8.5, 7))
    canvas.setFillColorRGB(*INK)
    used += draw_block(canvas, slip.number_text, where.from_top(used + 1)[1], (10,)) + 1
    rest = where.from_top(used + 1.2)[1]
    if slip.is_test:
        _draw_test(canvas, rest.from_top(9)[0])
        return
    canvas.setFillColorRGB(*GREY)
    used = draw_block(canvas, _SECRET.text("zh"), rest, (8,))
    draw_block(canvas, _SECRET.text("en"), rest.from_top(used)[1], (7, 6))


def _draw_test(canvas: Canvas, where: Rect) -> None:
    """White on black, so that nobody takes it for a real one."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(where.x * mm, where.y * mm, where.width * mm, where.height * mm, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    inside = where.shrunk(1)
    used = draw_block(canvas, TEST.text("zh"), inside, (11,), in_middle=True)
    draw_block(canvas, TEST.text("en"), inside.from_top(used - 0.6)[1], (7,), in_middle=True)


def _draw_cut_marks(canvas: Canvas) -> None:
    """Ticks at the edges of the sheet and crosses where the cuts meet."""
    canvas.setStrokeColorRGB(*GREY)
    canvas.setLineWidth(0.4)
    across = [row * _HIGH for row in range(1, _ROWS)]
    for x in (column * _WIDE for column in range(1, _COLUMNS)):
        for start, end in ((_MARK_FROM, _MARK_TO), (_LONG - _MARK_TO, _LONG - _MARK_FROM)):
            canvas.line(x * mm, start * mm, x * mm, end * mm)
        for y in across:
            canvas.line((x - _CROSS) * mm, y * mm, (x + _CROSS) * mm, y * mm)
            canvas.line(x * mm, (y - _CROSS) * mm, x * mm, (y + _CROSS) * mm)
    for y in across:
        for start, end in ((_MARK_FROM, _MARK_TO), (_SHORT - _MARK_TO, _SHORT - _MARK_FROM)):
            canvas.line(start * mm, y * mm, end * mm, y * mm)
