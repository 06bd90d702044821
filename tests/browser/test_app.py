"""The whole app in a real browser that is cut off from the world (`conftest.context` fails on a stranger)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import DESK, PHONE, ROOT, go_to, has_chinese_font, open_legend, ready_map
from tests.rings import in_rings

APP = ROOT / "app.py"
EXTRACT = ROOT.parent / "shared" / "data" / "cn_shanghai_fengxian.osm"

ENTRIES = ("现状", "诉求", "方案", "议事", "实施")
THE_MAIN_THING = (
    ".st-key-page [data-testid=stDataFrame], .st-key-export-make button, .st-key-owners-vote, "
    ".st-key-voice-new, .st-key-poster-choice, .st-key-programs-page [data-testid=stCode], "
    ".st-key-suggestion-budget, .st-key-partner-new, "
    "[class*=st-key-work-map] iframe"
)
"""What a page is there for: its table, its button, or its map."""
FITS = """width => innerWidth === width &&
  document.querySelector("[data-testid=stMain]").scrollWidth <= width"""


@pytest.fixture
def address(serve: Callable[[Path], str]) -> str:
    return serve(APP)


def test_the_sample_opens_with_no_click_and_the_ground_is_drawn(page: Page, address: str) -> None:
    page.goto(address)
    frame = ready_map(page)
    drawn = dict(
        frame.evaluate(
            "[...map_div.lintu.layers].map(([key, one]) => [key, one.features ? one.features.size : 0])"
        )
    )
    assert {"grids": 7, "residences": 156}.items() <= drawn.items()
    painted = frame.evaluate(
        """() => {
          const canvas = document.querySelector(".leaflet-lintu-basemap-pane canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let i = 0; i < pixels.length; i += 4) {
            if (pixels[i + 3] === 255) seen.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
          }
          return [...seen];
        }"""
    )
    # green, water, road, building: the colours that layers/basemap.py declares
    assert {"223,233,208", "188,215,230", "255,255,255", "226,221,213"} <= set(painted)
    expect(page.locator(".st-key-index-elder [data-testid=stMetricValue]")).to_have_text("59")
    expect(page.locator(".st-key-index-all")).to_contain_text("12 %")


PATHS = (
    "",
    "coverage",
    "exports",
    "programs",
    "sources",
    "encroachments",
    "voices",
    "posters",
    "suggest",
    "workshop",
    "projects",
    "partners",
)


@pytest.mark.slow
def test_the_whole_typeface_stays_where_it_is(page: Page, address: str) -> None:
    """Ten megabytes that the program's own words do not need, in any language and with marks such as ✗."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/coverage")
    frame = ready_map(page)
    for one in (page, frame):
        one.evaluate("document.fonts.ready")
    assert has_chinese_font() or [url for url in fetched if "/assets/fonts/words-" in url]
    assert [url for url in fetched if url.endswith(".ttf")] == []


@pytest.mark.parametrize("path", in_rings(PATHS, fast=[""]))
def test_every_page_opens_by_its_address(page: Page, address: str, path: str) -> None:
    """A deep link into a fresh session brings the page with its frame around it, also as the first of all;
    nothing sticks out sideways, on a desk or on a phone, in either language."""
    for language in ("zh", "en"):
        page.goto(f"{address}/{path}?lang={language}")
        expect(page.locator(".st-key-head")).to_be_visible()
        expect(page.locator(".st-key-entries a")).to_have_count(len(ENTRIES))
        expect(page.locator(THE_MAIN_THING).first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.wait_for_function(FITS, arg=size["width"])


@pytest.mark.slow
def test_the_language_stays_in_the_address_and_over_pages(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".st-key-own-menu button").click()
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).click()
    expect(page.get_by_text("Look here first")).to_be_visible()
    expect(page.get_by_role("link", name="Skip to main content")).to_be_attached()
    assert "lang=en" in page.url
    go_to(page, "Coverage")
    expect(page.get_by_role("tab", name="Reach")).to_be_visible()
    page.wait_for_url("**lang=en**")
    page.reload()
    expect(page.get_by_role("tab", name="Reach")).to_be_visible()


@pytest.mark.slow
def test_a_click_on_a_residence_reads_its_reason(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 1000})
    page.goto(f"{address}/coverage")
    frame = ready_map(page)
    open_legend(frame)
    frame.get_by_label("设施", exact=True).uncheck()  # a marker may lie over the first house
    frame.locator(".leaflet-lintu-residences-pane path").first.click()
    expect(page.locator(".st-key-reason")).to_contain_text("最近的")
    expect(page.locator(".st-key-reason")).to_contain_text("米，步行")


@pytest.mark.slow
def test_a_tab_that_was_opened_shows_its_tables_and_stays_open(page: Page, address: str) -> None:
    page.goto(f"{address}/coverage?lang=en")
    tab = page.get_by_role("tab", name="Occupied area")
    tab.click()
    expect(page.get_by_text("The ten clearances with the largest gain")).to_be_visible()
    expect(tab).to_have_attribute("aria-selected", "true")


@pytest.mark.slow
def test_the_view_is_kept_over_a_page_switch(page: Page, address: str) -> None:
    page.goto(address)
    frame = ready_map(page)
    frame.evaluate("() => { map_div.setView([24.2805, 116.1012], 17.5, { animate: false }); }")
    before = frame.evaluate("map_div.lintu.view()")
    go_to(page, "覆盖评分")
    expect(page.get_by_role("tab", name="走得到")).to_be_visible()
    go_to(page, "地图")
    expect(page.get_by_text("最该先看")).to_be_visible()
    latitude, longitude, zoom = before
    pixel = 360 / (256 * 2**zoom)  # degrees: a map lies on whole pixels
    after = ready_map(page).evaluate("map_div.lintu.view()")
    assert after == [pytest.approx(latitude, abs=pixel), pytest.approx(longitude, abs=pixel), zoom]


@pytest.mark.slow
@pytest.mark.skipif(not EXTRACT.exists(), reason="the extracts are not beside the checkout")
def test_an_extract_opens_from_the_page_and_says_what_is_missing(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".st-key-scope-menu button").click()
    page.locator(".st-key-open-file button").click()
    page.locator("input[type=file]").set_input_files(EXTRACT)
    page.wait_for_url("**community=cn_shanghai_fengxian**")
    expect(page.get_by_text("数据里没有居民，因此没有得分。")).to_be_visible()
    ready_map(page)


@pytest.mark.slow
def test_a_file_that_is_no_extract_is_refused_in_words(page: Page, address: str, tmp_path: Path) -> None:
    wrong = tmp_path / "社区.osm"
    wrong.write_text("<html>404</html>", encoding="utf-8")
    page.goto(address)
    page.locator(".st-key-scope-menu button").click()
    page.locator(".st-key-open-file button").click()
    page.locator("input[type=file]").set_input_files(wrong)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("没有成功")
    expect(dialog.get_by_test_id("stText")).to_contain_text("社区")
    assert "community=xuzhen" in page.url
