"""Find the rows that name the columns of a sheet: one, or several with merged cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import Value
from data.importers.files.sheets.sheet import Sheet, is_number, merges_across

_AMONG = 10
"""The names stand in one of the first rows; titles and remarks may stand above them."""
_MOST = 4
"""Rows of names."""
_REMARK = re.compile(r".+[:：]\s*\S.*", re.DOTALL)
_WIDE = "\u3001-\u9fff\uff01-\uff60"
_INSIDE_A_WORD = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])|(?<=[{_WIDE}\d])\s*[\r\n]+\s*(?=[{_WIDE}\d])")
_UNIT = re.compile(
    r"[(（]?(户|人|口|层|栋|幢|座|套|间|个|米|m|平方米|㎡|m2|m²|岁|年|元|%)[)）]?", re.IGNORECASE
)
_HEAVENLY = "甲乙丙丁戊己庚辛"


@dataclass(frozen=True)
class HeaderRows:
    """first, after: the rows of names by index, and the first row below them. names: of the columns.

    messages: what was guessed.
    """

    first: int
    after: int
    names: list[str]
    messages: tuple[Text, ...]


def header_rows(sheet: Sheet) -> HeaderRows:
    """The rows of names: the first that is filled like those below it, and those that belong to it."""
    first = _first(sheet)
    if _is_data(sheet, first):
        unnamed = Message("No row with column names was found; the columns are numbered.")
        return HeaderRows(first, first, ["" for _ in sheet.columns], (*_titles(sheet, first), unnamed))
    last = first
    while last + 1 < len(sheet.rows) and last - first + 1 < _MOST and _goes_on(sheet, first, last):
        last += 1
    names = [_name(sheet, first, last, column) for column in range(len(sheet.columns))]
    after, messages = last + 1, [*_titles(sheet, first), *_several(sheet, first, last, names)]
    if after < len(sheet.rows) and _are_units(sheet.rows[after]):
        names = [_with_unit(name, unit) for name, unit in zip(names, sheet.rows[after], strict=True)]
        after += 1
    if after < len(sheet.rows) and _counts_columns(sheet.rows[after]):
        row = sheet.numbers[after]
        messages.append(Message("Row {row} only numbers the columns and is left out.", row=row))
        after += 1
    return HeaderRows(first, after, names, tuple(messages))


def label_text(value: Value) -> str:
    """A cell as a name on one line; blanks that only spread a Chinese word are taken out."""
    words = str(value).split()
    return words[0] if len(words) == 1 else " ".join(_INSIDE_A_WORD.sub("", str(value)).split())


def _first(sheet: Sheet) -> int:
    """The first row with more than half as many cells as the fullest of the first few."""
    filled = [_width(sheet, row) for row in range(min(_AMONG, len(sheet.rows)))]
    first = next(row for row, cells in enumerate(filled) if 2 * cells > max(filled))
    if first and _names_above(sheet, first):
        return first - 1
    return first


def _width(sheet: Sheet, row: int) -> int:
    """How many columns the cells of a row cover; a title covers one, however wide it is."""
    cells = [value for value in sheet.rows[row] if value is not None]
    if len(cells) <= 1 or _is_remark(cells):
        return min(1, len(cells))
    covered = {at for at, value in enumerate(sheet.rows[row]) if value is not None}
    for one in merges_across(sheet, sheet.numbers[row]):
        covered |= {at for at, column in enumerate(sheet.columns) if one.left <= column <= one.right}
    return len(covered)


def _is_remark(cells: Sequence[Value]) -> bool:
    """Whether a row only says such things as "单位：户" and "2024年：第三季度"."""
    return all(value is None or (isinstance(value, str) and _REMARK.fullmatch(value)) for value in cells)


def _names_above(sheet: Sheet, row: int) -> bool:
    """Whether the row above names columns that this one does not: names of groups, with few cells."""
    here, above = sheet.rows[row], sheet.rows[row - 1]
    if any(map(is_number, (*here, *above))) or _is_remark(above):
        return False
    fills = [at for at, value in enumerate(above) if value is not None and here[at] is None]
    return len(fills) > 0 and sum(value is not None for value in above) > 1


def _is_data(sheet: Sheet, row: int) -> bool:
    """Whether a table begins without names: at least half of its first cells are numbers, as below."""
    at = [column for column, value in enumerate(sheet.rows[row]) if is_number(value)]
    cells = sum(value is not None for value in sheet.rows[row])
    below = sheet.rows[row + 1 : row + 4]
    return (
        len(at) > 1
        and 2 * len(at) >= cells
        and bool(below)
        and cells > len(at)
        and all(is_number(other[column]) for other in below for column in at)
    )


def _goes_on(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the row below `last` holds names, too."""
    above, below = sheet.numbers[last], sheet.numbers[last + 1]
    if any(
        one.top >= sheet.numbers[first] and one.top <= above < below <= one.bottom for one in sheet.merges
    ):
        return True
    row = sheet.rows[last + 1]
    if any(map(is_number, row)) or not any(value is not None for value in row):
        return False
    groups = [one for one in merges_across(sheet, above) if one.right - one.left + 1 < len(sheet.columns)]
    if groups:
        return _names_under(sheet, row, [range(one.left, one.right + 1) for one in groups])
    return _fills_gaps(sheet, first, last)


