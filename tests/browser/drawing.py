"""Hands that draw on a map: press the tools' buttons, put points, drag dots. No step waits by the clock.

All places are pixels (x, y) from the upper left corner of the map. The map must be wholly in the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from playwright.sync_api import Frame, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.live import ready_map

Spot = tuple[float, float]

HELD = "() => Boolean(map_div.lintu.sketch.tool || map_div.lintu.sketch.editing)"
PLACED = "count => { const tool = map_div.lintu.sketch.tool; return !tool || tool.count() >= count; }"
CORNERS = """id => { const { layer } = map_div.lintu.sketch.saved.known.get(id);
  const flat = part => part[0] && part[0].lat === undefined ? part.flatMap(flat) : part;
  const places = layer.getLatLng ? [layer.getLatLng()] : flat(layer.getLatLngs());
  return places.map(at => map_div.latLngToContainerPoint(at)).map(p => [p.x, p.y]); }"""
INSIDE = """id => { const { at } = map_div.lintu.sketch.saved.known.get(id).shape;
  const p = map_div.latLngToContainerPoint([at[1], at[0]]); return [p.x, p.y]; }"""


def tool(page: Page, does: str) -> Locator:
    """A button of the bar: draw, rectangle, reshape, move, finish, undo, cancel or delete."""
    return ready_map(page).locator(f".lintu-tool[data-does='{does}']")


def draw_point(page: Page, spot: Spot) -> None:
    """Put a point there."""
    _take(page, "draw")
    _press(page, spot)
    _put_down(page)


def draw_line(page: Page, spots: Sequence[Spot]) -> None:
    """Draw a line and press its last point again."""
    _take(page, "draw")
    place(page, spots)
    _press(page, spots[-1])
    _put_down(page)


def draw_polygon(page: Page, spots: Sequence[Spot]) -> None:
    """Draw an area and press its first point again: the shape is told at that mouse-up."""
    _take(page, "draw")
    place(page, spots)
    _press(page, spots[0])
    _put_down(page)


def draw_rectangle(page: Page, start: Spot, end: Spot) -> None:
    """Drag a rectangle from corner to corner."""
    _take(page, "rectangle")
    _drag(page, start, end)
    _put_down(page)


def place(page: Page, spots: Sequence[Spot]) -> None:
    """Put points with the line or area tool that is in the hand, and do not finish."""
    frame = ready_map(page)
    before = frame.evaluate("map_div.lintu.sketch.tool.count()")
    for number, spot in enumerate(spots, start=1):
        _press(page, spot)
        frame.wait_for_function(PLACED, arg=before + number)


def choose(page: Page, shape: str) -> None:
    """Press a saved shape."""
    frame = ready_map(page)
    if frame.evaluate("map_div.lintu.sketch.chosen") != shape:
        x, y = frame.evaluate(INSIDE, shape)
        _press(page, (x, y))
        frame.wait_for_function("id => map_div.lintu.sketch.chosen === id", arg=shape)


def corners(page: Page, shape: str) -> list[Spot]:
    """Where the corners of a saved shape are, without the repeated last one of an area."""
    return [(x, y) for x, y in ready_map(page).evaluate(CORNERS, shape)]


def drag_vertex(page: Page, shape: str, number: int, to: Spot, *, finish: bool = True) -> None:
    """Drag the corner `number` of a saved shape; `finish` presses the button after it."""
    choose(page, shape)
    if not _is_held(ready_map(page)):
        tool(page, "reshape").click()
    _drag(page, corners(page, shape)[number], to)
    if finish:
        _finish(page)


def drag_shape(page: Page, shape: str, by: Spot, *, finish: bool = True) -> None:
    """Move a whole saved shape by (right, down) pixels."""
    choose(page, shape)
    tool(page, "move").click()
    frame = ready_map(page)
    box = frame.locator(".lintu-handle.is-move, .lintu-drawing.leaflet-marker-draggable").bounding_box()
    corner = frame.locator("#map_div").bounding_box()
    assert box is not None
    assert corner is not None
    grip = (box["x"] + box["width"] / 2 - corner["x"], box["y"] + box["height"] / 2 - corner["y"])
    _drag(page, grip, (grip[0] + by[0], grip[1] + by[1]))
    if finish:
        _finish(page)


def delete_shape(page: Page, shape: str) -> None:
    """Delete a saved shape with the button."""
    choose(page, shape)
    tool(page, "delete").click()
    ready_map(page).wait_for_function("id => !map_div.lintu.sketch.saved.known.has(id)", arg=shape)


def wait_until_answered(page: Page) -> Frame:
    """The map once Python has answered all that was drawn."""
    frame = ready_map(page)
    frame.wait_for_function("() => map_div.lintu.sketch.outbox.events.length === 0")
    return frame


def _take(page: Page, does: str) -> None:
    """Take a tool in hand, unless choosing a type has done so already."""
    frame = ready_map(page)
    wanted = "rectangle" if does == "rectangle" else frame.evaluate("map_div.lintu.sketch.spec.tool")
    if not _is_held(frame) or frame.evaluate("map_div.lintu.sketch.toolName") != wanted:
        if _is_held(frame):
            tool(page, "cancel").click()
        _press_until_held(page, frame, does)


def _press_until_held(page: Page, frame: Frame, does: str) -> None:
    """On a busy machine a rerun may redraw the bar under the pointer; one presses again, as people do."""
    for _ in range(4):
        if not _is_held(frame):
            tool(page, does).click()
        with suppress(PlaywrightTimeoutError):
            frame.wait_for_function(HELD, timeout=8_000)
            return
    raise AssertionError(f"the tool “{does}” was never taken in hand")


def _is_held(frame: Frame) -> bool:
    return bool(frame.evaluate(HELD))


def _put_down(page: Page) -> None:
    ready_map(page).wait_for_function(f"() => !({HELD})()")


def _finish(page: Page) -> None:
    tool(page, "finish").click()
    _put_down(page)


def _origin(page: Page) -> Spot:
    box = ready_map(page).locator("#map_div").bounding_box()
    assert box is not None
    return box["x"], box["y"]


def _press(page: Page, spot: Spot) -> None:
    left, top = _origin(page)
    page.mouse.click(left + spot[0], top + spot[1])


def _drag(page: Page, start: Spot, end: Spot) -> None:
    left, top = _origin(page)
    page.mouse.move(left + start[0], top + start[1])
    page.mouse.down()
    page.mouse.move(left + (start[0] + end[0]) / 2, top + (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(left + end[0], top + end[1], steps=4)
    page.mouse.up()


def expect_hint(page: Page, text: str) -> None:
    """The line above the buttons says `text`."""
    expect(ready_map(page).locator(".lintu-tools-hint")).to_contain_text(text)
