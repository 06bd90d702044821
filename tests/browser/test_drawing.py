"""Drawing on the map with a real mouse: what Python hears, and what stays on the map."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from playwright.sync_api import Frame, Page, expect

from tests.browser import drawing
from tests.browser.apps import village
from tests.browser.apps.canaries import PAYLOADS, PRODUCT
from tests.browser.live import ready_map

APP = Path(__file__).parent / "apps" / "drawing_app.py"
PLAIN_APP = Path(__file__).parent / "apps" / "mapview_app.py"
DEGREES = 1e-5

# Beside the village, where there is nothing to snap to.
AREA = [(120, 110), (230, 90), (250, 210), (140, 230)]
WAY = [(110, 300), (190, 330), (270, 300)]
SPOT = (180, 380)


@pytest.fixture
def sheet(page: Page, serve: Callable[[Path], str]) -> Frame:
    page.goto(serve(APP))
    return ready_map(page)


def told(page: Page, count: int) -> list[Any]:
    """Kind, id, tool and geometry of the newest event, once there are `count`."""
    expect(page.get_by_text(f"events: {count}", exact=True)).to_be_visible()
    drawing.settled(page)
    return json.loads(page.get_by_text(re.compile("^last: ")).inner_text().removeprefix("last: "))


def in_english(page: Page) -> Frame:
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("language: en")).to_be_visible()
    return ready_map(page)


def kinds(page: Page) -> list[str]:
    return page.get_by_text(re.compile("^kinds:")).inner_text().split()[1:]


def pick(page: Page, tool: str) -> None:
    """Choose a type in the palette, which also takes its tool in hand."""
    page.get_by_text(tool, exact=True).click()
    ready_map(page).wait_for_function("tool => (map_div.lintu.sketch.spec.tool || 'none') === tool", arg=tool)


def only_shape(frame: Frame) -> str:
    ids: list[str] = frame.evaluate("[...map_div.lintu.sketch.saved.known.keys()]")
    assert len(ids) == 1
    return ids[0]


def places(frame: Frame, spots: Sequence[drawing.Spot]) -> list[list[float]]:
    """[lon, lat] of pixels, as the map projects them."""
    to_degrees = "([x, y]) => { const at = map_div.containerPointToLatLng([x, y]); return [at.lng, at.lat]; }"
    return [frame.evaluate(to_degrees, list(spot)) for spot in spots]


def pixel(frame: Frame, lon: float, lat: float) -> drawing.Spot:
    x, y = frame.evaluate(
        "([x, y]) => { const p = map_div.latLngToContainerPoint([y, x]); return [p.x, p.y]; }", [lon, lat]
    )
    return x, y


def assert_at(found: Sequence[Sequence[float]], wanted: Sequence[Sequence[float]]) -> None:
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=DEGREES)


def test_a_polygon_is_told_once_where_it_was_drawn(page: Page, sheet: Frame) -> None:
    wanted = places(sheet, AREA)
    drawing.draw_polygon(page, AREA)
    kind, shape, tool, geometry = told(page, 1)
    assert (kind, shape, tool, geometry["type"]) == ("drawn", "", "polygon", "Polygon")
    assert_at(geometry["coordinates"][0], [*wanted, wanted[0]])
    expect(sheet.locator("path.lintu-drawing")).to_have_count(1)
    assert kinds(page) == ["drawn"]


def test_a_line_is_told_once_where_it_was_drawn(page: Page, sheet: Frame) -> None:
    pick(page, "line")
    wanted = places(sheet, WAY)
    drawing.draw_line(page, WAY)
    kind, _, tool, geometry = told(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "line", "LineString")
    assert_at(geometry["coordinates"], wanted)


def test_a_point_is_told_once_where_it_was_placed(page: Page, sheet: Frame) -> None:
    pick(page, "point")
    wanted = places(sheet, [SPOT])
    drawing.draw_point(page, SPOT)
    kind, _, tool, geometry = told(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "point", "Point")
    assert_at([geometry["coordinates"]], wanted)
    expect(sheet.locator(".lintu-icon.lintu-drawing")).to_have_count(1)


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
    kind, _, tool, geometry = told(page, 1)
    assert (kind, tool, geometry["type"]) == ("drawn", "rectangle", "Polygon")
    box = shapely.box(west, south, east, north)
    assert shapely.from_geojson(json.dumps(geometry)).equals_exact(box, DEGREES, normalize=True)


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
    assert_at(told(page, 1)[3]["coordinates"][0], [*wanted, wanted[0]])
    expect(page.get_by_text("undone")).to_have_count(0)


def test_undo_passes_to_the_page_when_nothing_is_drawn(page: Page, sheet: Frame) -> None:
    sheet.locator("#map_div").click(position={"x": 60, "y": 460})
    page.keyboard.press("Control+z")
    expect(page.get_by_text("undone")).to_be_visible()


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
    assert_at(told(page, 1)[3]["coordinates"][0], [*wanted, wanted[0]])


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
    before = told(page, 1)[3]["coordinates"][0]
    shape = only_shape(sheet)
    drawing.drag_vertex(page, shape, 2, (300, 250))
    kind, edited, _, geometry = told(page, 2)
    assert (kind, edited) == ("edited", shape)
    [moved] = places(sheet, [(300, 250)])
    assert_at(geometry["coordinates"][0], [*before[:2], moved, *before[3:]])
    assert only_shape(sheet) == shape
    assert drawing.corners(page, shape)[2] == pytest.approx((300, 250), abs=1)


def test_a_corner_is_added_and_removed(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    told(page, 1)
    drawing.tool(page, "reshape").click()
    sheet.locator(".lintu-handle.is-between").first.click()
    assert len(told(page, 2)[3]["coordinates"][0]) == len(AREA) + 2
    sheet.locator(".lintu-handle.is-corner").first.click()
    sheet.locator(".lintu-handle.is-corner").first.dblclick()
    assert len(told(page, 3)[3]["coordinates"][0]) == len(AREA) + 1
    assert kinds(page) == ["drawn", "edited", "edited"]


@pytest.mark.parametrize("tool", ["polygon", "line", "point"])
def test_a_whole_shape_is_moved(page: Page, sheet: Frame, tool: str) -> None:
    pick(page, tool)
    draw = {
        "polygon": lambda: drawing.draw_polygon(page, AREA),
        "line": lambda: drawing.draw_line(page, WAY),
        "point": lambda: drawing.draw_point(page, SPOT),
    }
    draw[tool]()
    before = shapely.from_geojson(json.dumps(told(page, 1)[3]))
    (west, north), (east, south) = places(sheet, [(100, 100), (130, 80)])
    drawing.drag_shape(page, only_shape(sheet), (30, -20))
    kind, _, _, geometry = told(page, 2)
    after = shapely.from_geojson(json.dumps(geometry))
    assert kind == "edited"
    moved = shapely.transform(before, lambda xy: np.add(xy, [east - west, south - north]))
    assert after.equals_exact(moved, DEGREES)


def test_delete_tells_the_id(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    told(page, 1)
    shape = only_shape(sheet)
    drawing.delete_shape(page, shape)
    assert told(page, 2)[:2] == ["deleted", shape]
    expect(sheet.locator(".lintu-drawing")).to_have_count(0)
    drawing.draw_polygon(page, AREA)
    told(page, 3)
    again = only_shape(sheet)
    page.keyboard.press("Delete")
    kind, deleted, *_ = told(page, 4)
    assert kind == "deleted"
    assert deleted == again


def test_cancel_tells_nothing(page: Page, sheet: Frame) -> None:
    for way in ("button", "key"):
        drawing.tool(page, "draw").click()
        drawing.place(page, AREA[:3])
        drawing.tool(page, "cancel").click() if way == "button" else page.keyboard.press("Escape")
        expect(drawing.tool(page, "draw")).to_be_visible()
    drawing.draw_polygon(page, AREA)
    told(page, 1)
    drawing.tool(page, "reshape").click()
    page.keyboard.press("Escape")
    expect(drawing.tool(page, "reshape")).to_be_visible()
    drawing.draw_polygon(page, [(x, y + 200) for x, y in AREA])
    told(page, 2)
    assert kinds(page) == ["drawn", "drawn"]


def test_cancel_gives_a_changed_shape_back(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    before = told(page, 1)[3]
    shape = only_shape(sheet)
    drawing.drag_vertex(page, shape, 0, (80, 60), finish=False)
    assert told(page, 2)[3] != before
    page.keyboard.press("Escape")
    assert told(page, 3)[:2] == ["edited", shape]
    assert_at(told(page, 3)[3]["coordinates"][0], before["coordinates"][0])


def test_a_point_snaps_to_a_corner_and_to_an_edge(page: Page, sheet: Frame) -> None:
    corner, middle = village.degrees(200, 330), village.degrees(200, 400)
    first, second = pixel(sheet, *corner), pixel(sheet, *middle)
    pick(page, "line")
    drawing.draw_line(page, [(first[0] + 6, first[1] - 5), (second[0] - 8, second[1]), (300, 120)])
    found = told(page, 1)[3]["coordinates"]
    assert found[0] == pytest.approx(corner, abs=1e-7)
    on_edge = shapely.Point(*village.metres(shapely.Point(found[1])).coords[0])
    lane = village.placed(shapely.LineString([(200, 330), (200, 470)]))
    assert on_edge.distance(lane) < 0.05
    assert found[2] == pytest.approx(places(sheet, [(300, 120)])[0], abs=DEGREES)


def test_a_hidden_layer_attracts_nothing(page: Page, sheet: Frame) -> None:
    sheet.get_by_label("步行路径").uncheck()
    x, y = pixel(sheet, *village.degrees(200, 330))
    pick(page, "point")
    [wanted] = places(sheet, [(x + 6, y - 5)])
    drawing.draw_point(page, (x + 6, y - 5))
    assert told(page, 1)[3]["coordinates"] == pytest.approx(wanted, abs=1e-6)


def test_the_same_map_stays_over_drawings_and_reruns(page: Page, sheet: Frame) -> None:
    sheet.evaluate("window.kept = 'yes'; map_div.setZoom(16.5, {animate: false}); null")
    before = sheet.evaluate("map_div.lintu.view()")
    for count in range(1, 6):
        drawing.draw_polygon(page, [(x + 8 * count, y + 30 * count) for x, y in AREA])
        told(page, count)
        page.get_by_role("button", name="undo").click()
    assert sheet.evaluate("window.kept") == "yes"
    assert sheet.evaluate("map_div.lintu.view()") == pytest.approx(before, abs=1e-5)
    expect(sheet.locator("path.lintu-drawing")).to_have_count(5)


def test_what_the_server_saved_is_editable_after_reruns_and_a_new_map(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    page.get_by_role("button", name="undo").click()
    drawing.drag_vertex(page, "m21", 1, (470, 140))
    assert told(page, 2)[:2] == ["edited", "m21"]
    english = in_english(page)
    expect(english.locator("path.lintu-drawing")).to_have_count(300)
    drawing.drag_vertex(page, "m22", 1, (480, 130))
    assert told(page, 4)[:2] == ["edited", "m22"]


def test_a_shape_that_is_not_editable_can_only_be_chosen(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    drawing.choose(page, "m299")
    assert told(page, 1)[:2] == ["chosen", "m299"]
    for does in ("reshape", "move", "delete"):
        expect(drawing.tool(page, does)).to_be_hidden()
    page.keyboard.press("Escape")
    assert told(page, 2)[:2] == ["chosen", ""]


def test_a_broken_rule_is_red_and_dashed(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    told(page, 1)
    path = sheet.locator("path.lintu-drawing")
    drawing.tool(page, "reshape").click()
    page.get_by_text("flag", exact=True).click()
    expect(path).to_have_class(re.compile("is-flagged"))
    expect(path).to_have_attribute("stroke", "#c62828")
    expect(path).to_have_attribute("stroke-dasharray", "8 6")
    assert sheet.evaluate(drawing.HELD)  # a new scene does not take the shape out of the hand


def test_a_new_scene_does_not_disturb_a_drawing(page: Page, sheet: Frame) -> None:
    drawing.tool(page, "draw").click()
    drawing.place(page, AREA[:3])
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    assert sheet.evaluate("map_div.lintu.sketch.tool.count()") == 3
    page.get_by_role("button", name="undo").click()
    drawing.place(page, AREA[3:])
    drawing.tool(page, "finish").click()
    assert len(told(page, 1)[3]["coordinates"][0]) == 5


def test_nothing_is_lost_while_the_server_is_busy(page: Page, sheet: Frame) -> None:
    page.get_by_text("slow", exact=True).click()
    drawing.settled(page)
    sheet.wait_for_function("() => !document.querySelector('[data-state=loading]')")
    for step in range(4):
        drawing.draw_rectangle(page, (120, 60 + 80 * step), (200, 110 + 80 * step))
    told(page, 4)
    assert kinds(page) == ["drawn"] * 4
    expect(sheet.locator("path.lintu-drawing")).to_have_count(4)


def test_what_the_server_refuses_goes_away(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    told(page, 1)
    shape = only_shape(sheet)
    before = drawing.corners(page, shape)
    page.get_by_text("refuse", exact=True).click()
    drawing.drag_vertex(page, shape, 0, (60, 60))
    told(page, 2)
    assert drawing.corners(page, shape)[0] == pytest.approx(before[0], abs=1)
    drawing.draw_rectangle(page, (120, 300), (200, 380))
    told(page, 3)
    assert only_shape(sheet) == shape
    assert sheet.evaluate("map_div.lintu.sketch.saved.fresh.length") == 0


SPOKEN = """() => {
  const leaves = (part) => typeof part === "string" ? [part] : Object.values(part).flatMap(leaves);
  const bar = [...document.querySelectorAll(".lintu-tool")].flatMap(one => [one.title, one.textContent]);
  return [...leaves(L.drawLocal), ...Object.values(map_div.lintu.sketch.spec.words), ...bar]; }"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_is_in_the_readers_language(page: Page, sheet: Frame, language: str) -> None:
    frame = in_english(page) if language == "en" else sheet
    drawing.tool(page, "draw").click()
    page.mouse.move(300, 400)
    said = [*frame.evaluate(SPOKEN), frame.locator(".leaflet-draw-tooltip").inner_text()]
    drawing.place(page, AREA)
    said.append(frame.locator(".leaflet-draw-tooltip").inner_text())
    said.append(frame.locator(".lintu-tools-hint").inner_text())
    assert len(said) > 70
    stranger = r"[A-Za-z]" if language == "zh" else r"[\u4e00-\u9fff]"
    names = {"口袋公园", "慢行系统", "艺术装置"}
    for text in said:
        plain = re.sub(r"Esc|: 口袋公园", "", text)
        assert plain in names or not re.search(stranger, plain), text