def _names_under(sheet: Sheet, row: list[Value], groups: list[range]) -> bool:
    """Whether all cells of a row stand under merged names, at least two under one of them."""
    at = [sheet.columns[column] for column, value in enumerate(row) if value is not None]
    inside = [sum(column in group for column in at) for group in groups]
    return sum(inside) == len(at) and max(inside) > 1


def _fills_gaps(sheet: Sheet, first: int, last: int) -> bool:
    """The same without merged cells, as in CSV: the row names all columns that have no name yet, and else
    only the first of each group."""
    row = sheet.rows[last + 1]
    named = [_named(sheet, first, last, column) for column in range(len(sheet.columns))]
    gaps = [column for column, there in enumerate(named) if not there]
    heads = [column - 1 for column in gaps if column and named[column - 1]]
    filled = [column for column, value in enumerate(row) if value is not None]
    data = sheet.rows[last + 2 : last + 8]
    return (
        bool(gaps)
        and bool(data)
        and all(column in filled for column in gaps)
        and all(column in heads or column in gaps for column in filled)
        and any(column in filled for column in heads)
        and any(is_number(other[column]) for other in data for column in gaps)
    )


def _named(sheet: Sheet, first: int, last: int, column: int) -> bool:
    return any(sheet.rows[row][column] is not None for row in range(first, last + 1))


def _name(sheet: Sheet, first: int, last: int, column: int) -> str:
    """The names above a column from top to bottom, each once: "人口 60岁以上"."""
    labels: list[str] = []
    for row in range(first, last + 1):
        label = label_text(_label(sheet, first, row, last, column) or "")
        if label and label not in labels[-1:]:
            labels.append(label)
    return " ".join(labels)


def _label(sheet: Sheet, first: int, row: int, last: int, column: int) -> Value:
    """What stands in a row of names above a column: its cell, or the one that covers it."""
    if (value := sheet.rows[row][column]) is not None:
        return value
    at, number = sheet.columns[column], sheet.numbers[row]
    for one in sheet.merges:
        if one.top <= number <= one.bottom and one.left <= at <= one.right and one.left in sheet.columns:
            top = next((index for index in range(first, row + 1) if sheet.numbers[index] == one.top), None)
            return None if top is None else sheet.rows[top][sheet.columns.index(one.left)]
    if row == last or any(merges_across(sheet, number)) or not _named(sheet, row + 1, last, column):
        return None
    head = next((left for left in range(column, -1, -1) if _named(sheet, first, row, left)), None)
    if head is None or not _named(sheet, row + 1, last, head):
        return None
    return sheet.rows[row][head]


def _are_units(row: list[Value]) -> bool:
    cells = [value for value in row if value is not None]
    return bool(cells) and all(isinstance(cell, str) and _UNIT.fullmatch(cell.strip()) for cell in cells)


def _with_unit(name: str, unit: Value) -> str:
    return name if unit is None else f"{name}（{str(unit).strip(' ()（）')}）"


def _counts_columns(row: list[Value]) -> bool:
    """Whether a row says 甲 乙 1 2 3, or 1 2 3 4, as forms of statistics offices do."""
    words = [str(value).strip(" ()（）") for value in row if value is not None]
    letters = [word for word in words if word in _HEAVENLY]
    numbers = [word for word in words if word not in _HEAVENLY]
    if letters != list(_HEAVENLY[: len(letters)]) or not numbers:
        return False
    return numbers == [str(n) for n in range(1, len(numbers) + 1)] and len(words) > 3


def _titles(sheet: Sheet, first: int) -> list[Text]:
    if not first:
        return []
    rows = [
        Message("row {row} “{text}”", row=sheet.numbers[row], text=row_text(sheet.rows[row]))
        for row in range(first)
    ]
    return [Message("Rows above the column names are left out: {rows}.", rows=join_texts(rows))]


def row_text(row: list[Value]) -> str:
    """The cells of a row as people read them, cut where it is long."""
    text = " ".join(label_text(value) for value in row if value is not None)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _several(sheet: Sheet, first: int, last: int, names: list[str]) -> list[Text]:
    if first == last:
        return []
    joined = [name for name in names if " " in name] or names
    return [
        Message(
            "Rows {first} to {last} are read as the column names: {names}.",
            first=sheet.numbers[first],
            last=sheet.numbers[last],
            names=join_texts([f"“{name}”" for name in joined[:12]]),
        )
    ]
