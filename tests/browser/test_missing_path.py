"""From a home that is cut off to the path that joins it: chosen in the list, seen on the map, drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import ROOT, STILL, ready_map

APP = ROOT / "app.py"
DASHED = ".leaflet-lintu-marks-pane path[stroke-dasharray='3 7']"


@pytest.mark.slow
def test_the_missing_path_is_seen_and_drawn(page: Page, serve: Callable[[Path], str]) -> None:
    page.goto(f"{serve(APP)}/coverage")
    frame = ready_map(page)
    zoom = frame.evaluate("map_div.getZoom()")
    homes = page.get_by_role("combobox", name="住宅楼（也可在地图上点选）")
    homes.fill("R033")
    page.get_by_role("option", name="R033").click()
    expect(page.locator(".st-key-causes")).to_contain_text("R033 与路网断开：附近小路缺 14 米")
    frame = ready_map(page)  # on a cold server the first run has a bar of progress above the map
    expect(frame.locator(DASHED)).to_have_count(1)
    expect(frame.locator(".lintu-label.is-note")).to_have_text("缺 14 米小路")
    assert frame.evaluate("map_div.getZoom()") > zoom + 1

    page.locator(".st-key-draw-missing-path button").click()
    page.locator(".st-key-option-new button").click()
    page.wait_for_url("**option=**")
    page.wait_for_selector(STILL)
    frame = ready_map(page)
    expect(frame.locator(DASHED)).to_have_count(1)
    frame.wait_for_function("() => map_div.lintu.sketch.toolName === 'line' && map_div.lintu.sketch.tool")
    ends = frame.evaluate(
        """() => map_div.lintu.scene.connection.points.map(([lng, lat]) => {
          const { x, y } = map_div.latLngToContainerPoint([lat, lng]); return { x, y }; })"""
    )
    ground = frame.locator("#map_div")
    for end in ends:
        ground.click(position=end)
    page.keyboard.press("Enter")
    expect(page.get_by_text("慢行系统 1").first).to_be_attached()  # a cell of the table
    expect(frame.locator(DASHED)).to_have_count(0)
