"""kill -9 at random moments while phones vote."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.answers import phone
from benchmarks.voting.mortal import Mortal
from benchmarks.voting.phones import Seen, vote
from benchmarks.voting.round import Account, open_round, reconcile

PHONES = 20
VOTES_PER_KILL = 40
"""More than phones get through before the next kill, so that there is always one under way."""
AGAIN_S = 0.05
LIFE_S = (0.02, 0.4)


def kill_and_count(var: Path, kills: int) -> tuple[Account, Seen]:
    """What the phones hold and what is in the box after so many kills. LINTU_VAR names `var`."""
    vote, codes = open_round(kills * VOTES_PER_KILL)
    server = Mortal(var)
    try:
        seen = asyncio.run(_run(server, vote.id, codes, kills))
    finally:
        server.end()
    return reconcile(vote, seen.receipts), seen


async def _run(server: Mortal, workshop_id: str, codes: list[str], kills: int) -> Seen:
    seen, is_over = Seen(again_s=AGAIN_S), asyncio.Event()
    voters = iter(enumerate(codes))
    phones = [
        asyncio.create_task(_phone(server.address, f"/r/vote/{workshop_id}", voters, seen, is_over))
        for _ in range(PHONES)
    ]
    server.begin()
    for _ in range(kills):
        before = len(seen.receipts)
        while len(seen.receipts) == before and not all(one.done() for one in phones):
            await asyncio.sleep(0.005)  # a server that nobody voted at is not worth a kill
        await asyncio.sleep(random.uniform(*LIFE_S))
        await asyncio.to_thread(server.kill)
        server.begin()
    is_over.set()
    await asyncio.gather(*phones)
    await asyncio.to_thread(server.kill)
    return seen


async def _phone(
    address: str, path: str, voters: Iterator[tuple[int, str]], seen: Seen, is_over: asyncio.Event
) -> None:
    """One voter after another, until the kills are over; a vote that was begun is ended."""
    async with phone(address) as browser:
        for place, code in voters:
            await vote(browser, path, code, place, seen)
            if is_over.is_set():
                return
