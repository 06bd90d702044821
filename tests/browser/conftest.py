"""A real server and a real browser for tests that must see what people see.

Nothing may leave this machine: what a page asks of another host ends at a dead proxy and is recorded, and
the test fails on one, as it does on an error in a page. Where chromium is missing the tests are skipped;
with LINTU_BROWSER_REQUIRED=1 they fail instead.

Each test has tabs of its own in a profile that all tests of a worker share and that is emptied between them:
a tab of a fresh profile takes twice the time, for it must compile all of Streamlit's scripts anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from data.communities import SAMPLE
from data.store.open_store import the_store
from data.store.writer import the_writer
from tests.browser.live import PROFILE, SharedProfile, Watch, serve_app
from tests.browser.planning import archive_open_options

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # what one tab has compiled, the next one need not
    "--js-flags=--no-opt",  # no tab lives long enough for optimised code to pay
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
                running[app] = stack.enter_context(serve_app(app))
            return running[app]

        yield start


@pytest.fixture(scope="package")
def shared_profile(browser: Browser) -> Iterator[SharedProfile]:
    """The profile whose tabs the tests here open."""
    opened = browser.new_context(**PROFILE)
    yield SharedProfile(opened)
    opened.close()


@pytest.fixture
def watch() -> Watch:
    """The record of what a test's pages tried."""
    return Watch()


@pytest.fixture
def context(shared_profile: SharedProfile, watch: Watch) -> Iterator[BrowserContext]:
    """An empty browser profile that is cut off from the world; fails on strangers and on page errors."""
    with watch.following(shared_profile.context):
        yield shared_profile.context
        shared_profile.empty()
    watch.expect_nothing()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


@pytest.fixture
def archive_drawn_options() -> Iterator[None]:
    """What a test draws in the sample is gone from the tests after it: those of a worker share a store."""
    yield
    archive_open_options(SAMPLE)
    the_writer().stop()
    the_store().close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure tells what stood on the page: on another machine nobody can look."""
    report = yield
    if report.when == "call" and report.failed:
        page = getattr(item, "funcargs", {}).get("page")
        if isinstance(page, Page) and not page.is_closed():
            report.sections.append((f"Page {page.url}", page.locator("body").aria_snapshot()))
    return report
