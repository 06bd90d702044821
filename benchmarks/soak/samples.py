"""How much the server holds: memory, open files, and what lies in its folder."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.machine import children_of, memory_mib, open_files
from benchmarks.server import Server

MIB = 2**20
SHORTEST_S = 300.0


@dataclass(frozen=True)
class Sample:
    """At so many seconds since the beginning: MiB of the server and of its child processes, open files, and
    MiB of its folder by what lies there."""

    at_s: float
    rss_mib: float
    children_mib: float
    files: int
    var_mib: dict[str, float]


async def watch(server: Server, var: Path, every_s: float, samples: list[Sample]) -> None:
    """Note a sample every so many seconds, until it is cancelled; none while the server is away."""
    began = time.perf_counter()
    while True:
        found = await asyncio.to_thread(_sample, server.pid, var, time.perf_counter() - began)
        if found is not None:
            samples.append(found)
        await asyncio.sleep(every_s)


def slope_mib_per_hour(samples: Sequence[Sample]) -> float:
    """Of the server's memory, by least squares; NaN over less than five minutes, which say nothing."""
    if not samples or samples[-1].at_s - samples[0].at_s < SHORTEST_S:
        return float("nan")
    return float(np.polyfit([one.at_s / 3600 for one in samples], [one.rss_mib for one in samples], 1)[0])


def _sample(process: int, var: Path, at_s: float) -> Sample | None:
    rss_mib, files = memory_mib(process, "VmRSS"), open_files(process)
    if not rss_mib or files < 0:
        return None  # it is ending
    children_mib = sum(memory_mib(child, "VmRSS") for child in children_of(process))
    return Sample(at_s, rss_mib, children_mib, files, _var_mib(var))


def _var_mib(var: Path) -> dict[str, float]:
    """By the first folder, or the file's name where it lies in none."""
    sizes: dict[str, float] = {}
    for file in var.rglob("*"):
        try:
            size = file.lstat().st_size if file.is_file() else 0
        except OSError:
            continue
        name = file.relative_to(var).parts[0]
        sizes[name] = sizes.get(name, 0.0) + size / MIB
    return {name: round(size, 2) for name, size in sizes.items()}