def test_three_hundred_shapes_stay_quick(
    page: Page, sheet: Frame, capsys: pytest.CaptureFixture[str]
) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    sheet.evaluate("""() => addEventListener("mouseup", () => { window.top.released = Date.now(); }, true)""")
    times = []
    for count in range(1, 6):
        page.evaluate(
            """said => { const seen = new MutationObserver(() => {
                 if (!document.body.innerText.includes(said)) return;
                 window.heard = Date.now(); seen.disconnect(); });
               window.heard = 0;
               seen.observe(document.body, {subtree: true, childList: true, characterData: true}); }""",
            f"events: {count}",
        )
        drawing.draw_polygon(page, [(x, y + 20 * count) for x, y in AREA])
        page.wait_for_function("() => window.heard > 0")
        times.append(page.evaluate("() => window.heard - window.released"))
        drawing.settled(page)
    with capsys.disabled():
        print(f"\n300 shapes: mouse-up to the event on the page, ms: {sorted(times)}")
    assert sorted(times)[2] < 1500


def test_labels_stay_text(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="canaries").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(len(PAYLOADS))
    labels = sheet.locator(".lintu-label").all_text_contents()
    assert set(PAYLOADS) <= set(labels)
    sheet.evaluate(
        """() => { for (const [id, {layer}] of map_div.lintu.sketch.saved.known)
             layer.fire("mousemove", {latlng: layer.getCenter()}); }"""
    )
    assert page.evaluate("window.shots || 0") == 0
    assert PRODUCT not in page.content() + sheet.content()


def test_a_map_that_is_only_read_loads_no_tools(page: Page, serve: Callable[[Path], str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(PLAIN_APP))
    frame = ready_map(page)
    assert not [url for url in asked if "draw/" in url or "sketch" in url]
    assert frame.evaluate("L.Draw === undefined && lintu.Sketch === undefined")
