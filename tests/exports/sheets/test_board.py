"""A board for the public: the options with their figures, and a code that leads where it says."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pytest
import segno
from matplotlib.patches import Rectangle

from exports.board import board, board_page
from exports.print_map import map_sheet
from exports.sheets.board_answers import draw_comment_steps
from exports.sheets.board_layout import board_layout
from exports.sheets.board_request import BoardRequest
from exports.sheets.display_period import check_display_period, display_rule, earliest_end
from exports.sheets.request import SheetRequest
from features.options.sketch import sketch_of
from features.sample_story.story_text import known_texts
from paper.errors import (
    HalfDisplayPeriodError,
    NotAnAddressError,
    NotOnPaperError,
    OptionCountError,
    ReversedDisplayPeriodError,
    SheetTextTooLongError,
    ShortDisplayPeriodError,
)
from paper.output import pdf_of
from paper.page import Canvas
from paper.qr import draw_qr
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import DAY, POINTS_PER_MM, pages, picture, sketch, text, with_reports

ADDRESS = "https://lintu.example.org/r/vote?w=7"


def order(**changed: Any) -> BoardRequest:
    facts: dict[str, Any] = {
        "organisation": "墟镇社区居民委员会",
        "contact": "林工 0753-0000",
        "address": ADDRESS,
        "since": date(2026, 12, 1),
        "until": date(2026, 12, 10),
        "dated": DAY,
    }
    return BoardRequest(**{**facts, **changed})


@pytest.fixture(scope="module")
def content() -> bytes:
    """Two options on A1."""
    return board(order(), sample(), [sketch("A", "沿江微更新"), sketch("B", "老街会客厅")]).content


def test_it_is_a1_upright(content: bytes) -> None:
    box = pages(content)[0].mediabox
    found = float(box.width), float(box.height)
    assert found == pytest.approx((594 * POINTS_PER_MM, 841 * POINTS_PER_MM), abs=0.01)


def test_it_says_what_people_need(content: bytes) -> None:
    found = text(content)
    for words in (
        "公共空间改造方案公示",
        "沿江微更新",
        "老街会客厅",
        "怎么提意见",
        "林工0753-0000",
        "2026年12月1日至2026年12月10日",
        "墟镇社区居民委员会",
    ):
        assert words in found


def test_scores_and_costs_stand_in_figures(content: bytes) -> None:
    found, after = text(content), sketch("A", "沿江微更新")
    for before, now in zip(sample().overall.met, after.assessment.overall.met, strict=True):
        assert f"{before:.1f}" in found
        assert f"{now:.1f}" in found
    cost = sum(one.cost_cny for one in after.counted)
    assert f"{cost / 10_000:,.1f}万元" in found
    assert f"{after.comparison.gained.people.sum():,.0f}人" in found


def test_the_code_leads_to_the_address() -> None:
    """The modules that PDFium draws are those that the code must have, with its white rim around them."""
    page = Canvas(60, 60)
    draw_qr(page, page.whole, ADDRESS)
    pdf, _ = pdf_of([lambda: page], "", DAY)
    modules = np.array(segno.make(ADDRESS, error="m", micro=False).matrix, dtype=bool)
    framed = np.pad(modules, 4)
    found = np.asarray(picture(pdf, 10).convert("L")) < 128
    middles = ((np.arange(len(framed)) + 0.5) * 600 / len(framed)).astype(int)
    assert (found[np.ix_(middles, middles)] == framed).all()


@pytest.mark.parametrize(
    "address",
    [
        "lintu.example.org",
        "javascript:alert(1)",
        "https://",
        "http://a b",
        "https://x/" + "y" * 300,
        "http://[x",
    ],
)
def test_only_whole_addresses_become_codes(address: str) -> None:
    with pytest.raises(NotAnAddressError):
        board(order(address=address), sample(), [sketch()])


def test_without_an_address_nobody_is_told_to_scan() -> None:
    page = board_page(order(address=""), sample(), [sketch()])
    assert not any("扫" in words for words in page.asked)


@pytest.mark.parametrize(
    ("since", "until", "error"),
    [
        ("2026-12-01", None, HalfDisplayPeriodError),
        (None, "2026-12-10", HalfDisplayPeriodError),
        ("2026-12-10", "2026-12-01", ReversedDisplayPeriodError),
        ("2026-12-01", "2026-12-06", ShortDisplayPeriodError),
    ],
)
def test_a_display_shorter_than_seven_days_is_refused(
    since: str | None, until: str | None, error: type[Exception]
) -> None:
    days = {"since": since and date.fromisoformat(since), "until": until and date.fromisoformat(until)}
    with pytest.raises(error) as refused:
        board_page(order(**days), sample(), [sketch()])
    if error is ShortDisplayPeriodError:
        assert "只有 6 天；方案公示至少 7 天（邻图的工作假设）" in refused.value.message("zh")


def test_seven_days_with_the_first_and_the_last_are_enough() -> None:
    catalogue = sample().catalogue
    check_display_period(date(2026, 12, 1), date(2026, 12, 7), catalogue)
    assert earliest_end(date(2026, 12, 1), catalogue) == date(2026, 12, 7)
    # 城乡规划法（2019 年修正）第二十六条：公告的时间不得少于三十日。
    assert "法定规划草案至少 30 天（中华人民共和国城乡规划法第 26 条）" in display_rule(catalogue).text("zh")


@pytest.mark.parametrize(
    ("scan_for", "options", "words"),
    [
        ("comment", 2, "说说您支持哪个方案"),
        ("comment", 1, "说说您对方案的看法"),
        ("vote", 2, "扫码投票"),
        ("report", 1, "扫码上报"),
    ],
)
def test_what_one_scans_for_is_said(scan_for: str, options: int, words: str) -> None:
    request = order(scan_for=scan_for).validate(options)
    page = Canvas(300, 300)
    draw_comment_steps(page, page.whole, request, options, 10)
    assert any(words in one for one in page.asked)
    assert any("支持哪个方案" in one for one in page.asked) == (scan_for == "comment" and options > 1)


def test_a_reader_gets_one_of_two_known_languages() -> None:
    """The story of the sample stores its names in both."""
    option, place = "打通竹尾小路 Open up Zhuwei Path", "旧厂坪口袋公园 Old Works pocket park"
    assert {option, place} <= set(known_texts()), "the story of the sample has other names now"
    shown = sketch("A", option, place)
    page = board_page(order(language="en"), sample(), [shown])
    sheet = map_sheet(SheetRequest(language="en", insets=False, dated=DAY), sample(), shown).page
    for asked, name in (
        (page.asked, "Open up Zhuwei Path"),
        (sheet.asked, "Layout option A Open up Zhuwei Path"),
    ):
        assert any(name in one for one in asked)
        assert any("2 Old Works pocket park" in one for one in asked)
        assert not any("竹尾小路" in one or "旧厂坪" in one for one in asked)


def test_how_to_comment_takes_no_more_room_than_it_needs() -> None:
    """Without a code, one line of 24 pt and its heading; with one, also a code of 14 lines."""
    request, line = order(address="", contact="", since=None, until=None).validate(2), 24 / 72 * 25.4
    alone = board_layout(request, sample(), 2, "说明", 24)
    beside = board_layout(replace(request, address=ADDRESS), sample(), 2, "说明", 24)
    assert 3 * line < alone.how.height < 8 * line
    assert 17 * line < beside.how.height < 27 * line
    assert alone.scores.width > 1.6 * beside.scores.width


@pytest.mark.slow
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_long_words_leave_the_names_whole_and_the_code_large(orientation: str) -> None:
    """A code is read from ten times its width away: 50 mm from half a metre."""
    words = {
        "organisation": "三角镇人民政府" * 5,
        "contact": "林工 0753-0000，" * 6,
        "intro": "改善环境，" * 70,
    }
    name = "沿江微更新与老街会客厅联动提升方案（二期）"
    page = board_page(order(orientation=orientation, **words), sample(), [sketch("A", name)] * 4)
    written = {one.get_text() for one in page.axes.texts + page.axes.artists if hasattr(one, "get_text")}
    assert name in written
    squares = [
        one.get_width()
        for one in page.axes.patches
        if isinstance(one, Rectangle) and abs(one.get_width() - one.get_height()) < 1e-6
    ]
    assert max(squares) >= 50


def test_the_only_option_has_the_price_of_every_place() -> None:
    alone, two = (board_page(order(), sample(), [sketch()] * count).asked for count in (1, 2))
    prices = [f"{one.cost_cny / 10_000:,.1f} 万元" for one in sketch().counted]
    assert set(prices) <= set(alone)
    assert not set(prices) & set(two)


def test_the_title_of_the_file_says_what_is_in_it(content: bytes) -> None:
    found = pypdf.PdfReader(io.BytesIO(content)).metadata
    assert found is not None
    assert found.title == "墟镇社区(示例) · 公共空间改造方案公示 · 方案 A 沿江微更新 · 方案 B 老街会客厅"


def test_it_takes_one_to_four_options() -> None:
    for count in (0, 5):
        with pytest.raises(OptionCountError):
            board(order(), sample(), [sketch()] * count)
    assert len(board_page(order(), sample(), [sketch()] * 4).figure.axes) == 5


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"paper": "A3"}, NotOnPaperError), ({"title": "长" * 61}, SheetTextTooLongError)],
)
def test_what_does_not_fit_a_board_is_refused(wrong: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        board(order(**wrong), sample(), [sketch()])


def test_words_of_people_are_inert_and_named_where_type_is_missing() -> None:
    page = board_page(order(title="$x^2$👵", intro="\\frac{a}{b}\x00", language="en"), sample(), [sketch()])
    written = {one.get_text() for one in page.axes.texts + page.axes.artists if hasattr(one, "get_text")}
    assert "$x^2$〓" in written
    assert "\\frac{a}{b} On display from 2026-12-01 to 2026-12-10." in written
    assert page.missing == ("👵",)


def test_no_unverified_report_is_on_it() -> None:
    accused = with_reports("new")
    option = sketch_of(accused, sketch().option)
    page = board_page(order(), accused, [option])
    assert not any("待核实" in words or "秘密" in words for words in page.asked)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read the peak from")
@pytest.mark.slow
def test_an_a0_board_takes_little_memory() -> None:
    """As a picture, in a process of its own, everything counted that Python and its libraries take."""
    found = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True)
    assert int(found.stdout.split()[-1]) < 600


MEASURED = """
from pathlib import Path
from tests.exports.sheets.test_board import order
from tests.exports.sheets.orders import sketch
from tests.data.sample_scored import sample
from exports.board import board
board(order(paper="A0", form="png"), sample(), [sketch()] * 3)
# Not getrusage: its peak begins at the size of the process that started this one.
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""
