"""Drawing on the map with a real mouse: what Python hears."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from playwright.sync_api import Frame, Page, expect

from tests.browser import drawing
from tests.browser.apps import village
from tests.browser.drawing_events import (
    AREA,
    DEGREES,
    SPOT,
    WAY,
    assert_at,
    kinds,
    newest_event,
    only_shape,
    pick,
    pixel,
    places,
)
from tests.browser.live import open_legend


def test_a_polygon_is_told_once_where_it_was_drawn(page: Page, sheet: Frame) -> None:
    wanted = places(sheet, AREA)
    drawing.draw_polygon(page, AREA)
    kind, shape, tool, geometry = newest_event(page, 1)
    assert (kind, shape, tool, geometry["type"]) == ("drawn", "", "polygon", "Polygon")
    assert_at(geometry["coordinates"][0], [*wanted, wanted[0]])
    expect(sheet.locator("path.lintu-drawing")).to_have_count(1)
    assert kinds(page) == ["drawn"]


@pytest.mark.slow
def test_a_line_is_told_once_where_it_was_drawn(page: Page, sheet: Frame) -> None:
    pick(page, "line")
    wanted = places(sheet, WAY)
    drawing.draw_line(page, WAY)
    kind, _, tool, geometry = newest_event(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "line", "LineString")
    assert_at(geometry["coordinates"], wanted)


@pytest.mark.slow
def test_a_point_is_told_once_where_it_was_placed(page: Page, sheet: Frame) -> None:
    pick(page, "point")
    wanted = places(sheet, [SPOT])
    drawing.draw_point(page, SPOT)
    kind, _, tool, geometry = newest_event(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "point", "Point")
    assert_at([geometry["coordinates"]], wanted)
    expect(sheet.locator(".lintu-icon.lintu-drawing")).to_have_count(1)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["drag", "clicks"])
def test_a_rectangle_is_told_once_where_it_was_drawn(page: Page, sheet: Frame, by: str) -> None:
    start, end = (120, 120), (260, 240)
    (west, north), (east, south) = places(sheet, [start, end])
    if by == "drag":
        drawing.draw_rectangle(page, start, end)
    else:
        drawing.tool(page, "rectangle").click()
        for spot in (start, end):
            sheet.locator("#map_div").click(position={"x": spot[0], "y": spot[1]})
    kind, _, tool, geometry = newest_event(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "rectangle", "Polygon")
    box = shapely.box(west, south, east, north)
    assert shapely.from_geojson(json.dumps(geometry)).equals_exact(box, DEGREES, normalize=True)


def test_the_hint_at_the_pointer_waits_for_the_pointer(page: Page, sheet: Frame) -> None:
    drawing.tool(page, "draw").press("Enter")
    hint = sheet.locator(".leaflet-draw-tooltip")
    expect(hint).to_have_text("点击放第一个点")
    expect(hint).to_be_hidden()
    sheet.locator("#map_div").hover(position={"x": 200, "y": 200})
    expect(hint).to_be_visible()


@pytest.mark.slow
def test_finish_and_undo_have_buttons_and_keys(page: Page, sheet: Frame) -> None:
    drawing.tool(page, "draw").click()
    expect(drawing.tool(page, "finish")).to_be_disabled()
    expect(drawing.tool(page, "undo")).to_be_disabled()
    drawing.place(page, AREA[:3])
    drawing.place(page, [(300, 300)])
    drawing.tool(page, "undo").click()
    drawing.place(page, [(310, 310)])
    page.keyboard.press("Backspace")
    drawing.place(page, [(320, 320)])
    page.keyboard.press("Control+z")
    page.keyboard.press("Enter")
    wanted = places(sheet, AREA[:3])
    assert_at(newest_event(page, 1)[3]["coordinates"][0], [*wanted, wanted[0]])
    expect(page.get_by_text("undone")).to_have_count(0)


def test_undo_passes_to_the_page_when_nothing_is_drawn(page: Page, sheet: Frame) -> None:
    sheet.locator("#map_div").click(position={"x": 60, "y": 460})
    page.keyboard.press("Control+z")
    expect(page.get_by_text("undone")).to_be_visible()


@pytest.mark.slow
def test_the_map_can_be_dragged_between_two_points(page: Page, sheet: Frame) -> None:
    sheet.evaluate("map_div.options.inertia = false; null")
    drawing.tool(page, "draw").click()
    drawing.place(page, AREA[:2])
    wanted = places(sheet, AREA[:2])
    box = sheet.locator("#map_div").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 400)
    page.mouse.down()
    page.mouse.move(box["x"] + 360, box["y"] + 440, steps=5)
    page.mouse.up()
    wanted += places(sheet, [(330, 330)])
    drawing.place(page, [(330, 330)])
    page.keyboard.press("Enter")
    assert_at(newest_event(page, 1)[3]["coordinates"][0], [*wanted, wanted[0]])


def test_choosing_a_type_takes_its_tool_in_hand(page: Page, sheet: Frame) -> None:
    assert sheet.evaluate("map_div.lintu.sketch.tool === null || !map_div.lintu.sketch.tool")
    pick(page, "line")
    sheet.wait_for_function(drawing.HELD)
    expect(drawing.tool(page, "draw")).to_be_hidden()
    pick(page, "none")
    expect(drawing.tool(page, "cancel")).to_be_hidden()
    assert not sheet.evaluate(drawing.HELD)


def test_an_edit_keeps_the_shape_and_its_id(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    before = newest_event(page, 1)[3]["coordinates"][0]
    shape = only_shape(sheet)
    drawing.drag_vertex(page, shape, 2, (300, 250))
    kind, edited, _, geometry = newest_event(page, 2)
    assert (kind, edited) == ("edited", shape)
    [moved] = places(sheet, [(300, 250)])
    assert_at(geometry["coordinates"][0], [*before[:2], moved, *before[3:]])
    assert only_shape(sheet) == shape
    assert drawing.corners(page, shape)[2] == pytest.approx((300, 250), abs=1)


@pytest.mark.slow
def test_a_corner_is_added_and_removed(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    newest_event(page, 1)
    drawing.tool(page, "reshape").click()
    sheet.locator(".lintu-handle.is-between").first.click()
    assert len(newest_event(page, 2)[3]["coordinates"][0]) == len(AREA) + 2
    sheet.locator(".lintu-handle.is-corner").first.click()
    sheet.locator(".lintu-handle.is-corner").first.dblclick()
    assert len(newest_event(page, 3)[3]["coordinates"][0]) == len(AREA) + 1
    assert kinds(page) == ["drawn", "edited", "edited"]


@pytest.mark.slow
@pytest.mark.parametrize("tool", ["polygon", "line", "point"])
def test_a_whole_shape_is_moved(page: Page, sheet: Frame, tool: str) -> None:
    pick(page, tool)
    draw = {
        "polygon": lambda: drawing.draw_polygon(page, AREA),
        "line": lambda: drawing.draw_line(page, WAY),
        "point": lambda: drawing.draw_point(page, SPOT),
    }
    draw[tool]()
    before = shapely.from_geojson(json.dumps(newest_event(page, 1)[3]))
    (west, north), (east, south) = places(sheet, [(100, 100), (130, 80)])
    drawing.drag_shape(page, only_shape(sheet), (30, -20))
    kind, _, _, geometry = newest_event(page, 2)
    after = shapely.from_geojson(json.dumps(geometry))
    assert kind == "edited"
    moved = shapely.transform(before, lambda xy: np.add(xy, [east - west, south - north]))
    assert after.equals_exact(moved, DEGREES)


def test_delete_tells_the_id(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    newest_event(page, 1)
    shape = only_shape(sheet)
    drawing.delete_shape(page, shape)
    assert newest_event(page, 2)[:2] == ["deleted", shape]
    expect(sheet.locator(".lintu-drawing")).to_have_count(0)
    drawing.draw_polygon(page, AREA)
    newest_event(page, 3)
    again = only_shape(sheet)
    page.keyboard.press("Delete")
    kind, deleted, *_ = newest_event(page, 4)
    assert kind == "deleted"
    assert deleted == again


@pytest.mark.slow
def test_cancel_tells_nothing(page: Page, sheet: Frame) -> None:
    for way in ("button", "key"):
        drawing.tool(page, "draw").click()
        drawing.place(page, AREA[:3])
        drawing.tool(page, "cancel").click() if way == "button" else page.keyboard.press("Escape")
        expect(drawing.tool(page, "draw")).to_be_visible()
    drawing.draw_polygon(page, AREA)
    newest_event(page, 1)
    drawing.tool(page, "reshape").click()
    page.keyboard.press("Escape")
    expect(drawing.tool(page, "reshape")).to_be_visible()
    drawing.draw_polygon(page, [(x, y + 200) for x, y in AREA])
    newest_event(page, 2)
    assert kinds(page) == ["drawn", "drawn"]


@pytest.mark.slow
def test_cancel_gives_a_changed_shape_back(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    before = newest_event(page, 1)[3]
    shape = only_shape(sheet)
    drawing.drag_vertex(page, shape, 0, (80, 60), finish=False)
    assert newest_event(page, 2)[3] != before
    page.keyboard.press("Escape")
    assert newest_event(page, 3)[:2] == ["edited", shape]
    assert_at(newest_event(page, 3)[3]["coordinates"][0], before["coordinates"][0])


def test_a_point_snaps_to_a_corner_and_to_an_edge(page: Page, sheet: Frame) -> None:
    corner, middle = village.degrees(200, 330), village.degrees(200, 400)
    first, second = pixel(sheet, *corner), pixel(sheet, *middle)
    pick(page, "line")
    drawing.draw_line(page, [(first[0] + 6, first[1] - 5), (second[0] - 8, second[1]), (300, 120)])
    found = newest_event(page, 1)[3]["coordinates"]
    assert found[0] == pytest.approx(corner, abs=1e-7)
    on_edge = shapely.Point(*village.metres(shapely.Point(found[1])).coords[0])
    lane = village.to_village(shapely.LineString([(200, 330), (200, 470)]))
    assert on_edge.distance(lane) < 0.05
    assert found[2] == pytest.approx(places(sheet, [(300, 120)])[0], abs=DEGREES)


@pytest.mark.slow
def test_pressing_again_where_the_first_corner_was_attracted_from_closes_the_area(
    page: Page, sheet: Frame
) -> None:
    """The corner lies 11 px from the pointer: within what attracts, outside what a corner's own reach is."""
    corner = village.degrees(200, 330)
    x, y = pixel(sheet, *corner)
    drawing.draw_polygon(page, [(x + 8, y - 8), (x + 120, y - 60), (x + 120, y + 60)])
    ring = newest_event(page, 1)[3]["coordinates"][0]
    assert len(ring) == 4
    assert ring[0] == pytest.approx(corner, abs=1e-7)


@pytest.mark.slow
def test_a_hidden_layer_attracts_nothing(page: Page, sheet: Frame) -> None:
    open_legend(sheet)
    sheet.get_by_label("步行路径").uncheck()
    x, y = pixel(sheet, *village.degrees(200, 330))
    pick(page, "point")
    [wanted] = places(sheet, [(x + 6, y - 5)])
    drawing.draw_point(page, (x + 6, y - 5))
    assert newest_event(page, 1)[3]["coordinates"] == pytest.approx(wanted, abs=1e-6)
