"""A community of one's own from an empty start to a score, by a hand on a real page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import PHONE, ROOT, STILL
from tests.data.importers.files_made import good
from tests.data.importers.osm_text import shared

NAME = "张家村{{7*7}}<b>"


def _start_community(page: Page, address: str) -> None:
    page.goto(f"{address}/community")
    page.locator(".st-key-own-name input").fill(NAME)
    page.get_by_role("button", name="新建社区").click()
    expect(page.locator(".st-key-own-lon")).to_be_visible()


def _go_to(page: Page, step: str) -> None:
    page.get_by_role("radio", name=step).or_(page.get_by_role("button", name=step)).first.click()


def _bring(page: Page, key: str, name: str, raw: bytes) -> None:
    field = page.locator(f"[class*='st-key-own-file-{key}'] input[type=file]")
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": raw})
    page.locator(".st-key-own-bring button").click()
    expect(page.get_by_text("✓ 已导入", exact=False)).to_be_visible()


@pytest.mark.slow
def test_from_a_name_to_a_score(page: Page, serve: Callable[[Path], str]) -> None:
    extract = shared("cn_beijing_tsinghua.osm")
    address = serve(ROOT / "app.py")
    _start_community(page, address)
    page.locator("[class*='st-key-own-osm'] input[type=file]").set_input_files(extract)
    page.get_by_role("button", name="全部导入").click()
    expect(page.get_by_text("✓ 已导入", exact=False)).to_be_visible(timeout=60_000)
    expect(page.locator("iframe[title^='streamlit_folium']")).to_have_count(1)
    _go_to(page, "6 检查")
    fix = page.locator("[class*='st-key-own-fix'] button:enabled").first
    expect(fix).to_be_visible(timeout=60_000)
    expect(page.locator(STILL)).to_be_attached()  # the map has said where it stands
    before = page.locator("[class*='st-key-own-problem']").count()
    fix.click()
    expect(page.locator("[class*='st-key-own-problem']")).not_to_have_count(before, timeout=60_000)
    _go_to(page, "7 得分")
    figure = page.locator(".st-key-index-elder [data-testid=stMetricValue]")
    expect(figure).to_be_visible(timeout=60_000)
    assert 0 < float(figure.inner_text()) < 100
    expect(page.locator(".st-key-scope-menu button").first).to_contain_text(NAME)

    _start_community(page, address)
    page.get_by_role("button", name="用这个范围").click()
    expect(page.get_by_text("✓ 范围已保存", exact=False)).to_be_visible()
    _go_to(page, "3 住宅和人口")
    _bring(page, "residences", "房屋.zip", good("shapefile")[1])
    expect(page.get_by_text("3 栋住宅中，3 栋的人口是估算的。")).to_be_visible()
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("3 栋住宅中")).to_have_count(0)

    phone = page.context.new_page()
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    phone.goto(page.url)
    expect(phone.locator("iframe[title^='streamlit_folium']")).to_have_count(1, timeout=60_000)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
