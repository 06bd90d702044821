"""One tab in which the drawing tests draw one after the other: to open it takes longer than most of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.drawing_events import APP, clear_map
from tests.browser.live import ready_map, someone


@pytest.fixture(scope="package")
def tab(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Page]:
    with someone(browser) as (context, _):
        page = context.new_page()
        page.goto(serve(APP))
        ready_map(page)
        yield page


@pytest.fixture
def page(tab: Page) -> Page:
    """The tab with nothing drawn."""
    return clear_map(tab)


@pytest.fixture
def sheet(page: Page) -> Frame:
    """Its map."""
    return ready_map(page)
