"""A planner who goes on sketching while others use the same server."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.sketching.hands import Ours
from benchmarks.sketching.measure import ACTOR, WARM_UP
from benchmarks.sketching.sites import in_degrees, park_sites
from data.assess import assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from features.options import option_store
from tests.browser.conftest import FLAGS

ALONE = 8
"""Drawings before the others come."""
_PATIENCE_S = 300
_SITES = 40
_UNTIL_IT_RUNS_MS = 300


@dataclass
class Planner:
    """Milliseconds from mouse-up to the changed figure: alone, and with the others."""

    alone_ms: list[float] = field(default_factory=list)
    together_ms: list[float] = field(default_factory=list)
    error: BaseException | None = None
    _is_ready: threading.Event = field(default_factory=threading.Event)
    _is_over: threading.Event = field(default_factory=threading.Event)

    def rows(self) -> list[str]:
        """Lines of a table."""
        return [
            f"| a planner's figure after mouse-up, alone | {_times_text(self.alone_ms)} |",
            f"| the same meanwhile | {_times_text(self.together_ms)} |",
        ]


@contextmanager
def a_planner_at(address: str) -> Iterator[Planner]:
    """Somebody who drew ALONE parks there and goes on until the block ends; raises what stopped them."""
    planner = Planner()
    thread = threading.Thread(target=_sketch, args=(planner, address))
    thread.start()
    try:
        planner._is_ready.wait(_PATIENCE_S)
        yield planner
    finally:
        planner._is_over.set()
        thread.join(_PATIENCE_S)
    if planner.error is not None:
        raise planner.error


def _sketch(planner: Planner, address: str) -> None:
    try:
        with sync_playwright() as playwright:
            path = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            _draw(planner, browser, address)
            browser.close()
    except BaseException as error:
        planner.error = error
    finally:
        planner._is_ready.set()


def _draw(planner: Planner, browser: Browser, address: str) -> None:
    catalogue = load_catalogue()
    baseline = assess(open_community(SAMPLE, catalogue), catalogue)
    option = option_store.create_option(SAMPLE, "", ACTOR, baseline.community.crs.to_epsg() or 0)
    hands = Ours(browser)
    hands.open(f"{address}/sketch?community={SAMPLE}&option={option.id}")
    hands.take_tool()
    for number, site in enumerate(cycle(park_sites(baseline, _SITES))):
        if planner._is_over.is_set():
            break
        ms = hands.draw(in_degrees(site, baseline))
        if number >= WARM_UP:
            (planner.together_ms if planner._is_ready.is_set() else planner.alone_ms).append(ms)
        if number + 1 == WARM_UP + ALONE:
            planner._is_ready.set()
        _take_back(hands.page)
    hands.close()


def _take_back(page: Page) -> None:
    # The option stays small and the ground free.
    page.locator(".st-key-undo button").click()
    page.wait_for_timeout(_UNTIL_IT_RUNS_MS)


def _times_text(times_ms: list[float]) -> str:
    if not times_ms:
        return "–"
    p95 = np.percentile(times_ms, 95)
    return f"median {np.median(times_ms):.0f} ms, p95 {p95:.0f} ms of {len(times_ms)}"
