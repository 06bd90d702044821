"""Fill the cells that one merged cell stands for, or that a list plainly leaves blank below a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from base.words import Message, Text
from data.importers.files.raw_layers import Value
from data.importers.files.sheets.sheet import Sheet, is_number

_NO_COUNT = re.compile(
    r"层|年|经|纬|坐标|编号|编码|号|栋|幢|座|网格|单元|storey|floor|level|year|lon|lat|lng|^[xy]$|id$|code|number|no\.?$",
    re.IGNORECASE,
)
"""Columns whose numbers are true of each row under a merged cell; others count all of the rows together."""
_PART = re.compile(r"单元|楼|栋|幢|门|室|" + r"unit|building|entrance", re.IGNORECASE)
"""Columns that may number the members of a group."""
_GROUP = re.compile(
    r"街道|社区|村|小区|院落|院子|片区|组团|网格|地址|路|楼|栋|幢|"
    r"building|compound|estate|grid|block|community|district|street|area",
    re.IGNORECASE,
)


def fill_down(sheet: Sheet, rows: Sequence[int], names: Sequence[str]) -> list[Text]:
    """Fill the cells of `rows` in place; what was filled."""
    filled, shared = Counter[int](), Counter[int]()
    row_of = {sheet.numbers[row]: row for row in rows}
    numbers = sorted(row_of)
    merged: set[int] = set()
    for one in sheet.merges:
        if one.top not in row_of or one.bottom == one.top or one.left not in sheet.columns:
            continue
        at = sheet.columns.index(one.left)
        value = sheet.rows[row_of[one.top]][at]
        merged.add(at)
        below = numbers[bisect_right(numbers, one.top) : bisect_right(numbers, one.bottom)]
        if value is None or not below:
            continue
        if is_number(value) and not _NO_COUNT.search(names[at]):
            shared[at] += len(below)
            continue
        for number in below:
            if sheet.rows[row_of[number]][at] is None:
                sheet.rows[row_of[number]][at] = value
                filled[at] += 1
    return [*_merge_messages(names, filled, shared), *_fill_gaps(sheet, rows, names, merged)]


def _merge_messages(names: Sequence[str], filled: Mapping[int, int], shared: Mapping[int, int]) -> list[Text]:
    of_filled = [
        Message(
            "“{column}” is filled down in {count} rows, as its cells are merged.", column=names[at], count=n
        )
        for at, n in filled.items()
    ]
    of_shared = [
        Message(
            "Merged cells of “{column}” hold one number for several rows; it is counted once, in the first "
            "row ({count} rows below stay empty).",
            column=names[at],
            count=n,
        )
        for at, n in shared.items()
    ]
    return [*of_filled, *of_shared]


def _fill_gaps(sheet: Sheet, rows: Sequence[int], names: Sequence[str], merged: set[int]) -> list[Text]:
    """The same without merged cells, where a column plainly names groups of rows once each."""
    messages: list[Text] = []
    begins: set[int] = set()
    """Rows where a group further left begins: what was above them is over."""
    for at in _name_columns(sheet, rows, names):
        if at in merged or not _names_groups(sheet, rows, at, names[at], begins):
            continue
        count = 0
        last: Value = None
        for row in rows:
            value = sheet.rows[row][at]
            if value is not None or row in begins:
                last = value
                begins.add(row)
            elif last is not None:
                sheet.rows[row][at] = last
                count += 1
        messages.append(
            Message(
                "“{column}” is empty in {count} rows and taken from the row above. Correct the file if this "
                "is wrong.",
                column=names[at],
                count=count,
            )
        )
    return messages


def _name_columns(sheet: Sheet, rows: Sequence[int], names: Sequence[str]) -> list[int]:
    """The columns of texts, filled in some rows, left of names or numbers that stand in every row."""
    columns = range(len(sheet.columns))
    full = [at for at in columns if all(sheet.rows[row][at] is not None for row in rows)]
    texts = [at for at in full if _PART.search(names[at]) or not _has_numbers(sheet, rows, at)]
    return [
        at
        for at in columns
        if texts and at < max(texts) and at not in full and not _has_numbers(sheet, rows, at)
    ]


def _has_numbers(sheet: Sheet, rows: Sequence[int], at: int) -> bool:
    return any(is_number(sheet.rows[row][at]) for row in rows)


def _names_groups(sheet: Sheet, rows: Sequence[int], at: int, name: str, begins: set[int]) -> bool:
    """Whether the column names each group in its first row alone: no name follows itself."""
    cells = [sheet.rows[row][at] for row in rows]
    there = [(value, row in begins) for value, row in zip(cells, rows, strict=True) if value is not None]
    again = any(one == other and not new for (one, _), (other, new) in pairwise(there))
    return (
        cells[0] is not None
        and len(there) < len(cells)
        and not again
        and (bool(_GROUP.search(name)) or at == 0)
    )
