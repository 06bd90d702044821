"""`python -m benchmarks.opening --former COMMIT`: from the address to a usable map in a fresh profile.

The program as it is and as it was at that commit are served side by side from one Python environment, and
opened in turns, each time with an empty cache. Requests and bytes are those of one opening.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.starting import ROOT, served
from tests.browser.conftest import FLAGS
from tests.browser.live import DESK

PAGES = {"Today": "/", "Plans": "/sketch?option={option}"}
READY = "#map_div[data-state='ready']"
PATIENCE_MS = 120_000
NEW_OPTION = """
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from entry.start import start
from features.options.option_store import create_option
start()
epsg = open_community(SAMPLE, load_catalogue()).crs.to_epsg()
print(create_option(SAMPLE, "", "benchmark", epsg).id)
"""


@dataclass(frozen=True)
class Opening:
    """One opening: seconds until the map was ready, requests, bytes as they came over the wire."""

    seconds: float
    requests: int
    received: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--former", required=True, help="commit to compare with")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with ExitStack() as stack:
        former = stack.enter_context(checkout(asked.former))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stores = {"former": (former, Path(folder) / "former"), "present": (ROOT, Path(folder) / "present")}
        options = {name: _new_option(root, var) for name, (root, var) in stores.items()}
        addresses = {
            name: stack.enter_context(served(root / "app.py", var)) for name, (root, var) in stores.items()
        }
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        for page, path in PAGES.items():
            urls = {name: address + path.format(option=options[name]) for name, address in addresses.items()}
            for url in urls.values():  # the community is scored, modules are loaded
                open_once(browser, url)
            found: dict[str, list[Opening]] = {name: [] for name in urls}
            for _ in range(asked.rounds):
                for name, url in urls.items():
                    found[name].append(open_once(browser, url))
            _print(page, found)
    print(f"load average at the end {os.getloadavg()[0]:.1f}")


@contextmanager
def checkout(commit: str) -> Iterator[Path]:
    """The files of a commit, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "former"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), commit], check=True)  # noqa: S603
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)  # noqa: S603


def open_once(browser: Browser, address: str) -> Opening:
    """Open the address with nothing in the cache and wait for its map."""
    context = browser.new_context(viewport=DESK, locale="zh-CN", service_workers="block")
    page = context.new_page()
    received: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    began = time.perf_counter()
    page.goto(address)
    frame = page.wait_for_selector("iframe[title^='streamlit_folium']", timeout=PATIENCE_MS).content_frame()
    frame.wait_for_selector(READY, timeout=PATIENCE_MS)
    seconds = time.perf_counter() - began
    context.close()
    return Opening(seconds, len(received), int(sum(received)))


def _new_option(root: Path, var: Path) -> str:
    """The id of an empty option of the sample in the store of this folder, made by the program of `root`, as
    it would refuse a store of a later one."""
    environment = {**os.environ, "LINTU_VAR": str(var), "PYTHONPATH": str(root)}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", NEW_OPTION],
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()[-1]


def _print(page: str, found: dict[str, list[Opening]]) -> None:
    times = {name: median(one.seconds for one in openings) for name, openings in found.items()}
    for name, openings in found.items():
        last = openings[-1]
        print(f"{page}, {name}: {times[name]:.2f} s, {last.requests} requests, {last.received / 1e6:.2f} MB")
    print(f"{page}: ratio {times['present'] / times['former']:.2f}", flush=True)


if __name__ == "__main__":
    main()
