"""Everybody at the same time: voters, reporters, planners, slow senders, backups, and one restart."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.answers import Answers
from benchmarks.reporting.phones import Sent, phone_photo, send_report
from benchmarks.server import Server
from benchmarks.soak.backups import back_up_regularly
from benchmarks.soak.planners import open_pages, sketch
from benchmarks.soak.samples import Sample, watch
from benchmarks.soak.voters import HallSeen, voters
from benchmarks.voting.served_round import ServedRound

RESTART_AT = 0.4
"""Share of the time after which the server begins anew; in the last third it has filled its caches again."""


@dataclass(frozen=True)
class DayPlan:
    """How many, how long and how often."""

    seconds: float
    phones: int
    pace_s: float
    """Between two visits of a phone."""
    reports: int
    planners: int
    slow: int
    backup_every_s: float
    sample_every_s: float = 10.0


@dataclass
class DaySeen:
    """What everybody saw. `restart_s`: seconds from the beginning at which the server ended and was back."""

    phones: HallSeen = field(default_factory=HallSeen)
    reports: Sent = field(default_factory=Sent)
    planners: Answers = field(default_factory=Answers)
    backups: Answers = field(default_factory=Answers)
    slow: str = ""
    samples: list[Sample] = field(default_factory=list)
    began: float = 0.0
    restart_s: tuple[float, float] = (0.0, 0.0)
    restarted_in_peace: bool = True


@dataclass(frozen=True)
class DayPlaces:
    """Where everybody goes: the app with its vote, its folder, the option that is sketched, and what makes a
    backup."""

    served: ServedRound
    var: Path
    option_id: str
    back_up: Callable[[], None]


async def live_through(plan: DayPlan, at: DayPlaces) -> DaySeen:
    """From the first phone to the last; the server runs before and after."""
    seen, is_over = DaySeen(began=time.perf_counter()), threading.Event()
    sketching = asyncio.create_task(_sketch(plan, at, is_over, seen.planners))
    beside = [asyncio.create_task(one) for one in _beside(plan, at, seen)]
    served, server = at.served, at.served.server
    phones = voters(server.address, served.path, served.codes, plan.phones, plan.pace_s, seen.phones)
    try:
        await asyncio.gather(
            _restart(plan, server, seen),
            _send_reports(plan, server.address, seen.reports),
            *(one.come_and_go(plan.seconds) for one in phones),
        )
    finally:
        is_over.set()
        for task in beside:
            task.cancel()
    await sketching
    for ended in await asyncio.gather(*beside, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended
    return seen


def _beside(plan: DayPlan, at: DayPlaces, seen: DaySeen) -> list[Coroutine[Any, Any, None]]:
    """What goes on until all phones have gone."""
    server = at.served.server
    return [
        watch(server, at.var, plan.sample_every_s, seen.samples),
        open_pages(server.address, plan.planners, seen.planners),
        back_up_regularly(plan.backup_every_s, at.back_up, seen.backups),
    ]


async def _sketch(plan: DayPlan, at: DayPlaces, is_over: threading.Event, seen: Answers) -> None:
    if plan.planners:
        await asyncio.to_thread(sketch, at.served.server.address, at.option_id, is_over, seen)


async def _restart(plan: DayPlan, server: Server, seen: DaySeen) -> None:
    await asyncio.sleep(plan.seconds * RESTART_AT)
    ended = time.perf_counter() - seen.began
    seen.restarted_in_peace = await asyncio.to_thread(server.restart)
    seen.restart_s = (ended, time.perf_counter() - seen.began)


async def _send_reports(plan: DayPlan, address: str, seen: Sent) -> None:
    """Each from an address of its own, spread over the time."""
    photo = await asyncio.to_thread(phone_photo)

    async def one(number: int) -> None:
        await asyncio.sleep((number + 0.5) * plan.seconds / plan.reports)
        from_ip = f"127.0.{10 + number // 250}.{1 + number % 250}"
        await send_report(address, photo, number, seen, from_ip)

    await asyncio.gather(*(one(number) for number in range(plan.reports)))
