"""The measurements as Markdown."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import numpy as np

from benchmarks.machine import load_average
from benchmarks.sketching.measure import Drawings, Full, Runs

BOUND_RATIO = 0.45
BOUND_RERUN_MS = 120.0


def conditions(minutes: float) -> str:
    """When and where."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "streamlit-folium", "folium"))
    return (
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} shared cores ({platform.machine()}), load "
        f"average {load_average()} over the last 1 / 5 / 15 of {minutes:.0f} minutes, "
        f"Python {platform.python_version()}, {libraries}."
    )


def latency_table(places: Sequence[tuple[str, Drawings, str]]) -> str:
    """(place, drawings, load while they were drawn)."""
    header = (
        "mouse-up → figure",
        "drawings",
        "ours, median",
        "p95",
        "stock, median",
        "p95",
        f"ratio of medians at most {BOUND_RATIO}",
        "load",
    )
    rows = []
    for place, found, busy in places:
        ratio = float(np.median(found.ours_ms) / np.median(found.stock_ms))
        rows.append(
            (
                place,
                str(len(found.ours_ms)),
                *_spread(found.ours_ms),
                *_spread(found.stock_ms),
                f"{ratio:.2f}{'' if ratio <= BOUND_RATIO else ' ✗'}",
                busy,
            )
        )
    return _table(header, rows)


def rerun_table(places: Sequence[tuple[str, Sequence[Runs]]]) -> str:
    """Python time of a drawing, whole and by block: medians. (what is in the option, runs a drawing)."""
    blocks = list(
        dict.fromkeys(name for _, found in places for each in found for run in each for name in run)
    )
    header = (
        "Python time of a drawing (median)",
        f"whole, at most {BOUND_RERUN_MS:.0f} ms",
        "runs",
        *blocks,
    )
    return _table(header, [_rerun(place, found, blocks) for place, found in places])


def full_table(found: Sequence[Full], busy: str) -> str:
    """Options that hold much already."""
    header = (
        "in the option",
        "opened, first of a server",
        "opened again",
        "one more drawing, median",
        "p95",
        "load",
    )
    rows = [(str(one.count), *map(_ms, one.opened_ms), *_spread(one.drawings.ours_ms), busy) for one in found]
    return _table(header, rows)


def _rerun(place: str, found: Sequence[Runs], blocks: Sequence[str]) -> Sequence[str]:
    whole = [sum(sum(run.values()) for run in each) * 1000 for each in found]
    parts = [float(np.median([sum(run.get(name, 0.0) for run in each) for each in found])) for name in blocks]
    median = float(np.median(whole))
    mark = "" if median <= BOUND_RERUN_MS else " ✗"
    count = f"{np.mean([len(each) for each in found]):.1f}"
    return (place, f"{_ms(median)}{mark}", count, *(_ms(part * 1000) for part in parts))


def _spread(times_ms: Sequence[float]) -> tuple[str, str]:
    return _ms(float(np.median(times_ms))), _ms(float(np.percentile(times_ms, 95)))


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))
