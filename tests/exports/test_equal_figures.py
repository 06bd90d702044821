"""The same thing has the same number wherever it is said, and a figure that differs has another name.

The numbers are those of the town as it is drawn (tests/data/towns.py): 33 households, 95 people, 3400 m² of
public spaces. Open encroachments: V1, V2 and V5 with 200 m² each and V6 with 150 m²; V1 and V2 share
50 m². All of V1 and V2 and 100 m² of V6 lie in public spaces: 700 m² in all, 450 m² in public spaces.
"""

from __future__ import annotations

import io
import re
from functools import cache

import openpyxl
import pytest

from exports.formats import FORMATS
from exports.sentences import problems_in_words, situation_in_words
from exports.tables import encroachments
from tests.exports.requests import file_content, toy
from tests.exports.visible_texts import visible_texts

SAID = {
    r"现有 ([\d,]+) 户": {"33"},
    r"户、([\d,]+) 人": {"95"},
    r"公共空间 4 处，面积 ([\d,]+) 平方米": {"3,400"},
    r"其中被侵占 ([\d,]+) 平方米": {"450"},
    r"共占地 ([\d,]+) 平方米": {"700"},
    r"公共空间内 ([\d,]+) 平方米": {"450"},
}
"""Wherever these words stand, this number stands with them."""


@cache
def words(key: str) -> str:
    return "\n".join(visible_texts(key, file_content(FORMATS[key], toy()))).replace("\u00a0", " ")


def test_ground_in_all_is_told_from_ground_in_public_spaces() -> None:
    request = toy()
    found = encroachments.open_encroachments(request)
    assert (found.count, round(found.area_m2), round(found.space_m2)) == (4, 700, 450)
    said = "".join(one.text("zh") for one in (*situation_in_words(request), *problems_in_words(request)))
    for pattern, numbers in SAID.items():
        assert set(re.findall(pattern, said)) == numbers


def test_the_table_of_encroachments_adds_up() -> None:
    *rows, last = encroachments.by_category(toy()).rows
    for place in (2, 3, 4):
        assert sum(float(row[place] or 0) for row in rows) == pytest.approx(float(last[place]))  # type: ignore[arg-type]


def sums(sheet_name: str, column: int) -> set[str]:
    """What the workbook adds up for each option, as documents write it."""
    book = openpyxl.load_workbook(io.BytesIO(file_content(FORMATS["xlsx"], toy())), data_only=True)
    found = set()
    for letter in "AB":
        rows = list(book[f"{sheet_name} {letter}"].iter_rows(values_only=True))
        found |= {f"{row[column]:,.0f}" for row in rows if row[0] == "合计"}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("key", ["word", "application", "slides", "html"])
def test_money_is_that_of_the_workbook(key: str) -> None:
    costs, upkeep = sums("投资估算", 3), sums("维护与认领", 2)
    assert len(costs) == len(upkeep) == 2
    said = words(key)
    found = set(re.findall(r"(?:(?<!人均)造价|总投资估算) ([\d,]+) 元", said))
    assert found
    assert found <= costs
    assert set(re.findall(r"每年养护(?:费用估算)? ([\d,]+) 元", said)) <= upkeep
    gained = {f"{one.comparison.people_gaining:,.0f}" for one in toy().options}
    assert set(re.findall(r"([\d,]+) 人新走得到", said)) <= gained


@pytest.mark.slow
@pytest.mark.parametrize("key", ["word", "application", "slides", "html"])
def test_every_document_says_the_same(key: str) -> None:
    for pattern, numbers in SAID.items():
        assert set(re.findall(pattern, words(key))) <= numbers
    assert "450" in words(key)
