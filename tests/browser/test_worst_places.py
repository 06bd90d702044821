"""From the worst places and their causes to the map, and from a missing path to where it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.worst_homes import worst_homes
from tests.browser.live import ROOT, ready_map
from tests.browser.planning import begin_option
from tests.data.sample_scored import sample

APP = ROOT / "app.py"
DASHED = ".leaflet-lintu-marks-pane path[stroke-dasharray='3 7']"


def test_a_press_on_one_of_the_worst_places_brings_the_map_close(
    page: Page, serve: Callable[[Path], str]
) -> None:
    page.goto(serve(APP))
    frame = ready_map(page)
    zoom = frame.evaluate("map_div.getZoom()")
    page.get_by_role("button", name="在图上看第 2 处").click()
    expect(page.locator(".st-key-causes")).to_be_visible()
    frame = ready_map(page)  # on a cold server the first run has a bar of progress above the map
    second = worst_homes(sample(), "all", "standard_radius")[1]
    frame.wait_for_function("id => map_div.lintu.focus && map_div.lintu.focus.id === id", arg=second.id)
    frame.wait_for_function("zoom => map_div.getZoom() > zoom + 1", arg=zoom)
    home = frame.evaluate(
        "id => map_div.lintu.layers.get('residences').feature(id).properties.title", second.id
    )
    expect(page.locator(".st-key-causes")).to_contain_text(home)


@pytest.mark.slow
def test_on_a_phone_the_sheet_gives_way_to_the_map(page: Page, serve: Callable[[Path], str]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(serve(APP))
    ready_map(page)
    page.locator(".lintu-sheet-handle").click()
    expect(page.locator("html")).to_have_attribute("data-sheet", "open")
    page.get_by_role("button", name="在图上看第 1 处").click()
    expect(page.locator("html")).to_have_attribute("data-sheet", "closed")


@pytest.mark.slow
@pytest.mark.usefixtures("archive_drawn_options")
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

    page.locator(".lintu-sheet-handle").click()
    page.locator(".st-key-draw-missing-path button").click()
    frame = begin_option(page)
    expect(page.locator("html")).to_have_attribute("data-sheet", "closed")  # another page begins with its map
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
    name = page.get_by_test_id("stForm").get_by_label("名称").first
    expect(name).to_have_value("慢行系统 1")
    expect(frame.locator(DASHED)).to_have_count(0)
