"""A hall of phones, the walls and a planner at the same time, against the real app."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
from playwright.async_api import Page, async_playwright

from benchmarks.answers import PATIENCE_S
from benchmarks.voting.phones import Seen, vote_all
from data.catalogue import load_catalogue
from tests.browser.conftest import FLAGS

PLANNER_S = 10.0
PLANNER_LOADS_BEFORE = 3
_OVERVIEW = "[class*='st-key-index-all']"


@dataclass
class Hall:
    """What was seen: by the phones, by the walls (seconds of each answer; `no_wall` why there are none), and
    by a planner (seconds from asking for the overview to its score, in peace and while people voted)."""

    phones: Seen = field(default_factory=Seen)
    wall_s: list[float] = field(default_factory=list)
    wall_troubles: int = 0
    no_wall: str = ""
    planner_before_s: list[float] = field(default_factory=list)
    planner_s: list[float] = field(default_factory=list)


async def hall(address: str, workshop_id: str, codes: Sequence[str], walls: int, seconds: float) -> Hall:
    """One ballot from each phone, their beginnings spread evenly over `seconds`."""
    seen = Hall()
    wall = await _wall(address, workshop_id, seen)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        planner = await browser.new_page(locale="zh-CN")
        for _ in range(PLANNER_LOADS_BEFORE):
            seen.planner_before_s.append(await _overview(planner, address))
        beside = [asyncio.create_task(_planner(planner, address, seen.planner_s))]
        beside += [asyncio.create_task(_watch(address, wall, seen)) for _ in range(walls if wall else 0)]
        await vote_all(address, f"/r/vote/{workshop_id}", codes, seconds, seen.phones)
        for task in beside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await browser.close()
    return seen


async def _wall(address: str, workshop_id: str, seen: Hall) -> str:
    """The path that walls ask for; "" where this program has none."""
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE_S, trust_env=False) as browser:
        for path in (f"/wall/{workshop_id}/now", f"/wall/{workshop_id}"):
            answer = await browser.get(path)
            if answer.status_code == 200 and "stApp" not in answer.text and 'id="root"' not in answer.text:
                return path
    seen.no_wall = "this program has no wall"
    return ""


async def _watch(address: str, path: str, seen: Hall) -> None:
    every_s = load_catalogue().parameters["wall_poll_s"].figure.value
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE_S, trust_env=False) as browser:
        while True:
            began = time.perf_counter()
            try:
                answer = await browser.get(path)
            except httpx.TransportError:
                seen.wall_troubles += 1
            else:
                seen.wall_troubles += answer.status_code != 200
                seen.wall_s.append(time.perf_counter() - began)
            await asyncio.sleep(every_s)


async def _planner(page: Page, address: str, times: list[float]) -> None:
    while True:
        times.append(await _overview(page, address))
        await asyncio.sleep(PLANNER_S)


async def _overview(page: Page, address: str) -> float:
    began = time.perf_counter()
    await page.goto(address)
    await page.wait_for_selector(_OVERVIEW, timeout=PATIENCE_S * 2000)
    return time.perf_counter() - began
