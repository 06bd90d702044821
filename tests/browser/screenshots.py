"""`python -m tests.browser.screenshots [FOLDER [LANGUAGE …]]` takes the pictures of the README, by default
into docs/ and in all languages.

They show the app as it is served to anybody: the sample, cut off from the world, 1366 pixels wide.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from data.store.open_store import the_store
from data.store.writer import the_writer
from tests.browser.conftest import FLAGS
from tests.browser.live import ROOT, ready_map, serve_app, wait_for_answer, wait_ready
from tests.browser.own_shown import own_shown
from tests.browser.planning import begin_option, choose_idle_space, cost
from tests.browser.sheets_drawn import sheets
from tests.browser.votes_shown import close_and_count, open_shown, show_until, terms_shown

SIZE = {"width": 1366, "height": 900}
COLOURS = 256
"""A palette is enough for maps and text, and a quarter of the weight."""
LANGUAGES = ("zh", "en")
CHILDREN = {"zh": "幼", "en": "children"}
"""The group whose coverage is shown."""
PARK = {"zh": "口袋公园", "en": "pocket park"}
CASE = "V05"
"""The case that is shown: a shed that blocks a path."""


def main(folder: Path = ROOT / "docs", languages: Sequence[str] = LANGUAGES) -> None:
    """Take the pictures of these languages, and those that have none."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as var,
        _own_store(var),
        serve_app(ROOT / "app.py") as address,
        sync_playwright() as playwright,
    ):
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for language in languages:
            page = _page(browser, language)
            page.goto(f"{address}/?lang={language}")
            _keep(page, folder / f"overview.{language}.png")
            page.goto(f"{address}/coverage?lang={language}")
            _choose_children_and_a_home(page, language)
            _keep(page, folder / f"coverage.{language}.png")
            page.goto(f"{address}/sketch?lang={language}")
            _draw_a_park(page, language)
            page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
            _keep(page, folder / f"sketch.{language}.png")
            page.goto(f"{address}/suggest?lang={language}")
            _ask_for_suggestions(page)
            _keep_still(page, folder / f"suggest.{language}.png")
            page.set_viewport_size({**SIZE, "height": 1500})
            page.goto(f"{address}/encroachments?lang={language}&case=file:{CASE}")
            _keep(page, folder / f"encroachments.{language}.png")
        for language in languages:
            _keep_a_community(browser, language, folder)
            _keep_a_vote(browser, language, folder)
        browser.close()
    for name, png in sheets():
        _keep_small(png, folder / f"{name}.png")


@contextmanager
def _own_store(folder: str) -> Iterator[None]:
    """With a store of its own, so that every picture is taken of the same beginning."""
    before = os.environ.get("LINTU_VAR")
    os.environ["LINTU_VAR"] = folder
    try:
        yield
    finally:
        os.environ.pop("LINTU_VAR") if before is None else os.environ.update(LINTU_VAR=before)


def _page(browser: Browser, language: str) -> Page:
    context = browser.new_context(viewport=SIZE, locale={"zh": "zh-CN", "en": "en-GB"}[language])  # type: ignore[arg-type]
    return context.new_page()


def _choose_children_and_a_home(page: Page, language: str) -> None:
    ready_map(page)
    page.get_by_test_id("stButtonGroup").get_by_text(CHILDREN[language], exact=True).click()
    frame = ready_map(page)
    homes = frame.locator(".leaflet-lintu-residences-pane path")
    homes.nth(homes.count() // 2).click(force=True)
    expect(page.locator(".st-key-reason")).to_be_visible()
    frame.locator(".leaflet-popup-close-button").click()


def _draw_a_park(page: Page, language: str) -> None:
    """A pocket park on the first idle space of the list."""
    begin_option(page)
    choose_idle_space(page, PARK[language], language)
    page.locator(".st-key-thing-build button").click()
    expect(cost(page)).not_to_have_text("0")


def _ask_for_suggestions(page: Page) -> None:
    """For the budget that the form begins with."""
    page.locator('[data-testid="stFormSubmitButton"] button').first.click()
    maps = page.locator("iframe[title^='streamlit_folium']")
    expect(maps).to_have_count(3, timeout=120_000)
    for number in range(3):
        frame = maps.nth(number).element_handle().content_frame()
        assert frame is not None
        wait_ready(frame)


def _keep_a_community(browser: Browser, language: str, folder: Path) -> None:
    """The list of problems of a community that was just brought in, one of them shown on the map."""
    with TemporaryDirectory() as var, _own_store(var), serve_app(ROOT / "app.py") as address:
        page = _page(browser, language)
        page.goto(f"{address}/community?community={own_shown()}&step=check&lang={language}")
        show = page.locator("[class*='st-key-own-show-doubled_shapes-residences'] button")
        with wait_for_answer(page):
            show.click()
        _keep(page, folder / f"community.{language}.png")
        the_store().close()


def _keep_a_vote(browser: Browser, language: str, folder: Path) -> None:
    """The facilitator's page while people vote, and the wall when the count by seats is told."""
    with TemporaryDirectory() as var, _own_store(var), serve_app(ROOT / "app.py") as address:
        vote, _ = open_shown(terms_shown(language), language)
        page = _page(browser, language)
        page.set_viewport_size({**SIZE, "height": 1150})
        page.goto(f"{address}/workshop?vote={vote.id}&lang={language}")
        expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
        _keep_still(page, folder / f"vote.{language}.png")
        show_until(close_and_count(vote, language), "seats")
        page.set_viewport_size(SIZE)  # type: ignore[arg-type]
        page.goto(f"{address}/wall/{vote.id}?lang={language}")
        expect(page.locator(".scene.seats")).to_be_visible()
        page.evaluate("document.fonts.ready")
        _keep_small(page.screenshot(animations="disabled"), folder / f"wall.{language}.png")
        the_writer().stop()
        the_store().close()


def _keep(page: Page, file: Path) -> None:
    """Write what the window shows, once the map is there and nothing runs."""
    ready_map(page).evaluate("document.fonts.ready")
    _keep_still(page, file)


def _keep_still(page: Page, file: Path) -> None:
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    _keep_small(page.screenshot(animations="disabled"), file)


def _keep_small(png: bytes, file: Path) -> None:
    # Of Pillow's palettes the one that keeps rare colours true: those of the legend are.
    small = (
        Image.open(io.BytesIO(png))
        .convert("RGB")
        .quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    )
    small.save(file, optimize=True)


if __name__ == "__main__":
    to, *chosen = sys.argv[1:] or [str(ROOT / "docs")]
    main(Path(to), chosen or LANGUAGES)
