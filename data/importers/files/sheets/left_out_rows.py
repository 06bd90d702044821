"""Find the rows of a table that are no rows of data: notes, headings, repeated names, totals."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import Value
from data.importers.files.sheets.header_rows import HeaderRows, label_text, row_text
from data.importers.files.sheets.sheet import Sheet, is_number, merges_across
from data.importers.files.sheets.totals import totals_among

_NOTE = re.compile(
    r"[\s*＊※(（\[【]*"
    r"(注|备注|说明|附注|填表|填报|制表|编制|审核|复核|统计|单位|负责人|单位负责人|数据来源|资料来源|来源|日期|联系|经办|盖章|"
    r"note|remark|source|prepared by|checked by|date)s?"
    r"(人|员|者|单位|日期|时间|方式|电话)?\s*\d*\s*([:：.、)）\]】]|$|\s)",
    re.IGNORECASE,
)
_REMARK = re.compile(r".*[:：].*", re.DOTALL)
_LONG = 20
_SHOWN = 5


@dataclass(frozen=True)
class DataRows:
    """rows: those of data, by index in the sheet. totals: what the rows of totals say. messages: what was
    left out."""

    rows: list[int]
    totals: Mapping[int, float] = field(default_factory=dict)
    messages: tuple[Text, ...] = ()


def data_rows(sheet: Sheet, head: HeaderRows) -> DataRows:
    """The rows of data below the names of the columns."""
    rows = list(range(head.after, len(sheet.rows)))
    notes = _notes(sheet, rows)
    rows = rows[: len(rows) - len(notes)]
    names = {_words(sheet.rows[row]) for row in range(head.first, head.after)}
    begin = {label_text(value) for row in range(head.first, head.after) for value in sheet.rows[row]}
    repeated = [
        row for row in rows if _begins_with(sheet.rows[row], begin) and _words(sheet.rows[row]) in names
    ]
    rows = _without(rows, repeated)
    headings = [row for row in rows if _is_heading(sheet, row, head)]
    rows = _without(rows, headings)
    totals = totals_among(sheet, rows, head.names)
    messages = (
        *_message(Message("Rows of notes below the table are left out: {rows}."), sheet, notes),
        *_message(Message("Rows that repeat the column names are left out: {rows}."), sheet, repeated),
        *_message(Message("Rows that are only a heading are left out: {rows}."), sheet, headings),
        *totals.messages,
    )
    return DataRows(_without(rows, totals.rows), totals.grand, messages)


def _without(rows: Iterable[int], others: Iterable[int]) -> list[int]:
    left_out = set(others)
    return [row for row in rows if row not in left_out]


def _begins_with(row: Sequence[Value], words: Container[str]) -> bool:
    """Whether the first cell is one of the words: a quick look at long tables."""
    return label_text(next(value for value in row if value is not None)) in words


def _words(row: Sequence[Value]) -> tuple[str, ...]:
    return tuple(label_text(value) for value in row if value is not None)


def _notes(sheet: Sheet, rows: Sequence[int]) -> list[int]:
    """The last rows, as far as they are remarks and signatures."""
    notes: list[int] = []
    for row in reversed(rows):
        if not _is_note(sheet, row):
            break
        notes.append(row)
    return notes[::-1]


def _is_note(sheet: Sheet, row: int) -> bool:
    cells = [value for value in sheet.rows[row] if value is not None]
    if any(map(is_number, cells)) and not _NOTE.match(str(cells[0])):
        return False
    if _NOTE.match(str(cells[0])):
        return len(cells) < len(sheet.columns) or _REMARK.match(str(cells[0])) is not None
    if all(_REMARK.match(str(cell)) for cell in cells):
        return True
    text = str(cells[0])
    number = sheet.numbers[row]
    apart = row > 0 and number > sheet.numbers[row - 1] + 1
    return len(cells) == 1 and len(sheet.columns) > 2 and (
        len(text) >= _LONG or apart or any(merges_across(sheet, number)) or text[:1] in "*＊※"
    )  # fmt: skip


def _is_heading(sheet: Sheet, row: int, head: HeaderRows) -> bool:
    """Whether the row is one text across the table, such as the name of a part of it."""
    cells = [value for value in sheet.rows[row] if value is not None]
    if len(cells) != 1 or is_number(cells[0]) or len(sheet.columns) < 3:
        return False
    wide = max((one.right - one.left + 1 for one in merges_across(sheet, sheet.numbers[row])), default=1)
    return 2 * wide > len(sheet.columns)


def _message(what: Message, sheet: Sheet, rows: Sequence[int]) -> tuple[Text, ...]:
    if not rows:
        return ()
    shown: list[Text | str] = [
        Message("row {row} “{text}”", row=sheet.numbers[row], text=row_text(sheet.rows[row]))
        for row in rows[:_SHOWN]
    ]
    return (what.with_facts(rows=join_texts([*shown, *(["…"] if len(rows) > _SHOWN else [])])),)
