"""Shapes in several parts on the map: reshaped, moved, one part removed; and places that are pressed."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from playwright.sync_api import Frame, Page, expect

from tests.browser import drawing
from tests.browser.apps import village
from tests.browser.drawing_events import assert_at, kinds, newest_event, pick, pixel, places
from tests.browser.live import ready_map

YARD = shapely.box(60, 380, 160, 480) - shapely.box(90, 410, 130, 450)
SQUARE = shapely.box(180, 400, 240, 460)


@pytest.fixture
def page(page: Page) -> Page:
    """The tab with two shapes of several parts."""
    page.get_by_role("button", name="parts").click()
    ready_map(page).wait_for_function("() => map_div.lintu.sketch.saved.known.size === 2")
    return page


def heard(page: Page, count: int) -> shapely.Geometry:
    """The shape that Python heard, in metres from the village's corner."""
    shape = village.metres(shapely.from_geojson(json.dumps(newest_event(page, count)[3])))
    return shapely.transform(shape, lambda xy: xy - (village.EAST, village.NORTH))


def corner(page: Page, shape: str, x: float, y: float) -> int:
    """Which of the shape's dots lies there, in metres from the village's corner."""
    wanted = pixel(ready_map(page), *village.degrees(x, y))
    away = [np.hypot(px - wanted[0], py - wanted[1]) for px, py in drawing.corners(page, shape)]
    assert min(away) < 2
    return int(np.argmin(away))


def press_dot(page: Page, shape: str, x: float, y: float) -> None:
    """Press a dot of the shape that is being reshaped."""
    spot = drawing.corners(page, shape)[corner(page, shape, x, y)]
    ready_map(page).locator("#map_div").click(position={"x": spot[0], "y": spot[1]})


def test_a_corner_of_one_part_is_dragged_and_the_others_and_the_hole_stay(page: Page, sheet: Frame) -> None:
    drawing.choose(page, "p0")
    to = pixel(sheet, *village.degrees(270, 480))
    drawing.drag_vertex(page, "p0", corner(page, "p0", 240, 460), to)
    kind, shape, _, geometry = newest_event(page, 2)
    assert (kind, shape, geometry["type"]) == ("edited", "p0", "MultiPolygon")
    wanted = shapely.Polygon([(180, 400), (240, 400), (270, 480), (180, 460)])
    assert heard(page, 2).symmetric_difference(shapely.union_all([YARD, wanted])).area < 0.2 * 480
    assert len(geometry["coordinates"][0]) == 2


@pytest.mark.slow
def test_a_corner_of_a_hole_is_dragged(page: Page, sheet: Frame) -> None:
    drawing.choose(page, "p0")
    to = pixel(sheet, *village.degrees(140, 460))
    drawing.drag_vertex(page, "p0", corner(page, "p0", 130, 450), to)
    hole = shapely.Polygon([(90, 410), (130, 410), (140, 460), (90, 450)])
    wanted = shapely.union_all([shapely.box(60, 380, 160, 480) - hole, SQUARE])
    assert heard(page, 2).symmetric_difference(wanted).area < 0.2 * 240


@pytest.mark.slow
def test_all_parts_move_together(page: Page, sheet: Frame) -> None:
    (west, north), (east, south) = places(sheet, [(100, 100), (140, 70)])
    drawing.drag_shape(page, "p1", (40, -30))
    before = shapely.MultiLineString([[(60, 330), (150, 330)], [(170, 340), (250, 330)]])
    moved = [
        [
            [lon + east - west, lat + south - north]
            for lon, lat in (village.degrees(x, y) for x, y in line.coords)
        ]
        for line in before.geoms
    ]
    _, shape, _, geometry = newest_event(page, 2)
    assert (shape, geometry["type"]) == ("p1", "MultiLineString")
    for found, wanted in zip(geometry["coordinates"], moved, strict=True):
        assert_at(found, wanted)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "dot", "left"),
    [
        ("p0", (240, 460), YARD),
        ("p0", (60, 380), SQUARE),
        ("p0", (90, 410), shapely.union_all([shapely.box(60, 380, 160, 480), SQUARE])),
        ("p1", (150, 330), shapely.LineString([(170, 340), (250, 330)])),
    ],
    ids=["a part", "a part with its hole", "a hole", "a piece of a line"],
)
def test_one_part_is_removed_alone(
    page: Page, sheet: Frame, shape: str, dot: tuple[float, float], left: shapely.Geometry
) -> None:
    drawing.choose(page, shape)
    drawing.tool(page, "reshape").click()
    drawing.expect_hint(page, "可单独删除")
    expect(drawing.tool(page, "part")).to_be_disabled()
    press_dot(page, shape, *dot)
    drawing.tool(page, "part").click()
    found = heard(page, 2)
    assert found.geom_type in ("MultiPolygon", "MultiLineString")
    assert found.hausdorff_distance(left) < 0.05
    assert (found.area, found.length) == pytest.approx((left.area, left.length), abs=1)
    page.keyboard.press("Escape")
    back = heard(page, 3)
    assert len(back.geoms) == 2


@pytest.mark.slow
def test_the_outline_of_the_only_part_cannot_be_removed(page: Page) -> None:
    drawing.choose(page, "p0")
    drawing.tool(page, "reshape").click()
    press_dot(page, "p0", 240, 460)
    drawing.tool(page, "part").click()
    newest_event(page, 2)
    press_dot(page, "p0", 60, 380)
    ready_map(page).wait_for_function("() => Boolean(map_div.lintu.sketch.editing.part)")
    expect(drawing.tool(page, "part")).to_be_disabled()
    press_dot(page, "p0", 90, 410)
    expect(drawing.tool(page, "part")).to_be_enabled()


@pytest.mark.slow
def test_a_shape_in_parts_is_deleted_whole(page: Page) -> None:
    drawing.delete_shape(page, "p0")
    assert newest_event(page, 2)[:2] == ["deleted", "p0"]


def test_a_pressed_place_is_told_where_the_page_asks_for_it(page: Page, sheet: Frame) -> None:
    spot = (300, 60)
    sheet.locator("#map_div").click(position={"x": spot[0], "y": spot[1]})
    page.get_by_text("places", exact=True).click()
    sheet.wait_for_function("() => map_div.lintu.sketch.spec.takes_places")
    assert kinds(page) == []
    [wanted] = places(sheet, [spot])
    sheet.locator("#map_div").click(position={"x": spot[0], "y": spot[1]})
    kind, shape, _, geometry = newest_event(page, 1)
    assert (kind, shape, geometry["type"]) == ("pressed", "", "Point")
    assert_at([geometry["coordinates"]], [wanted])
    pick(page, "point")  # a tool in the hand draws, and tells no place
    drawing.draw_point(page, spot)
    assert newest_event(page, 2)[0] == "drawn"
    assert kinds(page) == ["pressed", "drawn"]
