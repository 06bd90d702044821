"""The measurements: drawings in turns, an option that is already full, and opening it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import shapely
from playwright.sync_api import Browser

from benchmarks.sketching.clock import runs
from benchmarks.sketching.hands import Ours, Stock
from benchmarks.sketching.sites import in_degrees
from data.assess import Assessment
from features.options import option_store
from features.options.intervention import Intervention

ACTOR = "benchmark"
WARM_UP = 2
"""Drawings that are not counted: caches fill, scripts compile."""

Either = TypeVar("Either", Ours, Stock)
Runs = list[dict[str, float]]
"""Block → seconds, a run of the script each."""


@dataclass(frozen=True)
class Servers:
    """Addresses of the two apps; `clock` is the file that ours writes its runs to."""

    ours: str
    stock: str
    clock: Path


@dataclass(frozen=True)
class Drawings:
    """Milliseconds to the figure, drawing by drawing, and the runs of our script for them."""

    ours_ms: list[float] = field(default_factory=list)
    stock_ms: list[float] = field(default_factory=list)
    runs: list[Runs] = field(default_factory=list)


@dataclass(frozen=True)
class Full:
    """An option that holds much already. opened_ms: as the first of a server, and again."""

    count: int
    opened_ms: tuple[float, float]
    opening: Runs
    drawings: Drawings


def in_turns(
    browser: Browser, servers: Servers, community: str, baseline: Assessment, sites: Sequence[shapely.Polygon]
) -> Drawings:
    """Ours, stock, ours, stock … on the same sites, each beginning with nothing drawn."""
    found = Drawings()
    option = option_store.create_option(community, "", ACTOR, baseline.community.crs.to_epsg() or 0)
    with _page(Ours(browser)) as ours, _page(Stock(browser)) as stock:
        for _ in range(2):  # the first time the server measures the community
            ours.open(f"{servers.ours}/sketch?community={community}&option={option.id}")
            stock.open(f"{servers.stock}/?community={community}")
        ours.take_tool()
        for number, site in enumerate(sites):
            corners = in_degrees(site, baseline)
            before = len(runs(servers.clock))
            ours_ms, stock_ms = ours.draw(corners), stock.draw(corners)
            if number >= WARM_UP:
                found.ours_ms.append(ours_ms)
                found.stock_ms.append(stock_ms)
                found.runs.append(runs(servers.clock)[before:])
    return found


def full_option(
    browser: Browser,
    servers: Servers,
    community: str,
    baseline: Assessment,
    held: Sequence[Intervention],
    sites: Sequence[shapely.Polygon],
) -> Full:
    """An option that holds `held` is opened twice and drawn on."""
    option = option_store.create_option(community, "", ACTOR, baseline.community.crs.to_epsg() or 0)
    for one in held:
        option_store.add_intervention(option.id, one, ACTOR)
    url = f"{servers.ours}/sketch?community={community}&option={option.id}"
    found, opening = Drawings(), runs(servers.clock)
    with _page(Ours(browser)) as page:
        first_ms = page.open(url)
        opening = runs(servers.clock)[len(opening) :]
    with _page(Ours(browser)) as page:
        again_ms = page.open(url)
        if page.shapes() != len(held):
            raise RuntimeError(f"the map shows {page.shapes()} of {len(held)} shapes")
        page.take_tool()
        for number, site in enumerate(sites):
            before = len(runs(servers.clock))
            ours_ms = page.draw(in_degrees(site, baseline))
            if number >= WARM_UP:
                found.ours_ms.append(ours_ms)
                found.runs.append(runs(servers.clock)[before:])
    return Full(len(held), (first_ms, again_ms), opening, found)


@contextmanager
def _page(hands: Either) -> Iterator[Either]:
    yield hands
    hands.close()
