"""The title block: what the sheet is, how large, by whom, when and on what data."""

from __future__ import annotations

from collections.abc import Sequence

from paper.lettering import printable, width_of
from paper.page import QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect

_LABEL, _LABEL_SIZE = 4.6, 0.95
"""Least width of the left column, and its type, in sizes of type."""
_PADDING = 0.5
_ROW = 0.75
"""Above and below the text of a row."""
_SIGN_LABEL, _SIGN = 1.6, 3.0
"""Heights of a signature's label and of the room to sign."""

Row = tuple[str, str]


def block_height(rows: Sequence[Row], signatures: Sequence[Row], text_pt: float, width_mm: float) -> float:
    """Height of the block at this width (mm)."""
    signed = (_SIGN_LABEL + _SIGN) * text_pt * MM_PER_PT if signatures else 0.0
    label_mm = _label_mm(rows, text_pt)
    return signed + sum(_row_height(row, text_pt, width_mm - label_mm) for row in rows)


def draw_block(
    page: Canvas, where: Rect, rows: Sequence[Row], signatures: Sequence[Row], text_pt: float
) -> None:
    """The rows from the top of `where` down, each as high as its text; then the cells to sign in."""
    label_mm = _label_mm(rows, text_pt)
    rest = where
    for label, value in rows:
        row, rest = rest.from_top(_row_height((label, value), text_pt, where.width - label_mm))
        left, right = row.from_left(label_mm)
        _draw_label(page, left, label, text_pt)
        _draw_value(page, right, value, text_pt)
    if signatures:
        _draw_signatures(page, rest, signatures, text_pt)


def _draw_signatures(page: Canvas, where: Rect, signatures: Sequence[Row], text_pt: float) -> None:
    """Side by side: who signs for what, and below the room to sign with the name where one is given."""
    em = text_pt * MM_PER_PT
    for cell, (label, name) in zip(where.columns(len(signatures), 0.0), signatures, strict=True):
        head, room = cell.from_top(_SIGN_LABEL * em)
        _draw_label(page, head, label, text_pt)
        room, _ = room.from_top(_SIGN * em)
        page.box(room, width_pt=0.05 * text_pt)
        inner = Rect(room.x + _PADDING * em, room.y, room.width - 2 * _PADDING * em, room.height - 0.2 * em)
        page.paragraph(inner, name, text_pt, most_lines=2)


def _draw_label(page: Canvas, where: Rect, label: str, text_pt: float) -> None:
    page.box(where, width_pt=0.05 * text_pt)
    page.write(*where.middle, label, text_pt * _LABEL_SIZE, ink=QUIET, align="center")


def _draw_value(page: Canvas, where: Rect, value: str, text_pt: float) -> None:
    """The text in the middle of its row."""
    page.box(where, width_pt=0.05 * text_pt)
    em, count = text_pt * MM_PER_PT, len(_lines(value, text_pt, where.width))
    above = (where.height - count * line_mm(text_pt)) / 2
    text = Rect(where.x + _PADDING * em, 0, where.width - 2 * _PADDING * em, where.top - above)
    page.paragraph(text, value, text_pt)


def _label_mm(rows: Sequence[Row], text_pt: float) -> float:
    """Width of the left column: of the longest label."""
    longest = max((width_of(printable(label)) for label, _ in rows), default=0.0)
    return max(_LABEL, longest * _LABEL_SIZE + 2 * _PADDING) * text_pt * MM_PER_PT


def _row_height(row: Row, text_pt: float, width_mm: float) -> float:
    return line_mm(text_pt) * len(_lines(row[1], text_pt, width_mm)) + _ROW * text_pt * MM_PER_PT


def _lines(value: str, text_pt: float, width_mm: float) -> list[str]:
    return lines_of(value, text_pt, width_mm - 2 * _PADDING * text_pt * MM_PER_PT)
