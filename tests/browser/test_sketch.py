"""A planner draws in a real browser; what the page shows is what Python computes from what was kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import Page, expect

from data.assess import Assessment
from data.catalogue import load_catalogue
from features.options import option_store
from features.options.sketch import Sketch, sketch_of
from tests.browser import drawing
from tests.browser.live import ROOT, STILL, go_to, ready_map
from tests.browser.planning import begin_option
from tests.data.sample_scored import sample

pytestmark = pytest.mark.usefixtures("archive_drawn_options")
CATALOGUE = load_catalogue()
APP = ROOT / "app.py"


@pytest.fixture(scope="module")
def baseline() -> Assessment:
    return sample()


@pytest.fixture
def sketching(page: Page, serve: Callable[[Path], str]) -> Page:
    """The sketch page with a new, empty option."""
    page.set_viewport_size({"width": 1366, "height": 1150})
    page.goto(f"{serve(APP)}/sketch")
    begin_option(page)
    expect(page).to_have_title(re.compile(r"绘制方案 [A-Z]+ · 墟镇社区（示例） · 邻图"))
    return page


def idle_square(baseline: Assessment, page: Page) -> list[tuple[float, float]]:
    """Pixels of a square of 26 m inside the largest idle space, with the map brought to it."""
    spaces = baseline.community.public_spaces
    idle = spaces[spaces["condition"] == "idle"].geometry
    middle = idle.loc[idle.area.idxmax()].representative_point()
    square = gpd.GeoSeries([middle.buffer(13, cap_style="square")], crs=spaces.crs).to_crs(4326).iloc[0]
    corners = [[lat, lon] for lon, lat in shapely.get_coordinates(square)[:-1].tolist()]
    frame = ready_map(page)
    centre = [square.centroid.y, square.centroid.x]
    frame.evaluate(f"() => {{ map_div.setView({json.dumps(centre)}, 18.5, {{ animate: false }}); }}")
    return [
        (spot[0], spot[1])
        for spot in frame.evaluate(
            f"""{json.dumps(corners)}.map(at => {{
                  const p = map_div.latLngToContainerPoint(at); return [p.x, p.y]; }})"""
        )
    ]


def stored_sketch(page: Page, baseline: Assessment) -> Sketch:
    option_id = page.url.split("option=")[1].split("&")[0]
    return sketch_of(baseline, option_store.option(option_id))


def expect_scores(page: Page, sketch: Sketch) -> None:
    for number, group in enumerate(("elder", "adult", "child")):
        shown = page.locator(f".st-key-index-{group} [data-testid=stMetricValue]")
        expect(shown).to_have_text(f"{sketch.assessment.overall.met[number]:.1f}")
    expect(page.locator(".st-key-cost-total [data-testid=stMetricValue]")).to_have_text(
        f"{sketch.payable.cost_cny:,.0f}"
    )


def draw_park(page: Page, baseline: Assessment) -> Sketch:
    page.get_by_test_id("stButtonGroup").get_by_text("口袋公园").click()
    ready_map(page).wait_for_function("() => Boolean(map_div.lintu.sketch.tool)")
    drawing.draw_polygon(page, idle_square(baseline, page))
    expect(page.locator(".st-key-cost-total [data-testid=stMetricValue]")).not_to_have_text("0")
    return stored_sketch(page, baseline)


def test_drawing_a_pocket_park_raises_the_elders_index_by_what_python_computes(
    sketching: Page, baseline: Assessment
) -> None:
    sketch = draw_park(sketching, baseline)
    (park,) = sketch.option.interventions
    assert park.shape.area == pytest.approx(26**2, rel=0.05)
    assert sketch.counted
    assert sketch.comparison.met[0] > 0
    expect_scores(sketching, sketch)


@pytest.mark.slow
def test_undo_redo_and_a_reload_lose_nothing(sketching: Page, baseline: Assessment) -> None:
    drawn = draw_park(sketching, baseline)
    sketching.locator(".st-key-undo button").click()
    expect(sketching.locator(".st-key-cost-total [data-testid=stMetricValue]")).to_have_text("0")
    assert stored_sketch(sketching, baseline).option.interventions == ()
    sketching.locator(".st-key-redo button").click()
    expect_scores(sketching, drawn)
    sketching.reload()
    ready_map(sketching)
    expect_scores(sketching, drawn)
    assert (
        stored_sketch(sketching, baseline)
        .option.interventions[0]
        .shape.equals(drawn.option.interventions[0].shape)
    )


@pytest.mark.slow
def test_a_moved_vertex_moves_the_score_with_the_same_shape(sketching: Page, baseline: Assessment) -> None:
    before = draw_park(sketching, baseline)
    spots = idle_square(baseline, sketching)
    park = before.option.interventions[0].id
    inward = ((spots[0][0] * 3 + spots[2][0]) / 4, (spots[0][1] * 3 + spots[2][1]) / 4)
    drawing.drag_vertex(sketching, park, 0, inward)
    expect(sketching.locator(".st-key-cost-total [data-testid=stMetricValue]")).not_to_have_text(
        f"{before.payable.cost_cny:,.0f}"
    )
    after = stored_sketch(sketching, baseline)
    assert [one.id for one in after.option.interventions] == [park]
    assert after.option.interventions[0].shape.area < before.option.interventions[0].shape.area
    expect_scores(sketching, after)


@pytest.mark.slow
def test_a_copied_option_stands_beside_the_first_on_the_compare_page(
    sketching: Page, baseline: Assessment
) -> None:
    draw_park(sketching, baseline)
    first = sketching.url
    sketching.get_by_role("button", name="方案设置").click()
    sketching.locator(".st-key-option-copy button").click()
    sketching.wait_for_url(lambda url: "option=" in url and url != first)
    go_to(sketching, "方案比较")
    expect(sketching.get_by_text("谁受损")).to_be_visible()
    # The park is no longer joined to the others without steps: no home loses, but the figure does.
    expect(sketching.get_by_text("无障碍连通 70.8 % → 66.5 %").first).to_be_visible()


@pytest.mark.slow
def test_a_shape_that_crosses_itself_is_refused_and_nothing_is_lost(
    sketching: Page, baseline: Assessment
) -> None:
    before = draw_park(sketching, baseline)
    a, b, c, d = idle_square(baseline, sketching)
    shifted = [(x + 150, y + 120) for x, y in (a, c, b, d)]
    drawing.draw_polygon(sketching, shifted)
    expect(sketching.locator(".st-key-notice")).to_contain_text("相交")
    assert stored_sketch(sketching, baseline).option.interventions == before.option.interventions


@pytest.mark.slow
def test_what_stands_against_a_shape_is_shown_and_undo_says_what_it_undid(
    sketching: Page, baseline: Assessment
) -> None:
    sketching.set_viewport_size({"width": 1366, "height": 768})
    sketching.get_by_role("button", name="方案设置").click()
    sketching.get_by_test_id("stPopoverBody").get_by_label("名称").fill("榕树下")
    sketching.locator(".st-key-option-save button").click()
    expect(sketching.get_by_role("combobox", name="方案")).to_have_value(re.compile("榕树下"))
    sketching.keyboard.press("Escape")
    expect(sketching.get_by_test_id("stPopoverBody")).to_have_count(0)
    sketching.get_by_test_id("stButtonGroup").get_by_text("口袋公园").click()
    frame = ready_map(sketching)
    frame.wait_for_function("() => Boolean(map_div.lintu.sketch.tool)")
    home = baseline.community.residences.to_crs(4326).geometry.iloc[10].representative_point()
    frame.evaluate(f"() => {{ map_div.setView([{home.y}, {home.x}], 18.5, {{ animate: false }}); }}")
    x, y = frame.evaluate("(() => { const { x, y } = map_div.getSize(); return [x / 2, y / 2]; })()")
    drawing.draw_polygon(sketching, [(x - 60, y - 60), (x + 60, y - 60), (x + 60, y + 60), (x - 60, y + 60)])
    verdict = sketching.locator(".st-key-verdict-broken")
    expect(verdict).to_contain_text("不压占住宅")
    expect(verdict).to_be_in_viewport(ratio=1)
    expect(frame.locator(".lintu-label.is-flagged")).to_contain_text("✗")
    sketching.locator(".lintu-sheet-handle").click()
    expect(sketching.locator("html")).to_have_attribute("data-sheet", "open")
    sketching.locator(".st-key-show-on-map-obstacle button").click()
    expect(sketching.locator("html")).to_have_attribute(
        "data-sheet", "closed"
    )  # the panel gives way to the map
    expect(frame.locator("[data-drawing^=obstacle]").first).to_be_attached()
    sketching.wait_for_selector(STILL)
    sketching.keyboard.press("Control+z")
    expect(sketching.locator(".st-key-undone")).to_have_text("撤销：画了口袋公园")
    option = stored_sketch(sketching, baseline).option
    assert (option.name, option.interventions) == ("榕树下", ())
    expect(sketching.locator(".st-key-undo button")).to_be_disabled()
