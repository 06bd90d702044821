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

from playwright.sync_api import ConsoleMessage, Frame, Page, Route, expect

ROOT = Path(__file__).parents[2]
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
PATIENCE_S = 30


class Watch:
    """What a page tried that it must not: requests to other hosts, errors."""

    def __init__(self) -> None:
        self.strangers: list[str] = []
        self.errors: list[str] = []

    def hear(self, said: ConsoleMessage) -> None:
        """Keep an error; Streamlit's own health checks below a page's address are not one."""
        url = said.location.get("url", "")
        if said.type == "error" and "/_stcore/" not in url:
            self.errors.append(f"{said.text} {url}")

    def gate(self, route: Route) -> None:
        """Let a request to this machine pass; record and stop any other."""
        url = route.request.url
        if urlsplit(url).hostname in ("127.0.0.1", "localhost") or url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            self.strangers.append(url)
            route.abort()


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
