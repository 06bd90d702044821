"""Find the rows of a table that are totals of others, by their words or by their numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import Value
from data.importers.files.sheets.header_rows import label_text
from data.importers.files.sheets.sheet import Sheet, is_number
from data.importers.written_numbers import number_of

Numbers = npt.NDArray[np.float64]

_CHINESE = re.compile(r".{0,40}?(小计|合计|总计|共计|累计|总和)(数|人数|户数)?([(（].*[)）])?([:：].{0,12})?")
_ENGLISH = re.compile(r"(.{0,40}\s)?(grand|page|sub|over)?[\s-]*totals?[:.]?", re.IGNORECASE)
_GRAND = re.compile(r"合计|总计|共计|总和|" + r"(grand\s*)?totals?", re.IGNORECASE)
_PART = re.compile(r"小计|sub", re.IGNORECASE)
_NUMBERED = re.compile(r"序号?|编号|" + r"no\.?|number|#|id", re.IGNORECASE)
_NO_SUM = re.compile(
    r"率|比|均|%|密度|年|层|经|纬|坐标|号|share|ratio|average|mean|year|storey|floor|level|^[xy]$|lon|lat|lng",
    re.I,
)
_HINT = re.compile(r"计|总和|" + r"total", re.IGNORECASE)
"""Without one of these no cell is a word for totals."""
_MOSTLY = 0.6
_SAMPLE = 1000
"""Rows that are looked at to tell a column of numbers."""
_SHOWN = 8


@dataclass(frozen=True)
class Totals:
    """rows: those that are totals. grand: column → what the total of the whole table says."""

    rows: list[int]
    grand: Mapping[int, float]
    messages: tuple[Text, ...]


def totals_among(sheet: Sheet, rows: Sequence[int], names: Sequence[str]) -> Totals:
    """The rows that are totals: those that say so, and those that are the sum of the others."""
    summed = {at: _numbers(sheet, at) for at, name in enumerate(names) if _adds_up(sheet, rows, at, name)}
    by_word = [row for row in rows if _says_total(sheet.rows[row], min(summed, default=len(names)))]
    others = _without(rows, by_word)
    by_sum = _sums(sheet, others, summed)
    found = sorted({*by_word, *by_sum})
    rest = _without(others, by_sum)
    if not rest:  # a table of totals alone is what somebody wants to import
        return Totals([], {}, ())
    sums = {at: _sum(numbers, rest) for at, numbers in summed.items()}
    grand = _grand(sheet, found, summed, sums)
    messages: list[Text] = [_left_out(sheet, row, summed, names, row in by_sum) for row in found[:_SHOWN]]
    if len(found) > _SHOWN:
        messages.append(Message("{count} more rows of totals are left out.", count=len(found) - _SHOWN))
    messages += _disagreement(grand, sums, names)
    return Totals(found, grand, tuple(messages))


def _numbers(sheet: Sheet, at: int) -> Numbers:
    """(rows of the sheet,) the numbers of a column, NaN for none."""
    return np.array([number_of(row[at]) for row in sheet.rows], dtype=np.float64)


def _without(rows: Sequence[int], others: Sequence[int]) -> list[int]:
    left_out = set(others)
    return [row for row in rows if row not in left_out]


def _adds_up(sheet: Sheet, rows: Sequence[int], at: int, name: str) -> bool:
    """Whether a column holds numbers whose sum means something."""
    some = rows[:: max(1, len(rows) // _SAMPLE)]
    cells = [sheet.rows[row][at] for row in some if sheet.rows[row][at] is not None]
    if not cells or _NUMBERED.fullmatch(name) or _NO_SUM.search(name):
        return False
    return sum(map(is_number, cells)) >= _MOSTLY * len(cells)


def _says_total(row: Sequence[Value], before: int) -> bool:
    """Whether a cell is a word for totals, or ends in one before the column where the numbers begin."""
    for at, value in enumerate(row):
        if not isinstance(value, str) or not _HINT.search(value):
            continue
        text = label_text(value) if value.isascii() else "".join(value.split())
        if _GRAND.fullmatch(text) or (_CHINESE.fullmatch(text) and (at < before or len(text) <= 3)):
            return True
        if _ENGLISH.fullmatch(text) and at < before:
            return True
    return False


def _sums(sheet: Sheet, rows: Sequence[int], summed: Mapping[int, Numbers]) -> list[int]:
    """The first or last row, where its numbers are the sums of all others."""
    if len(rows) < 3:
        return []
    totals = {at: _sum(numbers, rows) for at, numbers in summed.items()}
    before = min(summed, default=0)
    for row in (rows[-1], rows[0]):
        stated = {at: float(numbers[row]) for at, numbers in summed.items() if np.isfinite(numbers[row])}
        equal = [at for at, number in stated.items() if number > 0 and _same(2 * number, totals[at])]
        nameless = before > 0 and all(value is None for value in sheet.rows[row][:before])
        if equal and len(equal) == len(stated) and len(equal) >= (1 if nameless else 2):
            return [row]
    return []


def _sum(numbers: Numbers, rows: Sequence[int]) -> float:
    return float(np.nansum(numbers[list(rows)]))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)


def _grand(
    sheet: Sheet, found: Sequence[int], summed: Mapping[int, Numbers], sums: Mapping[int, float]
) -> dict[int, float]:
    """What the total of the whole table says: the row that is the sum of all, else the only one that is no
    total of a part."""
    stated = {
        row: {at: float(numbers[row]) for at, numbers in summed.items() if np.isfinite(numbers[row])}
        for row in found
    }
    for numbers in stated.values():
        if numbers and all(_same(number, sums[at]) for at, number in numbers.items()):
            return numbers
    whole = [row for row in found if stated[row] and not _is_of_a_part(sheet.rows[row])]
    return stated[whole[-1]] if len(whole) == 1 else {}


def _is_of_a_part(row: Sequence[Value]) -> bool:
    texts = [label_text(value) for value in row if isinstance(value, str) and not is_number(value)]
    return any(_PART.search(text) for text in texts) or not any(
        _GRAND.match("".join(text.split())) for text in texts
    )


def _left_out(sheet: Sheet, row: int, summed: Iterable[int], names: Sequence[str], by_sum: bool) -> Message:
    numbers = join_texts(
        [f"{names[at]} {sheet.rows[row][at]}" for at in summed if sheet.rows[row][at] is not None] or ["–"]
    )
    texts = [
        label_text(value) for value in sheet.rows[row] if isinstance(value, str) and not is_number(value)
    ]
    text = " ".join(texts)[:40]
    if by_sum:
        what = Message("Row {row} “{text}” is the sum of the other rows and is left out: {numbers}.")
    else:
        what = Message("Row {row} “{text}” is a total and is left out: {numbers}.")
    return what.with_facts(row=sheet.numbers[row], text=text, numbers=numbers)


def _disagreement(grand: Mapping[int, float], sums: Mapping[int, float], names: Sequence[str]) -> list[Text]:
    return [
        Message(
            "The total of “{column}” in the file is {stated:,g}, but its rows add up to {sum:,g}. Check "
            "which is right.",
            column=names[at],
            stated=number,
            sum=sums[at],
        )
        for at, number in grand.items()
        if not _same(number, sums[at])
    ]
