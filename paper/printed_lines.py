"""Lay out lines and small tables on pages, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from paper.lettering import printable, shorten_text, width_of, wrap_lines
from paper.paper import MM_PER_PT, PAPERS, Rect
from paper.print_canvas import FONT, GREY, INK, LEADING, draw_code, register_font

MARGIN_MM = 15.0
_SIZES = tuple(1.0 - step / 40 for step in range(27))
"""What the sizes of type are multiplied by, until the page holds everything: 1 to 0.35."""
_ASCENT = 0.92
_RULE = (0.81, 0.78, 0.71)
_BETWEEN_CELLS_MM = 2.5
_CELL_PAD = 0.2
"""Above and below the text of a row, in sizes of type."""


@dataclass(frozen=True)
class PrintedText:
    """Text that breaks where it must. Sizes in pt; `before` is the room above it, in sizes of its type."""

    text: str
    size: float = 10.0
    colour: tuple[float, float, float] = INK
    before: float = 0.15
    most_lines: int = 60


@dataclass(frozen=True)
class PrintedTable:
    """A table: heads, rows, and the parts of the width that its columns take; numbers stand to the right."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    size: float = 9.5
    before: float = 0.4


@dataclass(frozen=True)
class PrintedCode:
    """A QR code at the left, and text beside it. Its `size` is in pt; the code is as high as 8 lines."""

    content: str
    text: str
    size: float = 9.0
    before: float = 0.4


Piece = PrintedText | PrintedTable | PrintedCode
_CODE_LINES = 8


def one_page(pieces: Sequence[Piece], title: str, subject: str) -> bytes:
    """The pieces from the top of an A4 page down, as PDF; the text is text, of the font only what is used."""
    return printed_pages([pieces], title, subject)


def printed_pages(pages: Sequence[Sequence[Piece]], title: str, subject: str) -> bytes:
    """A PDF of one A4 page for each of `pages`, all in the same sizes of type."""
    register_font()
    written = BytesIO()
    wide, high = PAPERS["A4"].size_mm("portrait")
    canvas = Canvas(written, pagesize=(wide * mm, high * mm), pageCompression=1, invariant=1)
    canvas.setTitle(printable(title))
    canvas.setSubject(printable(subject))
    canvas.setAuthor("Lintu")
    room = high - 2 * MARGIN_MM
    measured, drawn = (_Page(one, wide - 2 * MARGIN_MM, high - MARGIN_MM) for one in (None, canvas))
    fits = (one for one in _SIZES if all(measured.put(pieces, one) <= room for pieces in pages))
    scale = next(fits, _SIZES[-1])
    for pieces in pages:
        drawn.put(pieces, scale)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


class _Page:
    """Draws on `canvas`, or only measures without one."""

    def __init__(self, canvas: Canvas | None, width_mm: float, top_mm: float) -> None:
        self.canvas, self.width, self.top = canvas, width_mm, top_mm

    def put(self, pieces: Sequence[Piece], scale: float) -> float:
        """The height (mm) that the pieces take."""
        down = 0.0
        for piece in pieces:
            size = piece.size * scale
            down += piece.before * size * MM_PER_PT
            if isinstance(piece, PrintedText):
                lines = shorten_text(self._wrap(piece.text, size, self.width), piece.most_lines)
                down += self._lines(lines, 0.0, down, size, piece.colour)
            elif isinstance(piece, PrintedCode):
                down += self._code(piece, size, down)
            else:
                down += self._table(piece, size, down)
        return down

    def _code(self, code: PrintedCode, size: float, top: float) -> float:
        high = _CODE_LINES * LEADING * size * MM_PER_PT
        if self.canvas:
            draw_code(self.canvas, code.content, Rect(MARGIN_MM, self.top - top - high, high, high))
        beside = high + _BETWEEN_CELLS_MM
        lines = [
            line for part in code.text.split("\n") for line in self._wrap(part, size, self.width - beside)
        ]
        return max(high, self._lines(lines, beside, top, size, INK))

    def _table(self, table: PrintedTable, size: float, top: float) -> float:
        down = self._row(table.heads, table, size, top, GREY)
        for row in table.rows:
            self._rule(top + down)
            down += self._row(row, table, size, top + down, INK)
        return down

    def _row(
        self,
        cells: Sequence[str],
        table: PrintedTable,
        size: float,
        top: float,
        colour: tuple[float, float, float],
    ) -> float:
        whole, left, height, pad = sum(table.widths), 0.0, 0.0, _CELL_PAD * size * MM_PER_PT
        for number, (cell, part) in enumerate(zip(cells, table.widths, strict=True)):
            width = self.width * part / whole
            lines = self._wrap(cell, size, width - _BETWEEN_CELLS_MM)
            to_right = width - _BETWEEN_CELLS_MM if number else None
            height = max(height, self._lines(lines, left, top + pad, size, colour, to_right))
            left += width
        return height + 2 * pad

    def _lines(
        self,
        lines: Sequence[str],
        left: float,
        top: float,
        size: float,
        colour: tuple[float, float, float],
        to_right: float | None = None,
    ) -> float:
        """Lines below each other; at the right edge of `to_right` mm where that is given."""
        step = LEADING * size * MM_PER_PT
        for number, line in enumerate(lines if self.canvas else ()):
            assert self.canvas is not None
            indent = 0.0 if to_right is None else to_right - width_of(line) * size * MM_PER_PT
            self.canvas.setFont(FONT, size)
            self.canvas.setFillColorRGB(*colour)
            y = (self.top - top - number * step) * mm - _ASCENT * size
            self.canvas.drawString((MARGIN_MM + left + indent) * mm, y, line)
        return len(lines) * step

    def _rule(self, top: float) -> None:
        if self.canvas:
            y = (self.top - top) * mm
            self.canvas.setStrokeColorRGB(*_RULE)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(MARGIN_MM * mm, y, (MARGIN_MM + self.width) * mm, y)

    def _wrap(self, text: str, size: float, width_mm: float) -> list[str]:
        return list(wrap_lines(printable(text), width_mm / (size * MM_PER_PT)))
