"""Backups that are made while everybody uses the app."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from benchmarks.answers import Answers
from benchmarks.voting.postgres import dump

BACKUP = "backup"


def backups(address: str, var: Path) -> Callable[[], None]:
    """What makes one: our command; of a database server at this address its own, since ours leaves that to
    its people. It raises CalledProcessError."""
    numbers = count()

    def back_up() -> None:
        if not address:
            _back_up_by_command(var)
            return
        folder = var / "backups"
        folder.mkdir(exist_ok=True)
        dump(address, folder / f"{next(numbers)}.dump")

    return back_up


async def back_up_regularly(every_s: float, back_up: Callable[[], None], seen: Answers) -> None:
    """One every so many seconds, until it is cancelled."""
    while True:
        await asyncio.sleep(every_s)
        began = time.perf_counter()
        try:
            await asyncio.to_thread(back_up)
            seen.times_s[BACKUP].append(time.perf_counter() - began)
        except subprocess.CalledProcessError as error:
            seen.refused.append(f"{BACKUP}: {error.stderr.decode(errors='replace').strip()[-200:]}")


def _back_up_by_command(var: Path) -> None:
    """`lintu backup`, as cron would call it."""
    lintu = Path(sys.executable).with_name("lintu")
    environment = {**os.environ, "LINTU_VAR": str(var)}
    subprocess.run([str(lintu), "backup"], env=environment, check=True, capture_output=True)  # noqa: S603
