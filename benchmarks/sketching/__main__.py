"""`python -m benchmarks.sketching`: how long a planner waits for the score, ours beside the stock pattern."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.machine import load_average
from benchmarks.sketching.clock import FILE
from benchmarks.sketching.measure import WARM_UP, Servers, full_option, in_turns
from benchmarks.sketching.report import conditions, full_table, latency_table, rerun_table
from benchmarks.sketching.sites import crowd, new_path, park_sites
from benchmarks.sketching.village import NAME, write_village
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from tests.browser.conftest import FLAGS
from tests.browser.live import ROOT, serve_app

HERE = Path(__file__).parent
CROWD = 300
MORE = 8
"""Drawings on an option that holds something already."""


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as var:
        os.environ |= {"LINTU_VAR": var, FILE: str(Path(var) / "runs.jsonl")}
        os.environ.pop("LINTU_DATABASE_URL", None)
        write_village(Path(var) / "communities" / NAME)
        with _chromium() as browser:
            for table in chain(_latencies(browser, asked.drawings), _full(browser)):
                print(f"{table}\n", flush=True)
    print(conditions((time.perf_counter() - began) / 60))


def _latencies(browser: Browser, drawings: int) -> Iterator[str]:
    found = []
    for community in (SAMPLE, NAME):
        baseline = _assess(community)
        sites = park_sites(baseline, WARM_UP + drawings)
        with _servers() as servers:
            _say(f"{community}: {drawings} drawings")
            found.append((community, in_turns(browser, servers, community, baseline, sites), load_average()))
    reruns = [(f"{community}, an empty option at first", one.runs) for community, one, _ in found]
    yield latency_table(found)
    yield rerun_table(reruns)


def _full(browser: Browser) -> Iterator[str]:
    """The sample again, with one new path in the option, and with a crowd of interventions."""
    baseline = _assess(SAMPLE)
    found = []
    for held in ([new_path(baseline)], crowd(baseline, CROWD)):
        sites = park_sites(baseline, WARM_UP + MORE, held)
        with _servers() as servers:
            _say(f"{SAMPLE}: an option of {len(held)}")
            found.append(full_option(browser, servers, SAMPLE, baseline, held, sites))
    what = ("one new path", f"{CROWD} interventions")
    reruns = [(f"{SAMPLE}, {name} already", one.drawings.runs) for name, one in zip(what, found, strict=True)]
    opening = [(f"{SAMPLE}, {name}: opened", [one.opening]) for name, one in zip(what, found, strict=True)]
    yield full_table(found, load_average())
    yield rerun_table(reruns + opening)


def _assess(community: str) -> Assessment:
    catalogue = load_catalogue()
    return assess(open_community(community, catalogue), catalogue)


@contextmanager
def _servers() -> Iterator[Servers]:
    clock = Path(os.environ[FILE])
    clock.unlink(missing_ok=True)
    ours_app, stock_app = HERE / "timed_app.py", HERE / "stock_app.py"
    with serve_app(ours_app, folder=ROOT) as ours, serve_app(stock_app, folder=ROOT) as stock:
        yield Servers(ours, stock, clock)


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def _say(what: str) -> None:
    print(f"{what} (load {load_average()})", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sketching", description=__doc__)
    parser.add_argument("--drawings", type=int, default=20, help="by each of the two, on each community")
    return parser.parse_args()


if __name__ == "__main__":
    main()
