"""A hall that votes while others send slowly: the phones at one address, as behind one Wi-Fi."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import httpx

from benchmarks.voting.phones import PATIENCE_S, Seen, vote

WIFI = "127.0.2.1"
"""The one address of all phones."""


async def vote_from_one_address(address: str, workshop_id: str, codes: list[str], seconds: float) -> Seen:
    """One ballot from each phone, their beginnings spread evenly over `seconds`."""
    seen = Seen()
    starts = [place * seconds / len(codes) for place in range(len(codes))]
    path = f"/r/vote/{workshop_id}"
    await asyncio.gather(
        *(_phone(address, path, code, place, starts[place], seen) for place, code in enumerate(codes))
    )
    return seen


async def _phone(address: str, path: str, code: str, place: int, wait_s: float, seen: Seen) -> None:
    await asyncio.sleep(wait_s)
    # Nothing is encrypted here, and reading the system's certificates takes each phone 30 ms of one core.
    transport = httpx.AsyncHTTPTransport(local_address=WIFI, verify=False)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE_S, transport=transport) as browser:
        try:
            await vote(browser, path, code, place, seen)
        except RuntimeError as error:
            seen.refused.append(str(error))


def open_files_of(process: int) -> int:
    """How many files a process has open now; -1 where the system does not tell."""
    folder = Path(f"/proc/{process}/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else -1


async def come_first(sockets: int) -> None:
    """Wait until so many slow senders have come, and those that came first have been closed once."""
    await asyncio.sleep(sockets / 1000 + 15)


def processor_s_of(process: int) -> float:
    """Seconds of processor time that a process has used; NaN where the system does not tell."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return float("nan")
    user, system = file.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
