"""What browser tests stand on: a server of their own, a record of what pages try, and the map's frame."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Page, Request, expect

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


class Watch:
    """What a page tried that it must not: requests to other hosts, errors."""

    def __init__(self) -> None:
        self.strangers: list[str] = []
        self.errors: list[str] = []

    def _hear(self, said: ConsoleMessage) -> None:
        """Keep an error; Streamlit's own health checks below a page's address are not one."""
        url = said.location.get("url", "")
        if said.type == "error" and "/_stcore/" not in url:
            self.errors.append(f"{said.text} {url}")

    def follow(self, context: BrowserContext) -> None:
        """Watch the pages of this context. What goes to another host ends at the browser's dead proxy: so not
        every request must be held and let go."""
        context.on("request", self._note)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._hear)

    def _note(self, request: Request) -> None:
        url = request.url
        is_here = urlsplit(url).hostname in ("127.0.0.1", "localhost")
        if not is_here and not url.startswith(("data:", "blob:")):
            self.strangers.append(url)


@contextmanager
def served(app: Path, *options: str, folder: Path | None = None) -> Iterator[str]:
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
def answered(page: Page) -> Iterator[None]:
    """Wait until the page stands still, do what is inside, wait until Python has answered it: of two presses
    on one button that it hears of at once it knows only one."""
    page.wait_for_selector(STILL, timeout=PATIENCE_S * 1000)
    before = page.evaluate(RUNS)
    yield
    page.wait_for_function("before => window.runs.ended > before", arg=before, timeout=PATIENCE_S * 1000)
    page.wait_for_selector(STILL, timeout=PATIENCE_S * 1000)


def ready_map(page: Page) -> Frame:
    """The frame of the page's map, once all its layers are there."""
    maps = page.locator("iframe[title^='streamlit_folium']")
    expect(maps).to_have_count(1, timeout=PATIENCE_S * 1000)  # an old one stays until the script ends
    holder = maps.element_handle()
    frame = holder.content_frame()
    assert frame is not None
    wait_ready(frame)
    return frame


def wait_ready(frame: Frame) -> None:
    """Wait until nothing of the map is being fetched."""
    frame.wait_for_selector("#map_div[data-state='ready']", timeout=PATIENCE_S * 1000)
