"""`python -m tests.browser.screenshots [FOLDER]` takes the pictures of the README, by default into docs/.

They show the app as it is served to anybody: the sample, cut off from the world, 1366 pixels wide.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.live import ROOT, Watch, ready_map, served

SIZE = {"width": 1366, "height": 900}
COLOURS = 256
"""A palette is enough for maps and text, and a quarter of the weight."""
LANGUAGES = ("zh", "en")
CHILDREN = {"zh": "幼", "en": "children"}
"""The group whose coverage is shown."""


def main(folder: Path = ROOT / "docs") -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "app.py") as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for language in LANGUAGES:
            page = _page(browser, language)
            page.goto(f"{address}/?lang={language}")
            _keep(page, folder / f"overview.{language}.png")
            page.goto(f"{address}/coverage?lang={language}")
            _choose_children_and_a_home(page, language)
            _keep(page, folder / f"coverage.{language}.png")
        browser.close()


def _page(browser: Browser, language: str) -> Page:
    context = browser.new_context(viewport=SIZE, locale={"zh": "zh-CN", "en": "en-GB"}[language])  # type: ignore[arg-type]
    context.route("**/*", Watch().gate)
    return context.new_page()


def _choose_children_and_a_home(page: Page, language: str) -> None:
    ready_map(page)
    page.get_by_test_id("stButtonGroup").get_by_text(CHILDREN[language], exact=True).click()
    frame = ready_map(page)
    homes = frame.locator(".leaflet-lintu-residences-pane path")
    homes.nth(homes.count() // 2).click(force=True)
    expect(page.locator(".st-key-reason")).to_be_visible()
    frame.locator(".leaflet-popup-close-button").click()


def _keep(page: Page, file: Path) -> None:
    """Write what the window shows, once the map is there and nothing runs."""
    ready_map(page).evaluate("document.fonts.ready")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    # Of Pillow's palettes the one that keeps rare colours true: those of the legend are.
    small = shot.convert("RGB").quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
    )
    small.save(file, optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
