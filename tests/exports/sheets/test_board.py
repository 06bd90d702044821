"""A board for the public: the options with their figures, and a code that leads where it says."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import segno

from exports.board import board, board_page
from exports.sheets.board_request import BoardRequest
from features.options.sketch import sketch_of
from paper.errors import NotAnAddressError, NotOnPaperError, OptionCountError, SheetTextTooLongError
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
