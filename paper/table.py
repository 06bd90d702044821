"""A table as values: what every format writes in its own way."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from babel.numbers import format_decimal

from base.translations import locale_of
from base.words import Text
from paper.clean_text import clean_text

Kind = Literal["text", "date", "count", "tenth", "hundredth", "thousandth", "number", "percent", "signed"]
"""What a column holds. date: an ISO day, or what somebody wrote instead; count: a whole number; tenth,
hundredth, thousandth: so many decimals; number: as many as it has, two at most; percent: a share 0–1; signed:
one decimal with its sign."""

Cell = str | Text | float | None
"""None and NaN: there is nothing to say."""

NOTHING = "–"
_PATTERNS: dict[Kind, str] = {
    "text": "#,##0.##",
    "date": "#,##0.##",
    "count": "#,##0",
    "tenth": "#,##0.0",
    "hundredth": "#,##0.00",
    "thousandth": "#,##0.000",
    "number": "#,##0.##",
    "percent": "0%",
    "signed": "+#,##0.0;-#,##0.0",
}


@dataclass(frozen=True)
class TableColumn:
    """Its head, with the unit in it, and what it holds. width: of the longest usual text, in characters."""

    head: Text
    kind: Kind = "text"
    width: int = 12


@dataclass(frozen=True)
class Table:
    """Rows under named columns. A row of `sums` adds up others and is set apart. `row_kinds`, where given,
    say what the numbers of each row are, instead of the columns."""

    key: str
    title: Text
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: frozenset[int] = frozenset()
    row_kinds: tuple[Kind, ...] = ()

    def kind(self, row: int, column: int) -> Kind:
        """What this cell is if it is a number."""
        return self.row_kinds[row] if self.row_kinds else self.columns[column].kind


def cell_value(cell: Cell, language: str) -> str | float | None:
    """The cell in one language: clean text, a finite number, or None."""
    if isinstance(cell, Text):
        return clean_text(cell.text(language)) or None
    if isinstance(cell, str):
        return clean_text(cell) or None
    return float(cell) if cell is not None and math.isfinite(cell) else None


def cell_text(cell: Cell, kind: Kind, language: str) -> str:
    """The cell to be read; a dash for nothing."""
    value = cell_value(cell, language)
    if isinstance(value, float):
        return format_decimal(value, format=_PATTERNS[kind], locale=locale_of(language))
    return value or NOTHING


def heads(table: Table, language: str) -> list[str]:
    """The names of the columns."""
    return [column.head.text(language) for column in table.columns]


def texts(table: Table, language: str) -> list[list[str]]:
    """The rows to be read."""
    return [
        [cell_text(cell, table.kind(number, place), language) for place, cell in enumerate(row)]
        for number, row in enumerate(table.rows)
    ]


def with_columns(table: Table, *columns: int) -> Table:
    """The table with these columns only, in this order: paper is narrow."""
    rows = tuple(tuple(row[column] for column in columns) for row in table.rows)
    return replace(table, columns=tuple(table.columns[column] for column in columns), rows=rows)


def rows_of(table: Table, first: Text) -> Table:
    """The rows whose first cell is `first`."""
    kept = [number for number, row in enumerate(table.rows) if row[0] == first]
    sums = frozenset(place for place, number in enumerate(kept) if number in table.sums)
    kinds = tuple(table.row_kinds[number] for number in kept) if table.row_kinds else ()
    return replace(table, rows=tuple(table.rows[number] for number in kept), sums=sums, row_kinds=kinds)


def shorten_table(table: Table, rows: int) -> tuple[Table, int]:
    """At most so many rows, and how many are left out."""
    left = max(0, len(table.rows) - rows)
    sums = frozenset(number for number in table.sums if number < rows)
    return replace(table, rows=table.rows[:rows], sums=sums, row_kinds=table.row_kinds[:rows]), left
