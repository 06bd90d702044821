"""The application for funds: its chapters, what is filled in, and that the rest can be seen."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import docx
import pytest

from exports.request import ExportRequest
from exports.sheets.request import SheetRequest
from exports.word import application
from features.options.order import option_name
from tests.exports.requests import empty, toy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPEN = {"zh": re.compile(r"【待填：[^】]+】"), "en": re.compile(r"\[to fill in: [^\]]+\]")}
CHAPTERS = [
    "一、项目背景", "二、建设内容", "三、资金来源", "四、实施进度", "五、预期效益", "六、居民意见",
    "七、组织保障", "八、附件与盖章",
]  # fmt: skip


@cache
def document(place: str, language: str) -> docx.document.Document:  # type: ignore[name-defined]
    """Without maps: they take longest and are those of the report."""
    request: ExportRequest = {"toy": toy, "nothing": empty}[place](language)
    sheet = SheetRequest(organisation="墟镇社区居委会")
    ordered = replace(request, pictures={"x": b""}, sheet=sheet)
    return docx.Document(io.BytesIO(application.write(ordered)))


def text_of(place: str, language: str = "zh") -> str:
    made = document(place, language)
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in made.paragraphs), *cells]).replace("\u00a0", " ")


@pytest.mark.parametrize("place", ["toy", "nothing"])
def test_the_chapters_are_those_that_are_asked_for(place: str) -> None:
    heads = [one.text for one in document(place, "zh").paragraphs if one.style.name == "Heading 1"]
    assert heads == CHAPTERS
    assert document(place, "zh").paragraphs[0].text.endswith("公共空间微更新项目\n申报书")


def test_what_is_known_is_filled_in() -> None:
    request, text = toy(), text_of("toy")
    paid = request.options[0].payable
    assert "申报单位：墟镇社区居委会" in text
    assert "申报日期：2026 年 11 月 26 日" in text
    assert "33 户、95 人" in text
    assert f"项目总投资估算 {paid.cost_cny:,.0f} 元" in text
    assert f"每年养护费用估算 {paid.upkeep_cny:,.0f} 元" in text
    assert "林阿姨" in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("place", ["toy", "nothing"])
def test_the_rest_is_marked_and_highlighted(place: str, language: str) -> None:
    found = OPEN[language].findall(text_of(place, language))
    assert len(found) >= 20
    runs = [
        "".join(one.text or "" for one in run.iter(f"{_W}t"))
        for run in document(place, language).element.body.iter(f"{_W}r")
        if run.find(f"{_W}rPr/{_W}highlight") is not None
    ]
    assert sorted(run.replace("\u00a0", " ") for run in runs) == sorted(found)


def test_seals_have_their_boxes_and_no_column_says_that_nothing_was_checked() -> None:
    text = text_of("toy")
    for seal in ("申报单位（盖章）", "街道（镇）意见（盖章）", "主管部门意见（盖章）"):
        assert seal in text
    assert "已核对" not in text
    assert "\n否\n" not in text


def test_each_option_that_is_asked_for_has_its_works_funds_and_upkeep() -> None:
    heads = [one.text for one in document("toy", "zh").paragraphs if one.style.name == "Heading 2"]
    text, options = text_of("toy"), toy().options
    assert len(options) == 2
    for one in options:
        name = option_name(one.option).text("zh")
        assert sum(head.endswith(f"）{name}：建设地点、内容与规模") for head in heads) == 1
        assert sum(head.endswith(f"）{name}") for head in heads) == 2  # funds, upkeep
        assert f"项目总投资估算 {one.payable.cost_cny:,.0f} 元" in text
        assert f"每年养护费用估算 {one.payable.upkeep_cny:,.0f} 元" in text


def test_one_option_needs_no_headings_of_its_own() -> None:
    first = toy().options[:1]
    ordered = replace(toy(), options=first, pictures={"x": b""})
    made = docx.Document(io.BytesIO(application.write(ordered)))
    heads = [one.text for one in made.paragraphs if one.style.name == "Heading 2"]
    assert "（一）建设地点、内容与规模" in heads
    assert not [head for head in heads if option_name(first[0].option).text("zh") in head]
