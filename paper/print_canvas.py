"""Shared drawing for printed pages: typeface, fixed-position text, QR codes. Positions in mm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import segno
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from base.wheel_files import TYPEFACE_FILE, fonts_folder
from paper.lettering import printable, shorten_text, width_of, wrap_lines
from paper.paper import MM_PER_PT, Rect

FONT = "NotoSansSC"
INK = (0.149, 0.137, 0.122)
GREY = (0.365, 0.337, 0.298)
LEADING = 1.35
"""From line to line, in sizes of type."""
_ASCENT = 0.92
_QUIET = 4
"""Modules of white around the code, as its standard asks."""


@cache
def register_font() -> None:
    """Noto Sans SC, of which a file embeds only what it uses."""
    registerFont(TTFont(FONT, str(fonts_folder() / TYPEFACE_FILE)))


def draw_code(canvas: Canvas, link: str, place: Rect, error: str = "m") -> None:
    """The QR code of `link` in the upper left square of `place` with its white rim, as drawn squares."""
    rows = [bytes(row) for row in segno.make(link, error=error, micro=False).matrix]
    module = min(place.width, place.height) * mm / (len(rows) + 2 * _QUIET)
    left, top = place.x * mm, place.top * mm
    canvas.setFillColorRGB(0, 0, 0)
    for down, row in enumerate(rows, start=_QUIET):
        for start, end in _runs(row):
            x, y = left + (_QUIET + start) * module, top - (down + 1) * module
            canvas.rect(x, y, (end - start) * module, module, stroke=0, fill=1)


def draw_block(
    canvas: Canvas, text: str, place: Rect, sizes: Sequence[float], in_middle: bool = False
) -> float:
    """Text from the top of `place` down, in the first of `sizes` (pt) in which it fits; where none does, the
    last one, and an ellipsis. The height that it took (mm)."""
    shown = printable(text)
    for size in sizes:
        lines, line_mm = wrap_lines(shown, place.width / (size * MM_PER_PT)), LEADING * size * MM_PER_PT
        if len(lines) * line_mm <= place.height:
            break
    lines = shorten_text(lines, max(1, int(place.height / line_mm)))
    canvas.setFont(FONT, size)
    for number, line in enumerate(lines):
        y = (place.top - number * line_mm) * mm - _ASCENT * size
        if in_middle:
            canvas.drawCentredString(place.middle[0] * mm, y, line)
        else:
            canvas.drawString(place.x * mm, y, line)
    return len(lines) * line_mm


def fitting(text: str, size: float, width_mm: float) -> float:
    """The size (pt) at which one line of the text is no wider than `width_mm`; `size` at most."""
    return min(size, width_mm / MM_PER_PT / max(width_of(printable(text)), 1e-9))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """(start, end) of each dark run: one rectangle, so that no hairline shows between its modules."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for column, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            found.append((start, column))
            start = None
    return found
