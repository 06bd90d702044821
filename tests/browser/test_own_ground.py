"""The ground of a community by a hand: drawn on an empty map, reshaped, undone, and from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import Page, expect

from data.store.open_store import the_store
from features.own_community.community_versions import own
from tests.browser.drawing import corners, drag_vertex, draw_polygon, wait_until_answered
from tests.browser.live import ROOT, ready_map
from tests.data.importers.files_made import geojson

GROUND = "place:ground"
OUTLINE = "id => JSON.stringify(map_div.lintu.sketch.saved.known.get(id).shape.geometry)"
NAME = "新村"
NORTH = [shapely.box(116.1, 24.281, 116.104, 24.285), shapely.box(116.104, 24.281, 116.107, 24.285)]
ELSEWHERE = shapely.box(116.2, 24.281, 116.207, 24.285)


def district() -> bytes:
    """Two outlines that touch, and a third one ten kilometres to the east."""
    columns = {"名称": ["东片", "西片", "别的社区"]}
    return geojson(gpd.GeoDataFrame(columns, geometry=[*NORTH, ELSEWHERE], crs=4326))


def upload(page: Page, name: str, raw: bytes) -> None:
    page.locator("[class*='st-key-own-outline-'] input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
    )


@pytest.mark.slow
def test_a_ground_is_drawn_reshaped_undone_and_taken_from_a_file(
    page: Page, serve: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": 1366, "height": 1500})
    page.goto(f"{serve(ROOT / 'app.py')}/community")
    page.locator(".st-key-own-name input").fill(NAME)
    page.get_by_role("button", name="新建社区").click()
    frame = ready_map(page)
    expect(frame.locator(".leaflet-control-scale-line")).to_be_visible()
    assert "lintu-base" in frame.locator(".lintu-panel-list").inner_html()
    assert frame.locator("img.leaflet-tile").count() == 0  # online maps are offered and off

    draw_polygon(page, [(200, 200), (420, 190), (430, 400), (210, 410)])
    expect(page.get_by_text("✓ 范围已保存。", exact=True)).to_be_visible()
    wait_until_answered(page).wait_for_function("id => map_div.lintu.sketch.saved.known.has(id)", arg=GROUND)
    drawn, outline = corners(page, GROUND), wait_until_answered(page).evaluate(OUTLINE, GROUND)
    assert len(drawn) == 4
    far = max(range(4), key=lambda corner: sum(drawn[corner]))
    drag_vertex(page, GROUND, far, (drawn[far][0] + 40, drawn[far][1] + 30))
    wait_until_answered(page)
    expect(page.get_by_text("修改记录（3）")).to_be_visible()
    assert max(x for x, _ in corners(page, GROUND)) > max(x for x, _ in drawn) + 30
    page.get_by_role("button", name="撤销").click()
    wait_until_answered(page).wait_for_function(
        f"([id, before]) => ({OUTLINE})(id) === before", arg=[GROUND, outline]
    )

    upload(page, "点.geojson", geojson(gpd.GeoDataFrame(geometry=[shapely.Point(116.1, 24.28)], crs=4326)))
    expect(page.get_by_text("没有闭合的面", exact=False)).to_be_visible()
    upload(page, "街道.geojson", district())
    chosen = page.get_by_role("combobox", name="用哪些面")
    for name in ("1 东片", "2 西片"):
        chosen.click()
        page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("2 个面合并成一个范围。", exact=False)).to_be_visible()
    page.locator(".st-key-own-outline-in button").click()
    expect(page.get_by_text("✓ 范围已保存。下一步", exact=False)).to_be_visible()
    page.locator(".st-key-own-lon input").fill("104.06")  # a thousand kilometres away: the map goes there
    page.locator(".st-key-own-lon input").press("Enter")
    ready_map(page).wait_for_function("() => map_div.getCenter().lng < 105")
    key = page.url.partition("community=")[2].partition("&")[0]
    kept = shapely.geometry.shape(own(the_store(), key).state.boundary)
    the_store().close()
    assert kept.symmetric_difference(shapely.union_all(NORTH)).area < 1e-9
