"""The strip at the foot of a sheet: its notes and, on a page of an intervention, the rules of its site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paper.lettering import printable, shorten_text, width_of
from paper.page import Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect

_PADDING, _SIDE = 0.35, 0.6
"""Above and below the text, and beside it, in sizes of type."""
_COLUMN_GAP, _AFTER = 2.0, 0.2


@dataclass(frozen=True)
class NotesRow:
    """A row of the strip: its heading and its paragraphs.

    In one column the heading begins the first line; above several columns it has a line of its own.
    """

    heading: str
    paragraphs: tuple[str, ...]
    columns: int = 1

    @property
    def has_heading_line(self) -> bool:
        """Whether the heading stands on a line of its own."""
        return self.columns > 1


def strip_height(rows: Sequence[NotesRow], width_mm: float, size_pt: float, most_mm: float) -> float:
    """Height (mm) of all rows at this width, at most `most_mm`."""
    return min(most_mm, sum(_row_mm(row, width_mm, size_pt) for row in rows))


def draw_strip(page: Canvas, where: Rect, rows: Sequence[NotesRow], size_pt: float, text_pt: float) -> None:
    """The rows from the top down, parted by lines; what does not fit ends with an ellipsis."""
    rest = where
    for row in rows:
        place, rest = rest.from_top(min(rest.height, _row_mm(row, where.width, size_pt)))
        page.rule((place.x, place.top), (place.right, place.top), width_pt=0.09 * text_pt)
        _draw_row(page, _inside(place, size_pt), row, size_pt)


def _draw_row(page: Canvas, inner: Rect, row: NotesRow, size_pt: float) -> None:
    pitch = line_mm(size_pt)
    page.asked.extend(row.paragraphs)
    page.write(inner.x, inner.top - pitch / 2, row.heading, size_pt, heavy=True)
    if row.has_heading_line:
        _, inner = inner.from_top(pitch)
    columns = inner.columns(row.columns, _COLUMN_GAP * size_pt * MM_PER_PT)
    fits, lines = max(1, int(inner.height / pitch + 1e-6)), _lines(row, columns[0].width, size_pt)
    each = min(fits, -(-len(lines) // row.columns))
    for number, line in enumerate(shorten_text(lines, each * row.columns)):
        column, down = columns[number // each], number % each
        x = column.x
        if number == 0 and not row.has_heading_line:
            line = line[len(_heading(row)) :]
            x += (width_of(_heading(row)) + _AFTER) * size_pt * MM_PER_PT
        page.write(x, column.top - pitch * (down + 0.5), line, size_pt)


def _lines(row: NotesRow, width_mm: float, size_pt: float) -> list[str]:
    paragraphs = list(row.paragraphs)
    if not row.has_heading_line:
        paragraphs[0] = _heading(row) + paragraphs[0]
    return [line for one in paragraphs for line in lines_of(one, size_pt, width_mm)]


def _heading(row: NotesRow) -> str:
    """The heading as it begins the first line."""
    return f"{printable(row.heading)} "


def _row_mm(row: NotesRow, width_mm: float, size_pt: float) -> float:
    em = size_pt * MM_PER_PT
    column = _inside(Rect(0, 0, width_mm, 0), size_pt).columns(row.columns, _COLUMN_GAP * em)[0]
    count = -(-len(_lines(row, column.width, size_pt)) // row.columns) + row.has_heading_line
    return line_mm(size_pt) * count + 2 * _PADDING * em


def _inside(place: Rect, size_pt: float) -> Rect:
    em = size_pt * MM_PER_PT
    return Rect(
        place.x + _SIDE * em,
        place.y + _PADDING * em,
        place.width - 2 * _SIDE * em,
        place.height - 2 * _PADDING * em,
    )
