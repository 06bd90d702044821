"""The title block: what the sheet is, how large, by whom, when and on what data."""

from __future__ import annotations

from collections.abc import Sequence

from paper.page import QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect

_LABEL = 4.6
"""Width of the left column in sizes of type."""
_PADDING = 0.5

Row = tuple[str, str]


def block_height(rows: Sequence[Row], text_pt: float, width_mm: float) -> float:
    """Height of the block at this width (mm)."""
    return sum(_row_height(row, text_pt, width_mm) for row in rows)


def draw_block(page: Canvas, where: Rect, rows: Sequence[Row], text_pt: float) -> None:
    """The rows from the top of `where` down, each as high as its text."""
    em = text_pt * MM_PER_PT
    y = where.top
    for label, value in rows:
        height = _row_height((label, value), text_pt, where.width)
        row = Rect(where.x, y - height, where.width, height)
        left, right = row.from_left(_LABEL * em)
        for cell in (left, right):
            page.box(cell, width_pt=0.05 * text_pt)
        page.write(*left.middle, label, text_pt * 0.9, ink=QUIET, align="center")
        text = Rect(
            right.x + _PADDING * em,
            0,
            right.width - 2 * _PADDING * em,
            right.top - _inset(row, value, text_pt),
        )
        page.paragraph(text, value, text_pt)
        y -= height


def _inset(row: Rect, value: str, text_pt: float) -> float:
    """Above the text, so that it stands in the middle of its row."""
    count = len(_lines(value, text_pt, row.width))
    return (row.height - count * line_mm(text_pt)) / 2


def _row_height(row: Row, text_pt: float, width_mm: float) -> float:
    return line_mm(text_pt) * len(_lines(row[1], text_pt, width_mm)) + 0.75 * text_pt * MM_PER_PT


def _lines(value: str, text_pt: float, width_mm: float) -> list[str]:
    em = text_pt * MM_PER_PT
    return lines_of(value, text_pt, width_mm - (_LABEL + 2 * _PADDING) * em)
