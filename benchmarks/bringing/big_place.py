"""`python -m benchmarks.bringing.big_place [buildings]`: a big place is opened while a hall votes.

A browser opens a made-up place in the real app, which reads and scores it; phones vote meanwhile,
and another phone asks for the map of the sample. Told are the seconds until the score shows and how long
ballots and maps took before and meanwhile. The exit code is 1 where a ballot took longer than a second.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import platform
import shutil
import sys
import time

import httpx
from playwright.async_api import async_playwright

from base.words import Bilingual
from benchmarks.answers import phone, times_text
from benchmarks.bringing.__main__ import make_place
from benchmarks.machine import load_average
from benchmarks.voting.phones import Seen, vote
from benchmarks.voting.served_round import ServedRound, served_round
from benchmarks.voting.store_here import a_folder, close_afterwards
from data.store.open_store import the_store
from entry.start import start
from tests.browser.conftest import FLAGS

BALLOT_S = 1.0
VOTERS = 1_000
WARM_UP_BALLOTS = 30


def main(buildings: int) -> None:
    """Make the place, open it while phones vote, and print what was measured."""
    start()
    with a_folder() as var:
        with close_afterwards():
            key = make_place(the_store(), buildings, Bilingual("测", "Test")).key
        with served_round(var, VOTERS) as served:
            is_well = asyncio.run(_hall(served, key))
    sys.exit(0 if is_well else 1)


async def _hall(served: ServedRound, key: str) -> bool:
    address, before, meanwhile, maps_s = served.server.address, Seen(), Seen(), []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = await browser.new_page(locale="zh-CN")
        await page.goto(address)
        await page.get_by_test_id("stMetric").first.wait_for(timeout=120_000)
        await _vote(served, range(WARM_UP_BALLOTS), before)
        voting = asyncio.create_task(_vote(served, range(WARM_UP_BALLOTS, VOTERS), meanwhile))
        asking = asyncio.create_task(_ask_for_maps(address, maps_s))
        begun = time.perf_counter()
        await page.goto(f"{address}/?community={key}")
        await page.get_by_test_id("stMetric").first.wait_for(timeout=120_000)
        seconds = time.perf_counter() - begun
        for task in (voting, asking):
            task.cancel()
        await asyncio.gather(voting, asking, return_exceptions=True)
        await browser.close()
    machine = f"{os.cpu_count()} shared cores ({platform.machine()})"
    print(f"{datetime.date.today():%Y-%m-%d}, {machine}, load average {load_average()}")
    print(f"score shown after {seconds:.1f} s")
    for name, times in (
        ("ballots before", before.ballot_s),
        ("ballots meanwhile", meanwhile.ballot_s),
        ("maps of the sample meanwhile", maps_s),
    ):
        print(f"{name}: {times_text(times)}")
    return max(meanwhile.ballot_s) < BALLOT_S


async def _vote(served: ServedRound, places: range, seen: Seen) -> None:
    for place in places:
        async with phone(served.server.address) as browser:
            await vote(browser, served.path, served.codes[place], place, seen)


async def _ask_for_maps(address: str, maps_s: list[float]) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        number = 0
        while True:
            begun = time.perf_counter()
            answer = await client.get(f"/r/map/xuzhen/zh/2/{number % 7}/{number % 5}.svg")
            answer.raise_for_status()
            maps_s.append(time.perf_counter() - begun)
            number += 1
            await asyncio.sleep(0.1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
