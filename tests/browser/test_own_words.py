"""No page in Chinese has a text or a label in English alone, Streamlit's own among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.communities import SAMPLE
from tests.browser.live import ROOT, STILL
from tests.browser.planning import draw_two_options
from tests.rings import in_rings

SAID = """() => {
  const said = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, about = node.parentElement;
    if (!about.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(about);
    if (style.fontFamily.includes("Material") || parseFloat(style.fontSize) === 0) continue;
    said.add(node.data.trim());
  }
  for (const element of document.querySelectorAll("[placeholder], [aria-label], [title]")) {
    // A chart describes its own lines; Vega has no setting for that.
    if (!element.checkVisibility() || element.closest("svg")) continue;
    for (const name of ["placeholder", "aria-label", "title"]) said.add(element.getAttribute(name) || "");
  }
  return [...said].filter((one) => /[A-Za-z]{3}/.test(one) && !/[\\u4e00-\\u9fff]/.test(one)); }"""
ALLOWED = {
    "English",  # its own name, in the menu of languages
    "streamlit_folium.st_folium",  # the title of a map's frame
    "http://192.168.1.20:8501",  # an address as an example in its field
    "science icon",
    "Vega visualization",
}
KEYS = ("Shortcut ", "Ctrl + ", "http://")  # as they stand on a keyboard, or in a browser
LOOKING = ("", "coverage", "sources", "exports", "programs", "community")
WORKING = (
    "projects",
    "sketch",
    "suggest",
    "compare",
    "encroachments",
    "voices",
    "partners",
    "posters",
    "workshop",
)
WITH_OPTIONS = ("sketch", "compare")


@pytest.mark.parametrize("path", in_rings([*LOOKING, *WORKING], fast=["exports"]))
@pytest.mark.usefixtures("archive_drawn_options")
def test_no_text_is_in_english_alone(page: Page, serve: Callable[..., str], path: str) -> None:
    if path in WITH_OPTIONS:
        draw_two_options(SAMPLE)
    page.goto(f"{serve(ROOT / 'app.py')}/{path}?lang=zh")
    page.locator(".st-key-head").wait_for()
    page.wait_for_selector(STILL)
    said = {one for one in page.evaluate(SAID) if not one.startswith(KEYS)}
    assert said - ALLOWED == set()


def test_streamlits_words_stay_where_the_page_is_in_english(page: Page, serve: Callable[..., str]) -> None:
    page.goto(f"{serve(ROOT / 'app.py')}/exports?lang=en&format=word")
    expect(page.locator(".stSelectbox input").first).to_have_value("Word document")
    assert "Skip to main content" in page.evaluate(SAID)
