"""The frame around every page: one row above, five entries, pages that work on a map and do not scroll."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import DESK, ROOT, go_to, ready_map
from tests.rings import in_rings

PHONE_SIZE = {"width": 390, "height": 844}
WORK_PAGES = ("", "coverage")
"""Addresses of the pages that work on a map."""
SCROLLS = """() => {
  const parts = [document.documentElement, document.querySelector("[data-testid=stMain]")];
  return Math.max(...parts.map((part) => part.scrollHeight)) - innerHeight; }"""
BOX = "node => (({ left, top, width, height }) => [left, top, width, height])(node.getBoundingClientRect())"
MAP_SIZE = (
    "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(document.querySelector('#map_div'))"
)
RISEN = "top => document.querySelector('.lintu-sheet-handle').getBoundingClientRect().top < top"
PARTS = """node => [...node.querySelectorAll("a, button")]
  .filter((one) => one.offsetParent !== null).map((one) => one.getBoundingClientRect())
  .map(({ top, bottom, left, right }) => [top, bottom, left, right])"""


@pytest.fixture
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.mark.parametrize("path", in_rings(WORK_PAGES, fast=[""]))
def test_a_work_page_is_a_large_map_and_does_not_scroll(page: Page, address: str, path: str) -> None:
    """1366 × 768: the header takes 48 px and the panel 340, so that 1026 × 720 are left."""
    for language in ("zh", "en"):
        page.goto(f"{address}/{path}?lang={language}")
        ready_map(page)
        frame = page.locator("[class*=st-key-work-map] iframe")
        left, top, width, height = frame.evaluate(BOX)
        assert (left, top) == (0, 48)
        assert width >= 1000
        assert height >= 700
        assert ready_map(page).evaluate(MAP_SIZE) == [width, height]
        assert page.evaluate(SCROLLS) <= 0


def test_the_row_above_is_one_row_in_both_languages(page: Page, address: str) -> None:
    for language in ("zh", "en"):
        page.goto(f"{address}/sources?lang={language}")
        expect(page.locator(".st-key-subpages a")).to_have_count(3)
        expect(page.locator(".st-key-own-menu button")).to_be_visible()
        head = page.locator(".st-key-head")
        assert head.evaluate(BOX) == [0, 0, DESK["width"], 48]
        parts = sorted(head.evaluate(PARTS), key=lambda part: part[2])
        assert len(parts) == 1 + 5 + 3 + 4  # brand, entries, pages of Today, the tools
        for top, bottom, _, right in parts:
            assert top >= 0
            assert bottom <= 48
            assert right <= DESK["width"]
        assert all(one[3] <= after[2] for one, after in pairwise(parts)), "they overlap"


def test_one_press_on_back_goes_one_page_back(page: Page, address: str) -> None:
    heading = page.get_by_role("heading", level=1)
    page.goto(f"{address}/sources?lang=zh")
    expect(heading).to_have_text("来源与假设")
    go_to(page, "议事")
    expect(heading).to_have_text("工作坊投票")
    go_to(page, "诉求")
    expect(heading).to_have_text("侵占处置")
    page.go_back()
    expect(heading).to_have_text("工作坊投票")
    page.go_back()
    expect(heading).to_have_text("来源与假设")
    page.go_forward()
    expect(heading).to_have_text("工作坊投票")


def test_a_page_says_what_and_where_it_is(page: Page, address: str) -> None:
    for language, title, spoken, entry in (
        ("zh", "来源与假设 · 墟镇社区（示例） · 邻图", "zh-CN", "现状"),
        ("en", "Sources and assumptions · Xuzhen community (sample) · Lintu", "en", "Today"),
    ):
        page.goto(f"{address}/sources?lang={language}")
        expect(page).to_have_title(title)
        expect(page.locator("html")).to_have_attribute("lang", spoken)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_role("main")).to_have_count(1)
        expect(page.locator(".st-key-entries a[aria-current]")).to_contain_text(entry)
        expect(page.locator(".st-key-subpages a[aria-current=page]")).to_have_count(1)


def test_an_entry_says_how_many_new_reports_wait(page: Page, address: str) -> None:
    """Four of the sample's reports are new: V03, V10, V24 and V31 in its file."""
    page.goto(address)
    ready_map(page)
    go_to(page, "方案")
    expect(page.locator(".st-key-entries a").filter(has_text="诉求")).to_contain_text("4")


def test_an_unknown_address_says_so_and_leads_back(page: Page, address: str) -> None:
    answer = page.request.get(f"{address}/no-such-page?lang=en")
    assert answer.status == 404
    assert "There is no page at this address" in answer.text()
    assert page.request.get(f"{address}/sources/deeper").status == 404
    page.set_content(page.request.get(f"{address}/no-such-page").text())
    expect(page.get_by_role("heading")).to_have_text("这个地址没有页面")
    expect(page.get_by_role("link", name="回到地图")).to_have_attribute("href", "/?lang=zh")


@pytest.mark.slow
def test_filter_and_name_are_there_after_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/coverage?lang=zh")
    page.get_by_role("button", name="同一时间").or_(page.get_by_role("radio", name="同一时间")).click()
    page.wait_for_url("**mode=equal_time**")
    page.locator(".st-key-own-menu button").click()
    page.locator(".st-key-own-name-field input").fill("网格员甲")
    page.locator(".st-key-own-name-field input").press("Enter")
    page.wait_for_url("**by=**")
    page.reload()
    expect(page.locator("[aria-checked=true], [kind*=Active]").filter(has_text="同一时间")).to_have_count(1)
    page.locator(".st-key-own-menu button").click()
    expect(page.locator(".st-key-own-name-field input")).to_have_value("网格员甲")


def test_on_a_phone_the_map_fills_the_screen_and_the_panel_is_a_sheet(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE_SIZE)  # type: ignore[arg-type]
    page.goto(f"{address}/?lang=zh")
    ready_map(page)
    entries = page.locator(".st-key-entries").evaluate(BOX)
    assert (entries[0], entries[2], entries[1] + entries[3]) == (0, PHONE_SIZE["width"], PHONE_SIZE["height"])
    map_box = page.locator("[class*=st-key-work-map] iframe").evaluate(BOX)
    assert map_box[2] == PHONE_SIZE["width"]
    assert map_box[3] >= 0.6 * PHONE_SIZE["height"]
    assert page.evaluate(SCROLLS) <= 0
    handle, needs = page.locator(".lintu-sheet-handle"), page.locator(".st-key-needs")
    peeked = handle.evaluate(BOX)[1]
    expect(handle).to_have_attribute("aria-expanded", "false")
    handle.click()
    expect(handle).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(RISEN, arg=peeked - 300)
    expect(needs).to_be_in_viewport()
    handle.click()
    expect(handle).to_have_attribute("aria-expanded", "false")
