"""Those who send requests, and what they see: how long answers take, and what goes wrong."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import httpx
import numpy as np

PATIENCE_S = 30.0
WITHOUT_ANSWER_S = 120.0
"""Longer than the app takes to begin again."""
Request = Callable[[], Awaitable[httpx.Response]]


@dataclass
class Answers:
    """Seconds of the answers by what was asked, and what went wrong.

    broken: what got no answer, with when it was asked (by `time.perf_counter`) and the error.
    again_s: how long they wait then.
    """

    times_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: list[str] = field(default_factory=list)
    broken: list[tuple[float, str]] = field(default_factory=list)
    again_s: float = 0.5

    @property
    def tries_again(self) -> int:
        """How often a form was sent again because the connection broke."""
        return len(self.broken)


def phone(address: str, from_ip: str = "", patience_s: float = PATIENCE_S) -> httpx.AsyncClient:
    """A browser of its own, with its own cookies, whose address is `from_ip` where that is given."""
    # Nothing is encrypted here, and reading the system's certificates takes each phone 30 ms of one core.
    transport = httpx.AsyncHTTPTransport(local_address=from_ip or None, verify=False)
    return httpx.AsyncClient(base_url=address, timeout=patience_s, trust_env=False, transport=transport)


async def answer_to(request: Request, asked: str, seen: Answers) -> httpx.Response:
    """The answer; asked again while there is no connection, as the pages' script does.

    Raises RuntimeError where there is none for two minutes.
    """
    first = time.perf_counter()
    while time.perf_counter() - first < WITHOUT_ANSWER_S:
        began = time.perf_counter()
        try:
            answer = await request()
        except httpx.TransportError as error:
            seen.broken.append((began, f"{asked}: {type(error).__name__}"))
            await asyncio.sleep(seen.again_s)
            continue
        seen.times_s[asked].append(time.perf_counter() - began)
        if answer.status_code != 200:
            seen.refused.append(f"{asked}: {answer.status_code}")
        return answer
    raise RuntimeError(f"{asked}: no connection")


def times_text(times_s: Sequence[float]) -> str:
    """The 95th percentile, median and longest of these seconds, and how many they are."""
    if not times_s:
        return "–"
    median, p95 = np.percentile(times_s, [50, 95])
    return f"p95 {p95:.3f} s (median {median:.3f}, most {max(times_s):.3f}, of {len(times_s)})"
