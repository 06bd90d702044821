"""Planners in a browser: some open one page after the other, one sketches."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle

from playwright.async_api import Error, Page, async_playwright
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as SyncError

from benchmarks.answers import Answers
from benchmarks.sketching.hands import Ours
from benchmarks.sketching.sites import in_degrees, park_sites
from data.assess import assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from tests.browser.conftest import FLAGS
from tests.browser.live import STILL

PAGES = ("", "coverage", "encroachments", "workshop", "sources")
BETWEEN_PAGES_S, BETWEEN_DRAWINGS_S = 15.0, 10.0
SKETCH = "sketch: mouse-up until the figure"
_READY = f"{STILL} [data-testid=stMain] [data-testid=stElementContainer]"
_SITES = 40
Corners = list[tuple[float, float]]
_PATIENCE_MS = 60_000


async def open_pages(address: str, planners: int, seen: Answers) -> None:
    """So many open one page after the other, until it is cancelled."""
    if not planners:
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        pages = [await browser.new_page(locale="zh-CN") for _ in range(planners)]
        try:
            await asyncio.gather(*(_go_round(page, address, at, seen) for at, page in enumerate(pages)))
        finally:
            with suppress(Error):
                await browser.close()


async def _go_round(page: Page, address: str, first: int, seen: Answers) -> None:
    await asyncio.sleep(first * BETWEEN_PAGES_S / 5)
    for name in cycle((*PAGES[first % len(PAGES) :], *PAGES[: first % len(PAGES)])):
        asked, began = f"page: {name or 'overview'}", time.perf_counter()
        try:
            await page.goto(f"{address}/{name}", timeout=_PATIENCE_MS)
            await page.wait_for_selector(_READY, timeout=_PATIENCE_MS)
            seen.times_s[asked].append(time.perf_counter() - began)
        except Error as error:
            seen.broken.append((began, f"{asked}: {str(error).splitlines()[0][:80]}"))
        await asyncio.sleep(BETWEEN_PAGES_S)


def sketch(address: str, option_id: str, is_over: threading.Event, seen: Answers) -> None:
    """Draw a park, take it back and draw the next one; open the page again where it is lost."""
    catalogue = load_catalogue()
    baseline = assess(open_community(SAMPLE, catalogue), catalogue)
    sites = cycle(in_degrees(site, baseline) for site in park_sites(baseline, _SITES))
    url = f"{address}/sketch?community={SAMPLE}&option={option_id}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        while not is_over.is_set():
            _draw(browser, url, sites, is_over, seen)
        browser.close()


def _draw(
    browser: Browser, url: str, sites: Iterator[Corners], is_over: threading.Event, seen: Answers
) -> None:
    """Until the time is over, or the page is lost."""
    hands, began = Ours(browser), time.perf_counter()
    try:
        hands.open(url)
        hands.take_tool()
        while not is_over.is_set():
            began = time.perf_counter()
            seen.times_s[SKETCH].append(hands.draw(next(sites)) / 1000)
            hands.page.locator(".st-key-undo button").click()
            is_over.wait(BETWEEN_DRAWINGS_S)
    except (SyncError, RuntimeError) as error:
        seen.broken.append((began, f"{SKETCH}: {str(error).splitlines()[0][:80]}"))
        is_over.wait(1.0)
    finally:
        hands.page.context.close()
