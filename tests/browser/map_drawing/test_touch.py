"""Drawing with a finger on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Browser, Frame, Page

from tests.browser import drawing
from tests.browser.drawing_events import APP, newest_event
from tests.browser.live import ready_map, someone

PHONE = {"width": 390, "height": 844}
FINGER = 44
CORNERS = [(60, 80), (300, 90), (280, 300)]
IN_VIEW = "document.querySelector('iframe').scrollIntoView({block: 'center'})"


@pytest.fixture
def phone(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Page]:
    with someone(browser, viewport=PHONE, has_touch=True, is_mobile=True) as (context, _):
        page = context.new_page()
        page.goto(serve(APP))
        ready_map(page)
        page.evaluate(IN_VIEW)
        yield page


def origin(page: Page) -> drawing.Spot:
    box = ready_map(page).locator("#map_div").bounding_box()
    assert box is not None
    return box["x"], box["y"]


def tap(page: Page, spot: drawing.Spot) -> None:
    left, top = origin(page)
    page.touchscreen.tap(left + spot[0], top + spot[1])


def stroke(page: Page, spots: Sequence[drawing.Spot]) -> None:
    """Put a finger down, draw it along and lift it."""
    left, top = origin(page)
    hand = page.context.new_cdp_session(page)
    for number, (x, y) in enumerate(spots):
        touch = {"x": left + x, "y": top + y}
        kind = "touchMove" if number else "touchStart"
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [touch]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def draw_triangle(page: Page) -> list[list[float]]:
    frame = ready_map(page)
    drawing.tool(page, "draw").tap()
    wanted = places(frame, CORNERS)
    for number, spot in enumerate(CORNERS, start=1):
        tap(page, spot)
        frame.wait_for_function(drawing.PLACED, arg=number)
        assert frame.evaluate("map_div.lintu.sketch.tool.count()") == number
    tap(page, (CORNERS[0][0] + 12, CORNERS[0][1] - 10))  # a finger is not exact
    return wanted


def places(frame: Frame, spots: Sequence[drawing.Spot]) -> list[list[float]]:
    """[lon, lat] of what a tap there gives, attraction included."""
    snapped = """([x, y]) => { const { snap } = map_div.lintu.sketch;
      const at = snap.at(map_div.containerPointToLatLng([x, y])); snap.hide(); return [at.lng, at.lat]; }"""
    return [frame.evaluate(snapped, list(spot)) for spot in spots]


@pytest.mark.slow
def test_taps_draw_an_area(phone: Page) -> None:
    wanted = draw_triangle(phone)
    kind, _, tool, geometry = newest_event(phone, 1)
    assert (kind, tool) == ("drawn", "polygon")
    for found, place in zip(geometry["coordinates"][0], [*wanted, wanted[0]], strict=True):
        assert found == pytest.approx(place, abs=1e-5)


@pytest.mark.slow
def test_a_stroke_draws_a_rectangle(phone: Page) -> None:
    drawing.tool(phone, "rectangle").tap()
    frame = ready_map(phone)
    before = frame.evaluate("map_div.lintu.view()")
    (west, north), (east, south) = places(frame, [(60, 100), (250, 300)])
    stroke(phone, [(60, 100), (100, 150), (200, 260), (250, 300)])
    kind, _, tool, geometry = newest_event(phone, 1)
    assert (kind, tool) == ("drawn", "rectangle")
    shape = shapely.from_geojson(json.dumps(geometry))
    assert shape.equals_exact(shapely.box(west, south, east, north), 1e-5, normalize=True)
    assert frame.evaluate("map_div.lintu.view()") == before


@pytest.mark.slow
def test_a_finger_drags_a_corner(phone: Page) -> None:
    draw_triangle(phone)
    before = newest_event(phone, 1)[3]["coordinates"][0]
    drawing.tool(phone, "reshape").tap()
    frame = ready_map(phone)
    [shape] = frame.evaluate("[...map_div.lintu.sketch.saved.known.keys()]")
    start = drawing.corners(phone, shape)[2]
    wanted = places(frame, [(200, 350)])[0]
    stroke(phone, [start, (250, 320), (220, 340), (200, 350)])
    kind, edited, _, geometry = newest_event(phone, 2)
    assert (kind, edited) == ("edited", shape)
    assert geometry["coordinates"][0][2] == pytest.approx(wanted, abs=2e-5)
    assert geometry["coordinates"][0][1] == pytest.approx(before[1], abs=1e-6)


@pytest.mark.slow
def test_a_stroke_on_the_map_between_two_points_moves_the_map_only(phone: Page) -> None:
    drawing.tool(phone, "draw").tap()
    frame = ready_map(phone)
    tap(phone, CORNERS[0])
    frame.wait_for_function(drawing.PLACED, arg=1)
    before = frame.evaluate("map_div.lintu.view()")
    stroke(phone, [(200, 250), (220, 280), (240, 320)])
    frame.wait_for_function(
        "before => String(map_div.lintu.view()) !== before", arg=",".join(map(str, before))
    )
    assert frame.evaluate("map_div.lintu.sketch.tool.count()") == 1


@pytest.mark.slow
def test_buttons_and_handles_fit_a_finger(phone: Page) -> None:
    draw_triangle(phone)
    newest_event(phone, 1)
    frame = ready_map(phone)
    sizes = """css => [...document.querySelectorAll(css)].filter(node => node.offsetWidth)
      .map(node => Math.min(node.offsetWidth, node.offsetHeight))"""
    assert min(frame.evaluate(sizes, ".lintu-tool")) >= FINGER
    inside = """() => { const bar = document.querySelector(".lintu-tools").getBoundingClientRect();
      return bar.left >= 0 && bar.right <= innerWidth; }"""
    assert frame.evaluate(inside)
    drawing.tool(phone, "reshape").tap()
    assert min(frame.evaluate(sizes, ".lintu-handle")) >= FINGER
    assert frame.evaluate(inside)
    assert phone.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
