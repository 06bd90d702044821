"""Text on paper: real, selectable, whole, inert, and in type that exists."""

from __future__ import annotations

import warnings

import pytest

from exports.print_map import map_sheet, print_map
from paper.clean_text import plain
from paper.errors import SheetTextTooLongError
from paper.lettering import MISSING, missing_glyphs, width_of, wrap_lines
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import order, pages, sketch, text

BLOCK = {
    "title": "墟镇社区公共空间现状图",
    "number": "现状-01",
    "organisation": "墟镇社区居民委员会",
    "height_datum": "1985 国家高程基准",
    "source": "2026 年 5 月现场踏勘",
    "marking": "内部讨论稿",
}


def without_spaces(words: str) -> str:
    return "".join(words.split())


@pytest.fixture(scope="module")
def full() -> bytes:
    """A sheet with everything in its title block."""
    return print_map(order(**BLOCK), sample()).content


def test_everything_of_the_title_block_can_be_selected(full: bytes) -> None:
    found = text(full)
    for words in BLOCK.values():
        assert without_spaces(words) in found
    for words in (
        "图例",
        "比例尺",
        "坐标系",
        "CGCS2000",
        "中央经线117°E",
        "EPSG:4548",
        "2026年11月26日",
        "北",
    ):
        assert words in found


@pytest.mark.slow
def test_in_english_the_sheet_is_english() -> None:
    found = text(print_map(order(language="en"), sample()).content)
    assert "Preparedby" not in found  # empty rows are left off
    for words in ("Legend", "Scale", "CRS", "Draftfordiscussion", "Notesandassumptions"):
        assert words in found
    assert "Heightdatum" not in found  # nor is a datum named that nobody knows
    assert not any("\u4e00" <= one <= "\u9fff" for one in found)


def test_the_type_is_truetype_and_in_the_file(full: bytes) -> None:
    page = pages(full)[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    inner = [
        font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font for font in fonts
    ]
    assert inner
    for font in inner:
        assert font["/Subtype"] in ("/CIDFontType2", "/TrueType")
        assert "NotoSansSC" in font["/BaseFont"]
        assert font["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()[:4] in (
            b"\x00\x01\x00\x00",
            b"true",
        )


INERT = {
    "title": "<b>&amp;</b> {{7*7}} %s {0}",
    "marking": "$x^2$",
    "organisation": "\\alpha_1 五$十$元",
    "number": "$\\frac{1}{2}",
    "source": "\\begin{x} ${$",
}


def test_what_people_write_stays_what_they_wrote() -> None:
    """Formulas, markup and templates are letters like others; control characters are dropped."""
    option = sketch("A", "沿江", "$\\mathrm{花}$\x00\u202e园")
    found = text(print_map(order(**INERT), sample(), option).content)
    for words in INERT.values():
        assert without_spaces(words) in found
    assert "$\\mathrm{花}$园" in found


def test_control_characters_are_dropped() -> None:
    assert plain("a\x00b\x1b[31m\u202ec\ud800\n d\te") == "ab[31mc d e"


def test_missing_glyphs_are_named_and_the_rest_is_printed() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a glyph that it cannot draw
        printed = print_map(order(title="木棉👵花\U0002ceff节"), sample())
    assert f"木棉{MISSING}花{MISSING}节" in text(printed.content)
    (note,) = printed.notes
    for words in (note.text.text("zh"), note.text.text("en")):
        assert "👵 (U+1F475)" in words
        assert "U+2CEFF" in words
    assert map_sheet(order(title="木棉花节"), sample()).page.missing == ()


def test_the_typeface_has_what_names_need() -> None:
    assert missing_glyphs(["墟镇 㙟𠮷 ①②③ m² × – … · 〓 ✓ ，。（）「」"]) in (
        (),
        ("㙟",),
        ("𠮷",),
        ("㙟", "𠮷"),
    )
    assert missing_glyphs(["a👵b👵"]) == ("👵",)


def test_a_long_title_is_made_smaller_and_a_longer_one_refused() -> None:
    title = "梅州市梅江区三角镇墟镇社区公共空间微更新与居民参与式规划总体布局方案（第二轮征求意见稿）"
    sheet = map_sheet(order(title=title), sample())
    written = [one for one in sheet.page.axes.texts + sheet.page.axes.artists if hasattr(one, "get_text")]
    (heading,) = [
        one for one in written if one.get_text() == title and one.get_position()[1] > sheet.layout.title.y
    ]
    width_mm = width_of(title) * heading.get_fontsize() * 25.4 / 72
    assert width_mm < sheet.layout.title.width
    with pytest.raises(SheetTextTooLongError) as caught:
        print_map(order(title="长" * 61), sample())
    assert "61" in caught.value.message("zh")
    assert "61" in caught.value.message("en")


@pytest.mark.parametrize("width", [3.0, 5.5, 9.0])
def test_lines_are_no_wider_than_asked(width: float) -> None:
    name = "沿江绿带（上竹园球场至客运站），Riverside greenway 二期：口袋公园。"
    lines = wrap_lines(name, width)
    assert without_spaces("".join(lines)) == without_spaces(name)
    assert all(width_of(line) <= width for line in lines)


def test_lines_break_where_readers_expect() -> None:
    """Six wide characters fit into 6; the comma would begin the second line and takes its neighbour along."""
    assert wrap_lines("一二三四五六，七八", 6) == ["一二三四五", "六，七八"]
    assert wrap_lines("the old banyan", 5) == ["the old", "banyan"]
    assert wrap_lines("（一）（二）", 4) == ["（一）", "（二）"]
    assert wrap_lines("", 4) == [""]
