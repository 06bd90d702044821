"""The exported page as a person opens it: from a folder, with no network, on a desk and on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from exports.page import page as exported
from exports.request import ExportRequest
from tests.browser.live import DESK, PHONE
from tests.browser.old_engine import make_old
from tests.exports.canary_town import canary_request
from tests.exports.requests import toy
from tests.promises.browser_code import HALLS, EngineLevel


@contextmanager
def open_export(
    browser: Browser,
    request: ExportRequest,
    folder: Path,
    viewport: dict[str, int] = DESK,
    level: EngineLevel | None = None,
) -> Iterator[Page]:
    """The page from its file; fails on any other request, on an error and on anything that payloads do.

    With a `level` its scripts find nothing newer."""
    file = folder / "page.html"
    file.write_bytes(exported.EXPORT.write(request))
    context = browser.new_context(viewport=viewport, locale="zh-CN")  # type: ignore[arg-type]
    asked: list[str] = []
    errors: list[str] = []
    context.on("request", lambda one: asked.append(one.url))
    context.on("weberror", lambda one: errors.append(str(one.error)))
    context.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page = context.new_page()
    if level:
        make_old(page, level, "page\\.html")
    page.goto(file.as_uri())
    expect(page.locator("[data-state=ready]")).to_be_visible()
    yield page
    assert asked == [file.as_uri()]
    assert errors == []
    assert page.evaluate("window.shots || 0") == 0
    context.close()


@pytest.mark.parametrize("level", [None, pytest.param(HALLS, marks=pytest.mark.slow)])
def test_layers_options_and_cards(browser: Browser, tmp_path: Path, level: EngineLevel | None) -> None:
    with open_export(browser, toy(), tmp_path, level=level) as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("两街镇公共空间微更新方案")
        assert page.locator(".leaflet-container path").count() > 10
        expect(page.locator(".panel")).not_to_contain_text("口袋公园")
        page.get_by_text("方案 A 先还路", exact=True).locator("visible=true").first.click()
        expect(page.locator(".panel")).to_contain_text("口袋公园")
        before = page.locator(".leaflet-container path").count()
        page.get_by_label("微更新项目").uncheck()
        assert page.locator(".leaflet-container path").count() < before
        page.locator(".mark.leaflet-interactive").first.click()
        expect(page.locator(".card h3")).to_be_visible()
        page.get_by_text("标准核对", exact=False).locator("visible=true").first.click()


def test_a_phone_does_not_scroll_sideways(browser: Browser, tmp_path: Path) -> None:
    with open_export(browser, toy("en"), tmp_path, PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_texts_from_people_are_text(browser: Browser, tmp_path: Path) -> None:
    request = canary_request(0)
    with open_export(browser, request, tmp_path) as page:
        cells = page.evaluate("[...document.querySelectorAll('td')].map((cell) => cell.textContent)")
        name = request.options[0].option.interventions[1].name
        assert any(name.strip() in text for text in cells)
        for mark in page.locator(".mark.leaflet-interactive").all()[:2]:
            mark.dispatch_event("click")
            expect(page.locator(".card h3").last).to_be_visible()
        page.locator("input[name=state]").nth(1).check()
        page.wait_for_function("[...document.images].every((image) => image.complete)")


def test_a_grid_takes_no_clicks_from_what_lies_in_it(browser: Browser, tmp_path: Path) -> None:
    """The worst-off grid is filled; a click between the things in it is still its own."""
    with open_export(browser, toy(), tmp_path) as page:
        owners = page.evaluate(
            """() => {
              const all = document.querySelectorAll("path.leaflet-interactive, .leaflet-interactive.mark");
              const pane = (node) => (node.closest(".leaflet-pane[class*='-pane ']") || node).className;
              return [...all].map((node) => {
                const box = node.getBoundingClientRect();
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return [pane(node), hit ? pane(hit) : ""]; }); }"""
        )
        things = [(own, hit) for own, hit in owners if "enclosing" not in own]
        assert len(things) > 5
        assert [one for one in things if "enclosing" in one[1]] == []
        page.locator("[class*='leaflet-enclosing'] path").first.click(position={"x": 6, "y": 6})
        expect(page.locator(".card h3")).to_be_visible()


@pytest.mark.slow
def test_all_tables_and_the_legend_come_on_paper(browser: Browser, tmp_path: Path) -> None:
    """The tables are folded and a card is open, as the page stands on a screen."""
    with open_export(browser, toy("en"), tmp_path) as page:
        page.locator("input[name=state]").nth(1).check()
        page.get_by_label("Facilities").uncheck()
        page.locator(".mark.leaflet-interactive").first.click()
        assert page.locator(".scroll").locator("visible=true").count() == 1
        printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        text = normalize(
            "NFKC", " ".join(one.extract_text() for one in printed.pages)
        )  # "ﬁ" is one letter there
        tables = json.loads(page.locator("#scene").inner_text())["tables"]
        assert len(tables) > 10
        assert [one["title"] for one in tables if one["title"] not in text] == []
        cells = [cell for one in tables for row in one["rows"] for cell in row]
        words = {word for cell in cells for word in re.findall(r"[A-Za-z]{3,}|[\d.,]+\d", cell)}
        assert len(words) > 250
        assert {one for one in words if one not in text} == set()
        first, legend = printed.pages[0].extract_text(), "Residences by what they lack"
        assert legend in first
        assert "day care" not in first  # of a layer that is switched off
        assert "Option A" in first.split("Show")[1].splitlines()[1]
        assert page.locator(".leaflet-popup").count() == 0
        assert page.evaluate("document.documentElement.className") == ""
        width, height = (float(side) for side in printed.pages[0].mediabox[2:])
        assert abs(width / height - 1 / 2**0.5) < 0.01  # A4 upright


@pytest.mark.slow
@pytest.mark.parametrize(
    "viewport", [DESK, PHONE, {"width": 640, "height": 330}], ids=["desk", "phone", "flat"]
)
def test_cards_stand_clear_of_the_zoom_buttons(
    browser: Browser, tmp_path: Path, viewport: dict[str, int]
) -> None:
    boxes = """() => [".leaflet-popup", ".leaflet-control-zoom", ".map"].map((one) => {
      const { left, top, right, bottom } = document.querySelector(one).getBoundingClientRect();
      return { left, top, right, bottom }; })"""
    with open_export(browser, toy(), tmp_path, viewport) as page:
        for thing in page.locator(".mark.leaflet-interactive").all():
            thing.evaluate("(node) => node.dispatchEvent(new MouseEvent('click', { bubbles: true }))")
            page.wait_for_function("() => !document.querySelector('.leaflet-pan-anim, .leaflet-zoom-anim')")
            card, buttons, map_ = page.evaluate(boxes)
            assert card["left"] >= buttons["right"] or card["top"] >= buttons["bottom"]
            assert card["left"] >= map_["left"]
            assert card["right"] <= map_["right"]
            assert card["top"] >= map_["top"]
