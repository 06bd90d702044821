"""`python -m benchmarks.prints.meanwhile`: what a planner notices while large maps are drawn."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.machine import load_average
from benchmarks.planner import a_planner_at
from benchmarks.server import Server
from tests.browser.conftest import FLAGS

PICTURES = 4
_FORMAT = "打印地图（PNG）"
_PAPER = "A0"
_PATIENCE_MS = 180_000
_UNTIL_IT_RAN_MS = 3000


def main() -> None:
    """Measure and print."""
    var = Path(tempfile.mkdtemp(prefix="lintu-meanwhile-"))
    os.environ["LINTU_VAR"] = str(var)
    os.environ.pop("LINTU_DATABASE_URL", None)
    server = Server(var)
    server.start()
    try:
        with a_planner_at(server.address) as planner:
            seconds = _pictures(server.address)
    finally:
        server.stop()
    times = ", ".join(f"{one:.1f} s" for one in seconds)
    print(f"load average {load_average()}", "", f"| {_PAPER} maps, PNG | {times} |", "|---|---|", sep="\n")
    print(*planner.rows(), sep="\n")
    shutil.rmtree(var)


def _pictures(address: str) -> list[float]:
    """Seconds from the button to the finished file, picture after picture."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        page = browser.new_page(locale="zh-CN")
        page.set_default_timeout(_PATIENCE_MS)
        page.goto(f"{address}/exports")
        _choose(page, "export-format", _FORMAT)
        _choose(page, "sheet-paper", _PAPER)
        seconds = [_make(page, number) for number in range(PICTURES)]
        browser.close()
        return seconds


def _choose(page: Page, key: str, name: str) -> None:
    page.locator(f"[class*=st-key-{key}] input").first.click()
    page.get_by_role("option", name=name, exact=True).click()
    page.wait_for_timeout(_UNTIL_IT_RAN_MS)


def _make(page: Page, number: int) -> float:
    # Another number is another order, so each is made anew.
    box = page.get_by_label("图号")
    if not box.is_visible():
        page.locator(".st-key-sheet-block summary").click()
    box.fill(f"{number}")
    box.press("Enter")
    page.wait_for_timeout(_UNTIL_IT_RAN_MS)
    began = time.perf_counter()
    page.locator(".st-key-export-make button").click()
    page.wait_for_selector(".st-key-export-download")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
