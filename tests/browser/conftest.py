"""A real server and a real browser for tests that must see what people see.

Nothing may leave this machine: what a page asks of another host ends at a dead proxy and is recorded, and
the test fails on one, as it does on an error in a page. Where chromium is missing the tests are skipped;
with LINTU_BROWSER_REQUIRED=1 they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.live import DESK, Watch, served

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=http://127.0.0.1:9",  # where nobody answers; this machine itself is reached without it
    "--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup",
)
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One chromium for all tests here; its event loop ends with them, for other tests bring their own."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        missing = "no chromium on this machine"
        (pytest.fail if os.environ.get("LINTU_BROWSER_REQUIRED") == "1" else pytest.skip)(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def serve() -> Iterator[Callable[[Path], str]]:
    """Start an app once for all tests here and give its address."""
    running: dict[Path, str] = {}
    with ExitStack() as stack:

        def start(app: Path) -> str:
            if app not in running:
                running[app] = stack.enter_context(served(app))
            return running[app]

        yield start


@pytest.fixture
def watch() -> Watch:
    """The record of what a test's pages tried."""
    return Watch()


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh browser profile that is cut off from the world; fails on strangers and on page errors."""
    opened = browser.new_context(viewport=DESK, locale="zh-CN", service_workers="block")
    watch.follow(opened)
    yield opened
    opened.close()
    assert not watch.strangers, f"requests left this machine: {watch.strangers}"
    assert not watch.errors, f"errors in the page: {watch.errors}"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a loaded machine a click may meet a page that is just being redrawn: a browser test that fails is
    run again, twice at most. A real fault fails three times."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2))
