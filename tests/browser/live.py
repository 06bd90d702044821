"""What browser tests stand on: a server of their own, a record of what pages try, and the map's frame."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    Page,
    Request,
    WebError,
    expect,
)

ROOT = Path(__file__).parents[2]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
PATIENCE_S = 30
STILL = "[data-test-script-state='notRunning']"
RUNS = """() => {
  if (!window.runs) {
    window.runs = { ended: 0 };
    const app = document.querySelector("[data-test-script-state]");
    const hear = () => { if (app.dataset.testScriptState === "notRunning") window.runs.ended += 1; };
    new MutationObserver(hear).observe(app, { attributeFilter: ["data-test-script-state"] });
  }
  return window.runs.ended; }"""
"""How often Python's answer was whole since this was first asked."""


PROFILE: dict[str, Any] = {"viewport": DESK, "locale": "zh-CN", "service_workers": "block"}


class Watch:
    """What pages tried that they must not: requests to other hosts, errors."""

    def __init__(self) -> None:
        self.strangers: list[str] = []
        self.errors: list[str] = []

    @contextmanager
    def following(self, context: BrowserContext) -> Iterator[None]:
        """Watch the pages of this context. What goes to another host ends at the browser's dead proxy: so not
        every request must be held and let go."""
        heard: dict[Any, Callable[[Any], None]] = {
            "request": self._note,
            "weberror": self._note_error,
            "console": self._hear,
        }
        for event, listener in heard.items():
            context.on(event, listener)
        yield
        for event, listener in heard.items():
            context.remove_listener(event, listener)

    def expect_nothing(self) -> None:
        """Fail on requests to other hosts and on errors in the pages."""
        assert not self.strangers, f"requests left this machine: {self.strangers}"
        assert not self.errors, f"errors in the page: {self.errors}"

    def _hear(self, message: ConsoleMessage) -> None:
        """Keep an error; Streamlit's own health checks below a page's address are not one."""
        url = message.location.get("url", "")
        if message.type == "error" and "/_stcore/" not in url:
            self.errors.append(f"{message.text} {url}")

    def _note_error(self, error: WebError) -> None:
        self.errors.append(str(error.error))

    def _note(self, request: Request) -> None:
        url = request.url
        is_here = urlsplit(url).hostname in ("127.0.0.1", "localhost")
        if not is_here and not url.startswith(("data:", "blob:")):
            self.strangers.append(url)


class SharedProfile:
    """A browser profile that many tests use in turn.

    One tab of our own stays open in it, so that the process with the compiled scripts lives on.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self._own_tab: Page | None = None

    def empty(self) -> None:
        """Close the tabs and forget what they kept."""
        tabs = [tab for tab in self.context.pages if tab != self._own_tab]
        origins = {"{0.scheme}://{0.netloc}".format(urlsplit(tab.url)) for tab in tabs}
        if self._own_tab is None:
            self._own_tab = self.context.new_page()
        if "_stcore" not in self._own_tab.url and (here := [one for one in origins if "//127.0.0.1" in one]):
            self._own_tab.goto(f"{here[0]}/_stcore/health")
        for tab in tabs:
            tab.close()
        self.context.clear_cookies()
        self.context.clear_permissions()
        storage = self.context.new_cdp_session(self._own_tab)
        for origin in origins:
            storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        storage.detach()


@contextmanager
def someone(browser: Browser, **settings: Any) -> Iterator[tuple[BrowserContext, Watch]]:
    """A profile of one's own, watched: another person, or another device."""
    watch, context = Watch(), browser.new_context(**{**PROFILE, **settings})
    with watch.following(context):
        yield context, watch
        context.close()
    watch.expect_nothing()


@contextmanager
def serve_app(app: Path, *options: str, folder: Path | None = None) -> Iterator[str]:
    """Run a Streamlit app on a free port of this machine; gives its address without a slash at the end.

    `folder`: where it runs, and so whose `.streamlit` it reads; its own by default.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    command += [f"--{name}={value}" for name, value in settings.items()]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=folder or app.parent, env=environment, stdin=subprocess.DEVNULL)
    try:
        _wait_until_up(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up")


@contextmanager
def wait_for_answer(page: Page) -> Iterator[None]:
    """Wait until the page stands still, do what is inside, wait until Python has answered it: of two presses
    on one button that it hears of at once it knows only one."""
    page.wait_for_selector(STILL, timeout=PATIENCE_S * 1000)
    before = page.evaluate(RUNS)
    yield
    page.wait_for_function("before => window.runs.ended > before", arg=before, timeout=PATIENCE_S * 1000)
    page.wait_for_selector(STILL, timeout=PATIENCE_S * 1000)


def go_to(page: Page, name: str) -> None:
    """Go to an entry, or to a page of the entry in hand."""
    page.locator(".st-key-entries a, .st-key-subpages a").filter(has_text=name).first.click()


def ready_map(page: Page) -> Frame:
    """The frame of the page's map, once all its layers are there."""
    maps = page.locator("iframe[title^='streamlit_folium']")
    expect(maps).to_have_count(1, timeout=PATIENCE_S * 1000)  # an old one stays until the script ends
    holder = maps.element_handle()
    frame = holder.content_frame()
    assert frame is not None
    wait_ready(frame)
    return frame


def open_legend(frame: Frame) -> None:
    """Open the panel of layers, which starts as one button, unless it is open."""
    head = frame.locator(".lintu-panel-head")
    if head.get_attribute("aria-expanded") == "false":
        head.click()


def wait_ready(frame: Frame) -> None:
    """Wait until nothing of the map is being fetched."""
    frame.wait_for_selector("#map_div[data-state='ready']", timeout=PATIENCE_S * 1000)


def has_chinese_font() -> bool:
    """Whether this machine has one of the faces that pages ask for before the served one."""
    listing = shutil.which("fc-list")
    if listing is None:
        return False
    listed = subprocess.run([listing, ":", "family"], capture_output=True, check=True).stdout.decode()
    return any(one in listed for one in ("Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"))
