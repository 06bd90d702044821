"""`python -m benchmarks.bringing.bombs`: files that are bombs, sent to the real app while a hall votes.

A planner's page sends each bomb and waits for the words that refuse it; phones vote all the while. Told are
the time of each answer, how much more memory the server had meanwhile (its reader processes apart), and how
long ballots waited. The exit code is 1 where a bound of T6 in reliability.md is broken.
"""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import io
import os
import platform
import shutil
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.async_api import Page, async_playwright

from benchmarks.answers import phone
from benchmarks.machine import load_average, memory_mib
from benchmarks.voting.phones import Seen, vote
from benchmarks.voting.served_round import ServedRound, served_round
from benchmarks.voting.store_here import a_folder
from tests.browser.conftest import FLAGS
from tests.data.importers.bombs_made import blocks_of_blocks, ring_of_points, self_crossing_ring
from tests.data.importers.files_made import GOOD, zip_of
from tests.data.importers.test_files_refused import REFUSED

ANSWER_S, MORE_MIB, BALLOT_S = 35.0, 50.0, 1.0
VOTERS = 1_000
BETWEEN_BALLOTS_S = 0.3
_KINDS = ("endless view", "entities", "20 000 columns", "20 MB of text", "deep brackets", "torn geopackage")


@dataclass(frozen=True)
class Answer:
    """What came of a bomb of so many MiB: seconds until the page said so, MiB that the server had more
    meanwhile (the file itself among them), its words."""

    bomb: str
    size_mib: float
    seconds: float
    more_mib: float
    words: str


def main() -> None:
    """Send them one after the other and print a table."""
    with a_folder() as var:
        with served_round(var, VOTERS) as served:
            answers, seen = asyncio.run(_hall(served))
        account = served.account(seen.receipts)
    print(_summary(answers, seen))
    print(f"ballots: {account.acknowledged} acknowledged, {account.lost} lost, {account.doubled} doubled")
    within = all(
        one.seconds < ANSWER_S and one.more_mib < MORE_MIB + one.size_mib and one.words for one in answers
    )
    sys.exit(0 if within and account.is_well and max(seen.ballot_s) < BALLOT_S else 1)


def bombs() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """What each is called → the file's name, and its bytes."""
    made: dict[str, tuple[str, Callable[[], bytes]]] = {kind: REFUSED[kind][:2] for kind in _KINDS}
    return made | {
        "1.5 GB in a zip": ("a.zip", _unpacks_to_gigabytes),
        "70 000 members": ("a.zip", lambda: zip_of({f"{n}.shp": b"" for n in range(70_000)})),
        "blocks of blocks": ("a.dxf", blocks_of_blocks),
        "a ring of 400 knots": ("a.geojson", self_crossing_ring),
        "a ring of 10⁶ points": ("a.geojson", lambda: ring_of_points(1_000_000)),
    }


async def _hall(served: ServedRound) -> tuple[list[Answer], Seen]:
    server, seen, answers = served.server, Seen(), []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        page = await browser.new_page(locale="zh-CN")
        await _start_community(page, server.address)
        await _answer(page, "房屋.geojson", GOOD["geojson"][1])  # what the first file costs is no bomb's
        voting = asyncio.create_task(_people(served, seen))
        for bomb, (name, made) in bombs().items():
            raw = made()
            _forget_peak(server.pid)
            before, began = memory_mib(server.pid, "VmRSS"), time.perf_counter()
            words = await _answer(page, f"{len(answers)}-{name}", raw)
            seconds = time.perf_counter() - began
            answers.append(
                Answer(bomb, len(raw) / 2**20, seconds, memory_mib(server.pid, "VmHWM") - before, words)
            )
        voting.cancel()
        await asyncio.gather(voting, return_exceptions=True)
        await browser.close()
    return answers, seen


async def _start_community(page: Page, address: str) -> None:
    await page.goto(f"{address}/community")
    await page.locator(".st-key-own-name input").fill("测")
    await page.get_by_role("button", name="新建社区").click()
    await page.get_by_role("button", name="用这个范围").click()
    await page.get_by_text("✓ 范围已保存").wait_for()
    await (
        page.get_by_role("radio", name="3 住宅和人口")
        .or_(page.get_by_role("button", name="3 住宅和人口"))
        .first.click()
    )


async def _answer(page: Page, name: str, raw: bytes) -> str:
    """The words that refuse it; "read" where it could be read. No two files have the same name."""
    field = page.locator("[class*='st-key-own-file-residences'] input[type=file]")
    await field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": raw})
    refused = page.get_by_test_id("stText").filter(has_text=f"“{name}”")
    layer = page.locator(f".st-key-own-layer-{hashlib.sha256(raw).hexdigest()[:8]}")
    await refused.or_(layer).first.wait_for(timeout=2 * ANSWER_S * 1000)
    return await refused.first.inner_text() if await refused.count() else "read"


async def _people(served: ServedRound, seen: Seen) -> None:
    for place, code in enumerate(served.codes):
        async with phone(served.server.address) as browser:
            await vote(browser, served.path, code, place, seen)
        await asyncio.sleep(BETWEEN_BALLOTS_S)


def _unpacks_to_gigabytes() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.shp", "w") as file:
        for _ in range(1_500):
            file.write(bytes(1_000_000))
    return whole.getvalue()


def _forget_peak(pid: int) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def _summary(answers: list[Answer], seen: Seen) -> str:
    times = seen.ballot_s
    median, p95 = np.percentile(times, [50, 95])
    lines = [
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} shared cores ({platform.machine()}), "
        f"load average {load_average()}",
        "\n| bomb | file | answered after | server's memory meanwhile | words |\n|---|---:|---:|---:|---|",
        *map(_row, answers),
        f"\nballot until its receipt, {len(times)} ballots meanwhile: median {median:.3f} s, p95 "
        f"{p95:.3f} s, most {max(times):.3f} s; {len(seen.refused)} refused",
    ]
    return "\n".join(lines)


def _row(one: Answer) -> str:
    words = " ".join(one.words.split())[:70]
    return (
        f"| {one.bomb} | {one.size_mib:.1f} MiB | {one.seconds:.1f} s | {one.more_mib:+.0f} MiB | {words} |"
    )


if __name__ == "__main__":
    main()
