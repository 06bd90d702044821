"""A resident's report on a phone of 360 × 740 in a real browser, against the real app."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.base.photos.make import HEIC, exif, gps, jpeg, scene
from tests.browser.live import PHONE, ROOT, Watch

APP = ROOT / "app.py"


@pytest.fixture
def address(serve: Callable[[Path], str]) -> str:
    return serve(APP)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photo.jpg"
    file.write_bytes(jpeg(scene((1600, 1200)), exif=exif(gps()).tobytes()))
    return file


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return page


def is_within(phone: Page) -> bool:
    """Nothing sticks out sideways."""
    return bool(phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def choose_photos(phone: Page, *photos: Path) -> None:
    phone.locator("#photos").set_input_files(photos)
    expect(phone.locator("[data-preview] img").first).to_be_visible()
    phone.get_by_role("button", name="下一步").click()
    phone.wait_for_url("**/r/report/place")


def test_from_the_photo_to_the_receipt_and_its_state(phone: Page, address: str, photo: Path) -> None:
    phone.goto(f"{address}/r/report?c=xuzhen&compound=jincheng")
    assert is_within(phone)
    choose_photos(phone, photo, HEIC)
    expect(phone.get_by_text("照片记录的拍摄地点在这里")).to_be_visible()
    expect(phone.locator(".strip img")).to_have_count(2)
    assert is_within(phone)
    pin = phone.locator("#pin")
    before = pin.get_attribute("transform")
    phone.locator(".map input").click(position={"x": 200, "y": 120})
    moved = re.findall(r"[\d.]+", pin.get_attribute("transform") or "")
    assert [float(part) for part in moved] == pytest.approx([200, 120], abs=1)
    assert pin.get_attribute("transform") != before
    phone.get_by_role("button", name="就是这里").click()
    phone.wait_for_url("**/r/report/what")
    assert is_within(phone)
    phone.get_by_text("私装地锁").click()
    phone.get_by_label("说明一下").fill("门口装了 <b>地锁</b>")
    phone.get_by_role("button", name="发送").click()
    phone.wait_for_url("**/r/report/done")
    code = phone.locator(".code").inner_text()
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{2}", code)
    phone.get_by_role("link", name="查看进展").click()
    expect(phone.locator(".state")).to_have_text("已收到，等待工作人员到现场核实")
    assert code not in phone.url
    assert phone.evaluate("localStorage.getItem('lintu-report')") is None
    assert is_within(phone)


def test_a_lost_connection_loses_no_word_and_sends_once_it_is_back(
    phone: Page, context: BrowserContext, watch: Watch, address: str, photo: Path
) -> None:
    phone.goto(f"{address}/r/report")
    choose_photos(phone, photo)
    phone.get_by_role("button", name="就是这里").click()
    phone.wait_for_url("**/r/report/what")
    phone.get_by_text("占用消防通道").click()
    phone.get_by_label("说明一下").fill("写了很久的一句话")

    def drop(route: Route) -> None:
        route.abort("internetdisconnected")

    context.route("**/r/report/what", drop)
    phone.get_by_role("button", name="发送").click()
    expect(phone.get_by_text("还没有发出：网络断了")).to_be_visible()
    expect(phone.get_by_label("说明一下")).to_have_value("写了很久的一句话")
    context.unroute("**/r/report/what", drop)
    watch.errors.clear()  # the browser tells of the connection that we cut
    phone.reload()
    expect(phone.get_by_label("说明一下")).to_have_value("写了很久的一句话")
    expect(phone.get_by_role("radio", name="占用消防通道")).to_be_checked()
    phone.get_by_role("button", name="发送").click()
    phone.wait_for_url(re.compile("/r/report/(done|near)"))


def test_it_is_sent_by_itself_when_the_connection_comes_back(
    phone: Page, context: BrowserContext, watch: Watch, address: str, photo: Path
) -> None:
    phone.goto(f"{address}/r/report")

    def drop(route: Route) -> None:
        route.abort("internetdisconnected")

    context.route("**/r/report?c=xuzhen", drop)
    phone.locator("#photos").set_input_files(photo)
    phone.get_by_role("button", name="下一步").click()
    expect(phone.get_by_text("还没有发出：网络断了")).to_be_visible()
    context.unroute("**/r/report?c=xuzhen", drop)
    watch.errors.clear()
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    phone.wait_for_url("**/r/report/place")


def test_by_keyboard_alone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/r/report?lang=en")
    phone.get_by_role("button", name="I have no photo").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/r/report/place")
    expect(phone.get_by_role("heading", name="Where is it?")).to_be_focused()
    phone.get_by_label("Building or compound").select_option("compound:jincheng")
    phone.get_by_role("button", name="Use this building").press("Enter")
    expect(phone.get_by_text("At the building that you chose")).to_be_visible()
    phone.get_by_role("button", name="This is the place").press("Enter")
    phone.wait_for_url("**/r/report/what")
    phone.get_by_role("radio").first.focus()
    phone.keyboard.press("ArrowDown")
    phone.get_by_role("button", name="Send").press("Enter")
    phone.wait_for_url(re.compile("/r/report/(done|near)"))
