"""axe-core finds nothing of weight on any page, in either language, with the map's frame."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from data.communities import SAMPLE
from tests.browser.live import ROOT, STILL, ready_map
from tests.browser.planning import draw_two_options
from tests.rings import in_rings

AXE = Path(str(distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js")))
WEIGHTY = ("critical", "serious", "moderate")
RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map(({ id, impact, nodes }) => [impact, id, nodes.map(({ html }) => html)]); }"""
PAGES = (
    "",
    "coverage",
    "sources",
    "exports",
    "programs",
    "community",
    "sketch",
    "suggest",
    "encroachments",
    "projects",
)
PAGES_OF_PEOPLE = ("voices", "partners", "posters", "workshop")
FOR_PHONES = ("r/report", "r/vote")
WITH_A_MAP = ("", "coverage")


@pytest.fixture
def address(serve: Callable[..., str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture
def two_options(archive_drawn_options: None) -> None:
    draw_two_options(SAMPLE)


def violations(page: Page) -> list[Any]:
    """What axe finds of weight in the page and in its frames."""
    script = AXE.read_text("utf-8")
    for frame in page.frames:
        frame.evaluate(script)
    found = page.evaluate(RUN)
    return [one for one in found if one[0] in WEIGHTY]


@pytest.mark.parametrize("path", in_rings([*PAGES, *PAGES_OF_PEOPLE], fast=[""]))
def test_a_page_for_staff_has_nothing_of_weight(page: Page, address: str, path: str) -> None:
    for language in ("zh", "en") if path else ("zh",):
        page.goto(f"{address}/{path}?lang={language}")
        page.locator(".st-key-head").wait_for()
        page.wait_for_selector(STILL)
        if path in WITH_A_MAP:
            ready_map(page)
        assert violations(page) == []


@pytest.mark.slow
@pytest.mark.usefixtures("two_options")
@pytest.mark.parametrize("path", ["sketch", "compare"])
def test_a_page_about_options_has_nothing_of_weight(page: Page, address: str, path: str) -> None:
    for language in ("zh", "en"):
        page.goto(f"{address}/{path}?lang={language}")
        page.locator("iframe[title^='streamlit_folium']").first.wait_for()
        page.wait_for_selector(STILL)
        assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", FOR_PHONES)
def test_a_page_for_phones_has_nothing_of_weight(page: Page, address: str, path: str) -> None:
    for language in ("zh", "en"):
        page.goto(f"{address}/{path}?lang={language}")
        assert violations(page) == []


def test_the_finder_finds(page: Page) -> None:
    page.set_content(
        "<html lang='en'><title>A</title><main><h1>A page</h1><a href='/'>Go to the map</a></main></html>"
    )
    assert violations(page) == []
    page.evaluate("() => { document.querySelector('a').style.cssText = 'color: #ddd; background: #eee'; }")
    assert [(impact, rule) for impact, rule, _ in violations(page)] == [("serious", "color-contrast")]
