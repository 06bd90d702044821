"""Staff drag a box over a part of a photo, and see the photo without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.reports.report import Report
from tests.browser.live import ROOT
from tests.features.reports.staff_photos.desk import NAME, address_of, report_with_photos

PIXEL = """(picture, [x, y]) => {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data];
}"""


@pytest.fixture
def report() -> Iterator[Report]:
    """A report in the store of the server."""
    yield report_with_photos()
    the_writer().stop()
    the_store().close()


def drag(page: Page, *shares: float) -> None:
    """From one corner to the other, in shares of the photo."""
    stage = page.locator(".stage").bounding_box()
    assert stage
    left, top, right, bottom = shares
    page.mouse.move(stage["x"] + left * stage["width"], stage["y"] + top * stage["height"])
    page.mouse.down()
    page.mouse.move(stage["x"] + right * stage["width"], stage["y"] + bottom * stage["height"], steps=3)
    page.mouse.up()


def test_what_is_dragged_over_is_black_afterwards(
    page: Page, serve: Callable[[Path], str], report: Report
) -> None:
    page.goto(serve(ROOT / "app.py") + address_of(report))
    drag(page, 0.5, 0.5, 0.25, 0.125)  # up and to the left
    drag(page, 0.6, 0.6, 0.9, 0.9)
    expect(page.locator(".stage rect")).to_have_count(2)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".stage rect")).to_have_count(1)
    sides = [float(field.input_value()) for field in page.get_by_role("spinbutton").all()]
    assert sides == pytest.approx([25, 12.5, 50, 50], abs=0.2)  # a pixel of the screen
    page.get_by_label("您的姓名").fill(NAME)
    page.get_by_role("button", name="永久遮盖").click()
    expect(page.get_by_role("heading", name="已遮盖")).to_be_visible()
    picture = page.get_by_role("img", name="上报的照片")
    expect(picture).to_have_js_property("complete", True)
    # of 640 × 480: the middle of the box, and that of the box taken back, where the scene is green
    assert max(picture.evaluate(PIXEL, [240, 150])[:3]) <= 24
    assert picture.evaluate(PIXEL, [480, 360])[:3] == pytest.approx([40, 120, 60], abs=8)
