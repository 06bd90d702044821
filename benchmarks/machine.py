"""What the system tells of this machine, and of a process on it."""

from __future__ import annotations

import os
from pathlib import Path


def load_average() -> str:
    """Of the last 1, 5 and 15 minutes; empty where the system does not tell."""
    return " / ".join(f"{load:.1f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else ""


def memory_mib(process: int, line: str) -> float:
    """MiB of a process, as this line of its status says: "VmRSS" now, "VmHWM" at its peak; 0 where the system
    does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(each.split()[1]) for each in lines if each.startswith(f"{line}:")) / 1024


def open_files(process: int) -> int:
    """How many files a process has open now; -1 where the system does not tell."""
    try:
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return -1


def children_of(process: int) -> list[int]:
    """The child processes of a process; none where the system does not tell."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def processor_s(process: int) -> float:
    """Seconds of processor time that a process has used; NaN where the system does not tell."""
    try:
        user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    except OSError:
        return float("nan")
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
