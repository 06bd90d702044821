"""A sheet as it stands in a file: its rows with their numbers, and its merged cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from base.words import Text
from data.importers.files.cleaning import require_few
from data.importers.files.raw_layers import COLUMNS, ROWS, Value
from data.importers.limits import ImportLimits
from data.importers.written_numbers import is_plain_number

_UNSEEN = "\ufeff\u200b \t\r\n\u3000\xa0"
_FEW = 50
"""Rows of titles, names and notes that a sheet may have besides its data."""
_NUMBER = re.compile(
    r"[约近≈~]?[+-]?(\d+|\d{1,3}([, ]\d{3})+)(\.\d+)?(e[+-]?\d+)?\s*"
    r"([户人口名位层栋幢套间个米元%°fm]|户左右|人左右|平方米|m2)?"
)
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?")


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that are one: first and last row, by number in the file, first and last column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, eq=False)
class Sheet:
    """The rows and columns of a sheet that hold anything.

    numbers: of the rows in the file. rows: cells, all of one width. columns: where each column stands in the
    file, from 0. merges: in the file's own rows and columns. messages: what a person should know of the
    reading.
    """

    name: str
    numbers: list[int]
    rows: list[list[Value]]
    columns: list[int]
    merges: tuple[MergedCells, ...] = ()
    messages: tuple[Text, ...] = ()


def sheet_of(
    name: str,
    cells: Iterable[tuple[int, Mapping[int, Value]]],
    file: str,
    limits: ImportLimits,
    where: Text | None = None,
) -> Sheet:
    """The sheet of these rows: number in the file, and column → cell. Raises TooManyItems.

    Cells of blanks alone are none; rows and columns without any cell are passed over. Rows are counted while
    they come.
    """
    numbers: list[int] = []
    held: list[dict[int, Value]] = []
    used: set[int] = set()
    for number, row in cells:
        there = {column: value for column, value in row.items() if not is_blank(value)}
        if not there:
            continue
        used |= there.keys()
        numbers.append(number)
        held.append(there)
        require_few(len(held) - _FEW, limits.rows, file, ROWS, where)
        require_few(len(used), limits.columns, file, COLUMNS, where)
    columns = sorted(used)
    return Sheet(name, numbers, [[row.get(column) for column in columns] for row in held], columns)


def is_blank(value: Value) -> bool:
    """Whether nobody sees anything in the cell."""
    if isinstance(value, str):
        return not value or (value[0] in _UNSEEN and not value.strip(_UNSEEN))
    return value is None


def is_number(value: Value) -> bool:
    """Whether a cell is a number or a date, with a unit or not; a name such as "60岁以上" is none."""
    if not isinstance(value, str):
        return value is not None
    if is_plain_number(value):
        return True
    text = unicodedata.normalize("NFKC", value).strip().lower()
    return any(map(str.isdigit, text)) and bool(_NUMBER.fullmatch(text) or _DATE.fullmatch(text))


def merges_across(sheet: Sheet, number: int) -> Iterator[MergedCells]:
    """The merged cells of several columns that lie in the row with this number."""
    return (one for one in sheet.merges if one.top <= number <= one.bottom and one.left < one.right)
