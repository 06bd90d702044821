"""How a table is laid out on a slide: widths by what its columns hold, heights by the lines of text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from paper.clean_text import one_line
from paper.table import Table

CELL_EDGE_CM = 0.18
_ROW_CM = 0.76
_CM_PER_PT = 2.54 / 72
_LETTER_WIDTH = 0.58
"""Of a Latin letter, as a share of its height; a Chinese one takes two."""
_LINE = 1.2
_MOST_LINES = 3
"""Of a cell; what needs more is cut, and whole in the workbook."""
_NARROWEST, _WIDEST = 5, 34
_FILLED = 0.92
"""Of a line, before the next word goes to the next one."""


def column_widths(heads: Sequence[str], rows: Sequence[Sequence[str]], width_cm: float) -> list[float]:
    """In cm, together as wide as the table: a long text takes more lines rather than all of the width."""
    wanted = []
    for place, head in enumerate(heads):
        longest = max((letters(row[place]) for row in rows), default=0)
        needed = max(longest, math.ceil(letters(head) / 2) + 1)
        wanted.append(min(_WIDEST, max(_NARROWEST, needed)) ** 0.85)
    return [width_cm * share / sum(wanted) for share in wanted]


def row_height(row: Sequence[str], widths: Sequence[float], size_pt: float) -> float:
    """In cm: of the cell with most lines."""
    lines = max((_lines(text, wide, size_pt) for text, wide in zip(row, widths, strict=True)), default=1)
    return _ROW_CM + (min(lines, _MOST_LINES) - 1) * size_pt * _CM_PER_PT * _LINE


def rows_that_fit(
    table: Table, rows: Sequence[Sequence[str]], widths: Sequence[float], height_cm: float, size_pt: float
) -> list[int]:
    """Numbers of the rows that are shown: sums, which say most, and the first of the others."""
    left = height_cm - sum(row_height(rows[number], widths, size_pt) for number in table.sums)
    kept = set(table.sums) if left >= 0 else set()
    left = left if kept else height_cm
    for number in range(len(rows)):
        if number not in kept:
            left -= row_height(rows[number], widths, size_pt)
            if left < 0:
                break
            kept.add(number)
    return sorted(kept)


def fitting_text(text: str, width_cm: float, size_pt: float) -> str:
    """What fits into the lines of a cell; … where something is left out."""
    room = _MOST_LINES * _letters_a_line(width_cm, size_pt)
    line, used = one_line(text), 0.0
    if _lines(line, width_cm, size_pt) <= _MOST_LINES:
        return line
    for place, one in enumerate(line):
        used += letters(one)
        if used > room * _FILLED:
            return f"{line[: max(1, place - 1)]}…"
    return line


def letters(text: str) -> int:
    """In widths of a Latin letter."""
    return sum(2 if ord(one) > 0x2E80 else 1 for one in text)


def _lines(text: str, width_cm: float, size_pt: float) -> int:
    room = _letters_a_line(width_cm, size_pt)
    needed = letters(text)
    return 1 if needed <= room else math.ceil(needed / (room * _FILLED))


def _letters_a_line(width_cm: float, size_pt: float) -> float:
    return max(2.0, (width_cm - 2 * CELL_EDGE_CM) / (size_pt * _CM_PER_PT * _LETTER_WIDTH))
