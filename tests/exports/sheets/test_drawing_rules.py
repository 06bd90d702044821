"""Sheets as a planner files them: binding edge, type, coordinates, signatures, names off buildings, grey."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdf
import pytest
import shapely

from exports.atlas import atlas
from exports.print_map import map_sheet, print_map, print_maps
from exports.sheets.parts import RULE_MARKS
from exports.sheets.request import SheetRequest
from exports.sheets.sheet import MapSheet
from features.options.shift_layer import shift_layer
from layers import residences
from layers.layer import View
from paper.lettering import missing_glyphs
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import DAY, POINTS_PER_MM, order, pages, picture, sketch

LEAST_MM, NOTES_MM = 2.5, 3.5
"""GB/T 50001-2017, 5.0.7: letters and figures no smaller than 2.5 mm; its notes are commonly 3.5 mm."""
BINDING_MM, EDGE_MM = 25, 5
"""GB/T 50001-2017, 3.1.1, of A3."""


@pytest.fixture(scope="module")
def a3() -> bytes:
    """Pages of an atlas of interventions on A3, with everything in the title block."""
    request = SheetRequest(
        dated=DAY,
        number="T-07",
        organisation="墟镇社区居民委员会",
        height_datum="1985 国家高程基准",
        review_number="粤S（2026）001号",
        designed_by="林工",
    )
    return atlas(request, "intervention", sample(), sketch()).content


@pytest.fixture(scope="module")
def sheet() -> MapSheet:
    return map_sheet(SheetRequest(dated=DAY), sample(), sketch())


def type_sizes(page: pypdf.PageObject) -> Iterator[tuple[str, float]]:
    """Every text of a page with the size of its type in mm, as an independent reader finds it."""
    found: list[tuple[str, float]] = []

    def visit(words: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if words.strip():
            found.append((words, size * abs(tm[3]) / POINTS_PER_MM))

    page.extract_text(visitor_text=visit)
    return iter(found)


@pytest.mark.slow
def test_no_type_is_too_small_to_read(a3: bytes) -> None:
    for page in pages(a3):
        assert min(size for _, size in type_sizes(page)) >= LEAST_MM - 0.01
    notes = "".join(words for words, size in type_sizes(pages(a3)[1]) if size >= NOTES_MM - 0.01)
    for words in ("说明与假设", "步行速度为假设值", "选址条件", "[必须]"):
        assert words in re.sub(r"\s", "", notes)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A3", "A1"])
@pytest.mark.parametrize(
    "changed", [{}, {"style": "statutory"}, {"orientation": "portrait", "language": "en"}]
)
def test_no_type_is_too_small_on_any_sheet(paper: str, changed: dict[str, Any]) -> None:
    request = SheetRequest(dated=DAY, paper=paper, **changed)  # type: ignore[arg-type]
    content = print_map(request, sample(), None if changed else sketch()).content
    assert min(size for _, size in type_sizes(pages(content)[0])) >= LEAST_MM - 0.01


def test_there_is_room_to_bind_at_the_left(a3: bytes) -> None:
    """The first ink from each side, as PDFium draws it, is the frame."""
    dots = 4
    dark = np.asarray(picture(a3, dots).convert("L")) < 200
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    assert columns[0] / dots == pytest.approx(BINDING_MM, abs=0.5)
    assert (dark.shape[1] - 1 - columns[-1]) / dots == pytest.approx(EDGE_MM, abs=0.5)
    assert rows[0] / dots == pytest.approx(EDGE_MM, abs=0.5)


def test_the_title_block_has_cells_to_sign_in_and_what_authorities_ask_for(a3: bytes) -> None:
    found = re.sub(r"\s", "", pages(a3)[1].extract_text())
    for words in (
        "设计",
        "校对",
        "审核",
        "林工",
        "高程基准",
        "1985国家高程基准",
        "审图号",
        "粤S（2026）001号",
    ):
        assert words in found


def test_every_intervention_has_a_page_behind_the_index(a3: bytes) -> None:
    first, second = (re.sub(r"\s", "", page.extract_text()) for page in pages(a3)[1:])
    assert "·1塘唇口袋公园" in first
    assert "·2榕树下的花园" in second
    assert all("造价" in page and "年养护" in page for page in (first, second))


def test_a_page_of_an_intervention_says_what_the_siting_rules_say(a3: bytes) -> None:
    """The park lies within 300 m of homes without one; the data have no ownership of land."""
    found = re.sub(r"\s", "", pages(a3)[1].extract_text())
    assert "?[必须]用地为公共或共有土地" in found
    assert "✓[必须]面积不小于150平方米" in found
    assert missing_glyphs(RULE_MARKS.values()) == ()
    assert len(sketch().judgements[sketch().counted[0].id].findings) == found.count("[必须]") + found.count(
        "[宜]"
    )


def test_coordinates_stand_where_they_are(sheet: MapSheet) -> None:
    """A tick is as many millimetres from the middle of the map as its metres from the middle of the place."""
    box, where = sample().community.extent.bounds, sheet.map.where
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    lines = [
        artist.get_xy()
        for artist in sheet.page.axes.patches
        if hasattr(artist, "get_xy") and np.shape(artist.get_xy()) == (2, 2)
    ]
    words = [one for one in sheet.page.axes.texts + sheet.page.axes.artists if hasattr(one, "get_text")]
    ticks = [one for one in words if re.fullmatch("[XY]=\\d+", one.get_text())]
    assert {one.get_text()[0] for one in ticks} == {"X", "Y"}
    for tick in ticks:
        axis = 0 if tick.get_text()[0] == "Y" else 1
        expected = where.middle[axis] + (int(tick.get_text()[2:]) - middle[axis]) * 1000 / sheet.map.scale
        assert any(np.abs(line[:, axis] - expected).max() < 0.05 for line in lines)
        assert abs(tick.get_position()[axis] - expected) < 4


def test_names_keep_off_buildings_where_they_can(sheet: MapSheet) -> None:
    """At most two lie on buildings by more than a fifth; where all stood as near as they could, six did."""
    homes = sample().community.residences.geometry.to_numpy()
    ground = sample().community.basemap
    buildings = shapely.union_all([*homes, *ground.geometry[ground["kind"] == "building"]])
    window, mm_per_m = sheet.map, 1000 / sheet.map.scale
    corner, at = np.array(window.bounds[:2]), np.array([window.where.x, window.where.y])
    on_paper = shapely.transform(buildings, lambda xy: (xy - corner) * mm_per_m + at)
    labels = [shapely.box(one.box.x, one.box.y, one.box.right, one.box.top) for one in window.labels]
    covered = [on_paper.intersection(one).area / one.area for one in labels]
    assert len(labels) > 35
    assert sum(share > 0.2 for share in covered) <= 2


@pytest.mark.slow
def test_no_word_of_a_name_is_cut() -> None:
    found = map_sheet(order(layers=("public_spaces", "residences"), language="en"), sample())
    names = set(sample().community.public_spaces["name_en"])
    lines = {" ".join(label.lines) for label in found.map.labels}
    assert len(lines) > 10
    assert lines <= names | {name for name in lines if name.endswith("…")}


def test_without_colour_homes_newly_reached_are_told_from_those_that_lack_nothing() -> None:
    """Their fills differ by the 3:1 that WCAG 2.1, 1.4.11 asks of graphics; their outlines by being there."""
    gained = next(one.symbol for one in shift_layer(sketch().comparison).classes(sample(), View()))
    good = next(one.symbol for one in residences.LAYER.classes(sample(), View()))
    dark, light = sorted([luminance(good.fill), luminance(gained.fill)])
    assert (light + 0.05) / (dark + 0.05) >= 3
    assert gained.line
    assert not good.line


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_title_of_the_file_says_what_is_in_it(a3: bytes) -> None:
    assert title(a3) == "墟镇社区(示例)公共空间布局方案 A 沿江 · 项目图册"


@pytest.mark.slow
def test_the_title_of_several_options_names_them_all() -> None:
    two = print_maps(order(), sample(), [sketch("A", "沿江"), sketch("B", "老街会客厅")]).content
    assert title(two) == "墟镇社区(示例) · 方案 A 沿江 · 方案 B 老街会客厅"
    assert title(print_maps(order(), sample()).content) == "墟镇社区(示例)公共空间现状图"


def title(content: bytes) -> str:
    found = pypdf.PdfReader(io.BytesIO(content)).metadata
    assert found is not None
    return str(found.title)
