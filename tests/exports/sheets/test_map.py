"""What is on the map is in the legend and the other way round; names keep clear of each other."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from matplotlib.colors import to_hex

from exports.print_map import map_sheet, print_map
from exports.sheets.sheet import MapSheet
from layers import LAYERS, View
from paper.errors import NothingToDrawError, OtherCommunityError
from paper.paper import Rect
from paper.placed_boxes import PlacedBoxes
from tests.data.sample_scored import sample
from tests.data.towns import assess_town, nowhere, town
from tests.exports.sheets.orders import order, picture, sketch, with_ground, with_reports

SHOWN = ("basemap", "public_spaces", "residences", "encroachments", "grids", "facilities")


@pytest.fixture(scope="module")
def full() -> MapSheet:
    """Everything that the screen shows at first, on A3."""
    return map_sheet(order(paper="A3", layers=()), sample())


@pytest.fixture(scope="module")
def with_option() -> MapSheet:
    return map_sheet(order(paper="A3", layers=(), insets=True), sample(), sketch())


def in_window(sheet: MapSheet, key: str) -> set[str]:
    """Labels of the classes of a layer that have something inside the window."""
    layer = next(one for one in LAYERS if one.key == key)
    rows = layer.rows(sample(), View())
    seen = set(rows["class"][rows.intersects(shapely.box(*sheet.map.bounds))])
    return {one.label.text("zh") for one in layer.classes(sample(), View()) if one.key in seen}


def test_the_legend_names_what_is_drawn_and_nothing_else(full: MapSheet) -> None:
    expected = {label for key in SHOWN for label in in_window(full, key)}
    expected -= {"待核实", "已办结或不成立"}  # reports that no sheet shows
    assert {entry.text for entry in full.legend if entry.symbol} == expected
    headings = {entry.text for entry in full.legend if not entry.symbol}
    assert headings == {one.name.text("zh") for one in LAYERS if one.key in SHOWN}


def test_an_absent_class_is_absent_from_the_legend() -> None:
    x, y = sample().community.extent.centroid.coords[0]
    sheet = map_sheet(order(layers=("basemap",)), with_ground(shapely.Point(x, y).buffer(50), "water"))
    assert [entry.text for entry in sheet.legend if entry.symbol] == ["水面"]


def test_every_colour_of_the_legend_is_on_the_map(full: MapSheet) -> None:
    """Of the declarations: fills and lines of the map's own artists."""
    drawn = {
        to_hex(colour)
        for axes in full.page.figure.axes
        for artist in axes.patches
        for colour in (artist.get_facecolor(), artist.get_edgecolor())
        if colour[3] > 0
    }
    for entry in full.legend:
        if entry.symbol:
            for colour in filter(None, (entry.symbol.fill, entry.symbol.line)):
                assert colour.lower() in drawn, (entry.text, colour)


def test_patterns_tell_classes_apart_in_grey(full: MapSheet) -> None:
    """Whatever has a pattern on the screen has a hatch on paper, so colour is never the only channel."""
    patterned = [entry for entry in full.legend if entry.symbol and entry.symbol.pattern]
    hatches = {
        to_hex(artist.get_edgecolor()): artist.get_hatch()
        for artist in full.page.axes.patches
        if artist.get_hatch()
    }
    assert len(patterned) >= 4
    for entry in patterned:
        assert entry.symbol is not None
        assert hatches[(entry.symbol.line or entry.symbol.fill).lower()][0] in "/x.+"


