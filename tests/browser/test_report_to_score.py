"""From a resident's phone to the score and back: reported, verified, outlined, felt, closed, forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import BrowserContext, Page, expect

from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.reports.report_lookup import case, reports_of
from tests.base.photos.make import exif, gps, jpeg, scene
from tests.browser import drawing
from tests.browser.live import DESK, PHONE, ROOT, STILL, ready_map
from tests.data.sample_scored import sample

CATALOGUE = load_catalogue()
COMMUNITY = sample().community
SIDE_M = 14.0
STEPS = ("verified", "dispatched", "in_progress", "to_be_checked", "closed")


def free_square() -> shapely.Polygon:
    """A square in the middle of the largest space on which nothing is reported."""
    taken = shapely.union_all(COMMUNITY.encroachments.geometry.to_numpy())
    spaces = COMMUNITY.public_spaces.geometry
    free = spaces[~spaces.intersects(taken)]
    middle = shapely.maximum_inscribed_circle(free.loc[free.area.idxmax()]).coords[0]
    return shapely.Point(middle).buffer(SIDE_M / 2, cap_style="square")


def in_degrees(shape: shapely.Geometry) -> shapely.Geometry:
    return gpd.GeoSeries([shape], crs=COMMUNITY.crs).to_crs(4326).iloc[0]


def sexagesimal(degrees: float) -> tuple[float, float, float]:
    minutes, seconds = divmod(degrees * 3600, 60)
    return (*map(float, divmod(minutes, 60)), seconds)


def send_from_phone(phone: Page, address: str, at: shapely.Point, folder: Path) -> str:
    """With a photo that knows where it was taken; the id of the report."""
    photo = folder / "photo.jpg"
    where = gps(sexagesimal(at.y), sexagesimal(at.x))
    photo.write_bytes(jpeg(scene((1600, 1200)), exif=exif(where).tobytes()))
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    phone.goto(f"{address}/r/report?c={SAMPLE}")
    phone.locator("#photos").set_input_files(photo)
    expect(phone.locator("[data-preview] img").first).to_be_visible()
    phone.get_by_role("button", name="下一步").click()
    phone.wait_for_url("**/r/report/place")
    phone.get_by_role("button", name="就是这里").click()
    phone.wait_for_url("**/r/report/what")
    phone.get_by_text("堆放杂物").click()
    phone.get_by_label("说明一下").fill("广场中间堆满了旧家具")
    phone.get_by_role("button", name="发送").click()
    phone.wait_for_url("**/r/report/done")
    return reports_of(SAMPLE)[-1].id


def ground_taken_m2(page: Page, address: str) -> float:
    """As the overview says it."""
    page.goto(f"{address}/")
    page.locator(".st-key-more-figures summary").click()
    figure = page.get_by_test_id("stMetric").filter(has_text="被侵占").get_by_test_id("stMetricValue")
    return float(figure.inner_text().replace(",", ""))


def save_step(page: Page, state: str) -> None:
    page.wait_for_selector(STILL)
    if state == "closed":
        page.get_by_label("没有照片？写明原因").fill("当场清走，没有拍照")
        page.keyboard.press("Tab")
        page.wait_for_selector(STILL)
    page.locator("[class*='st-key-move-save-'] button").click()
    name = CATALOGUE.encroachment_states[state].name.zh
    expect(page.locator(".st-key-case-facts")).to_contain_text(f"状态：{name}")


def outline(page: Page, square: shapely.Polygon) -> None:
    frame = ready_map(page)
    degrees = in_degrees(square)
    centre = [degrees.centroid.y, degrees.centroid.x]
    frame.evaluate(f"() => {{ map_div.setView({json.dumps(centre)}, 19, {{ animate: false }}); }}")
    corners = [[lat, lon] for lon, lat in shapely.get_coordinates(degrees)[:-1].tolist()]
    pixels = "all => all.map(at => map_div.latLngToContainerPoint(at)).map(at => [at.x, at.y])"
    drawing.draw_polygon(page, [(x, y) for x, y in frame.evaluate(pixels, corners)])


@pytest.mark.slow
def test_a_report_is_felt_in_the_score_until_it_is_closed(
    page: Page, context: BrowserContext, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    address, square = serve(ROOT / "app.py"), free_square()
    before_m2 = ground_taken_m2(page, address)
    report = send_from_phone(context.new_page(), address, in_degrees(square.centroid), tmp_path)
    assert ground_taken_m2(page, address) == before_m2  # nobody has checked it yet

    page.set_viewport_size({**DESK, "height": 1500})  # type: ignore[arg-type]
    page.goto(f"{address}/encroachments?case={report}")
    ready_map(page)
    save_step(page, "verified")
    outline(page, square)
    expect(page.locator(".st-key-case-history")).to_contain_text("经过（3）")
    drawn = case(COMMUNITY, CATALOGUE, report).outline
    assert drawn is not None
    assert drawn.area == pytest.approx(SIDE_M**2, rel=0.08)
    assert ground_taken_m2(page, address) == pytest.approx(before_m2 + drawn.area, abs=1)

    page.goto(f"{address}/encroachments?case={report}")
    ready_map(page)
    for state in STEPS[1:]:
        save_step(page, state)
    assert ground_taken_m2(page, address) == before_m2
