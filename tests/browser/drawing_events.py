"""Where the drawing tests draw, and what the page says it has heard."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser import drawing
from tests.browser.live import open_legend, ready_map

APP = Path(__file__).parent / "apps" / "drawing_app.py"
DEGREES = 1e-5

# Beside the village, where there is nothing to snap to.
AREA = [(120, 110), (230, 90), (250, 210), (140, 230)]
WAY = [(110, 300), (190, 330), (270, 300)]
SPOT = (180, 380)
UNTOUCHED = """() => { const { spec, saved, tool, editing } = map_div.lintu.sketch;
  return spec.arm === "polygon" && !saved.known.size && !tool && !editing; }"""


def clear_map(page: Page) -> Page:
    """The tab with nothing drawn, nothing in the hand and the whole village in sight."""
    ready_map(page).evaluate("map_div.lintu.sketch.cancel(); null")
    page.get_by_role("button", name="start again").click()
    for text in ("events: 0 []", "language: zh"):
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    frame = ready_map(page)
    frame.wait_for_function("() => map_div.lintu.sketch.spec.arm === 'polygon'")
    frame.evaluate("map_div.lintu.sketch.cancel(); map_div.lintu.showWhole(); null")
    frame.evaluate("map_div.lintu.picker.last = undefined; null")  # or the same place means what lies below
    frame.wait_for_function(UNTOUCHED)
    open_legend(frame)
    frame.get_by_label("步行路径").check()
    return page


def newest_event(page: Page, count: int) -> list[Any]:
    """Kind, id, tool and geometry of the newest event, once there are `count`."""
    expect(page.get_by_text(re.compile(f"^events: {count} "))).to_be_visible()
    drawing.wait_until_answered(page)
    return _events(page)[-1]


def in_english(page: Page) -> Frame:
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("language: en")).to_be_visible()
    return ready_map(page)


def kinds(page: Page) -> list[str]:
    """The kinds of all events that the page has heard, oldest first."""
    return [event[0] for event in _events(page)]


def _events(page: Page) -> list[Any]:
    return json.loads(page.get_by_text(re.compile("^events: ")).inner_text().split(" ", maxsplit=2)[2])


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