def test_the_place_that_is_blue_is_blue() -> None:
    """PDFium draws a square pond of 100 m in the middle of the map, and is asked for its colours."""
    x, y = sample().community.extent.envelope.centroid.coords[0]
    town = with_ground(shapely.box(x - 50, y - 50, x + 50, y + 50), "water")
    request = order(layers=("basemap",), scale=8000)
    where = map_sheet(request, town).map.where
    found = np.asarray(picture(print_map(request, town).content, 4)).astype(int)
    middle = where.middle
    half_mm = 100_000 / 8000 / 2
    for dx, is_pond in ((0, True), (half_mm - 0.5, True), (half_mm + 1.5, False)):
        row, column = round((210 - middle[1]) * 4), round((middle[0] + dx) * 4)
        is_blue = bool(np.abs(found[row, column] - (0xBC, 0xD7, 0xE6)).max() <= 3)
        assert is_blue == is_pond, dx


def boxes(sheet: MapSheet) -> list[shapely.Geometry]:
    return [
        shapely.box(label.box.x, label.box.y, label.box.right, label.box.top) for label in sheet.map.labels
    ]


@pytest.mark.parametrize("which", ["full", "with_option"])
def test_no_name_covers_another_or_leaves_the_map(which: str, request: pytest.FixtureRequest) -> None:
    sheet: MapSheet = request.getfixturevalue(which)
    found, where = boxes(sheet), sheet.map.where
    assert len(found) > 25
    assert all(one.intersection(other).area == 0 for one, other in itertools.combinations(found, 2))
    frame = shapely.box(where.x, where.y, where.right, where.top)
    assert all(frame.contains(one) for one in found)


def test_interventions_are_named_first_and_once(with_option: MapSheet) -> None:
    names = ["".join(label.lines) for label in with_option.map.labels]
    assert names[:2] == ["2 榕树下的花园", "1 塘唇口袋公园"] or names[:2] == [
        "1 塘唇口袋公园",
        "2 榕树下的花园",
    ]
    assert sum("口袋公园" in name for name in names) == 1


def test_long_names_wrap() -> None:
    option = sketch("A", "沿江", "上竹园球场与沿江绿带之间的共享微花园和堆肥角")
    sheet = map_sheet(order(paper="A3"), sample(), option)
    (label,) = [one for one in sheet.map.labels if "共享" in "".join(one.lines)]
    assert len(label.lines) == 3


def test_a_taken_place_is_not_free() -> None:
    taken = PlacedBoxes(Rect(0, 0, 100, 100))
    taken.add(Rect(10, 10, 40, 5))
    assert not taken.is_free(Rect(45, 12, 20, 5))
    assert not taken.is_free(Rect(95, 50, 10, 5))
    assert taken.is_free(Rect(50, 10, 20, 5))


def test_an_option_brings_its_own_classes_and_small_maps(with_option: MapSheet) -> None:
    entries = [entry.text for entry in with_option.legend]
    assert {"方案项目", "口袋公园", "微花园"} <= set(entries)
    assert "慢行系统" not in entries
    assert len(with_option.page.figure.axes) == 4  # the sheet itself, the map, before and after


def test_reports_that_nobody_verified_are_on_no_sheet() -> None:
    shown = {status: map_sheet(order(layers=("encroachments",)), with_reports(status)) for status in STATES}
    entries = {status: [one.text for one in sheet.legend] for status, sheet in shown.items()}
    assert entries["verified"] == ["侵占", "已核实，未清理"]
    assert entries["new"] == entries["rejected"] == entries["duplicate"] == entries["closed"] == []
    printed = [sheet.page.asked for sheet in shown.values()]
    assert not any("秘密" in one for texts in printed for one in texts)


STATES = ("verified", "new", "rejected", "duplicate", "closed")


def test_grid_workers_are_not_named_on_paper(full: MapSheet) -> None:
    managers = set(sample().community.grids["manager"].dropna()) - {""}
    assert managers
    assert not any(manager in text for manager in managers for text in full.page.asked)


def test_an_option_of_another_community_is_refused() -> None:
    with pytest.raises(OtherCommunityError):
        map_sheet(order(), assess_town(town()), sketch())


def test_a_community_without_anything_says_so() -> None:
    with pytest.raises(NothingToDrawError):
        map_sheet(order(), assess_town(nowhere()))
