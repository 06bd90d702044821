"""`python -m benchmarks.suggesting`: our search beside spopt's MCLP with its solver, in one process."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
import pulp
from spopt.locate import MCLP

from benchmarks.machine import load_average
from benchmarks.suggesting.san_francisco import PUBLISHED, RADIUS_M, SITES, choice_of, ours, san_francisco

SEED = 18
SPACING_M, DENSE_M = 76.0, 25.0
"""Side of the square that each home has: in the sample of 156 homes on 0.9 km², and so dense that five items
reach nearly everybody, which is hard to prove."""


def main() -> None:
    """Compare answers, then times, and print a Markdown table."""
    print(f"load average at the start: {load_average()}", file=sys.stderr)
    rows = [
        _published(),
        _generated(1500, 300, 5, SPACING_M),
        _generated(1500, 300, 5, DENSE_M),
        _alone(30_000, 500, 5, SPACING_M),
        _alone(30_000, 500, 5, DENSE_M),
    ]
    print("| place | covered | spopt + CBC, s | ours, s | times faster | our gap |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def _published() -> tuple[str, ...]:
    choice, distance_m = san_francisco()
    (mine, gap), ours_s = _timed(lambda: ours(choice, SITES))
    theirs, theirs_s = _timed(lambda: _spopt(distance_m.to_numpy(), choice.value, SITES, RADIUS_M))
    _require_equal(mine, theirs)
    _require_equal(mine, PUBLISHED)
    return _row("San Francisco, r = 5000 m, p = 4", mine, theirs_s, ours_s, gap)


def _generated(homes: int, sites: int, most: int, spacing_m: float) -> tuple[str, ...]:
    """Distances are given; building each model and solving it is timed."""
    distance_m, people = _place(homes, sites, spacing_m)
    (mine, gap), ours_s = _timed(lambda: ours(choice_of(distance_m <= 300.0, people), most))
    theirs, theirs_s = _timed(lambda: _spopt(distance_m, people, most, 300.0))
    _require_equal(mine, theirs)
    return _row(
        _name(homes, sites, most, spacing_m),
        mine,
        theirs_s,
        ours_s,
        gap,
    )


def _alone(homes: int, sites: int, most: int, spacing_m: float) -> tuple[str, ...]:
    distance_m, people = _place(homes, sites, spacing_m)
    (mine, gap), ours_s = _timed(lambda: ours(choice_of(distance_m <= 300.0, people), most))
    return _row(
        _name(homes, sites, most, spacing_m),
        mine,
        None,
        ours_s,
        gap,
    )


def _name(homes: int, sites: int, most: int, spacing_m: float) -> str:
    return f"generated: {homes} homes, {sites} candidates, {most} items, a home every {spacing_m:g} m"


def _place(homes: int, sites: int, spacing_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Homes in clusters on a square, and straight distances."""
    draw = np.random.default_rng(SEED)
    side_m = spacing_m * homes**0.5
    centres = draw.uniform(0, side_m, (max(5, homes // 100), 2))
    at = centres[draw.integers(0, len(centres), homes)] + draw.normal(0, 80.0, (homes, 2))
    site = draw.uniform(0, side_m, (sites, 2))
    distance_m = np.hypot(at[:, None, 0] - site[None, :, 0], at[:, None, 1] - site[None, :, 1])
    return distance_m, draw.integers(1, 60, homes).astype(np.float64)


def _spopt(distance_m: np.ndarray, people: np.ndarray, sites: int, radius_m: float) -> float:
    model = MCLP.from_cost_matrix(distance_m, people, radius_m, p_facilities=sites)
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    return float(model.problem.objective.value())


def _timed(work: Callable[[], object]) -> tuple[object, float]:
    began = time.perf_counter()
    found = work()
    return found, time.perf_counter() - began


def _require_equal(one: float, other: float) -> None:
    if abs(one - other) > 1e-6:
        raise SystemExit(f"the answers differ: {one} and {other}")


def _row(name: str, value: float, theirs_s: float | None, ours_s: float, gap: float) -> tuple[str, ...]:
    ratio = "–" if theirs_s is None else f"{theirs_s / ours_s:,.0f}"
    shown = "–" if theirs_s is None else f"{theirs_s:.2f}"
    return (name, f"{value:,.0f}", shown, f"{ours_s:.3f}", ratio, f"{gap:.2%}")


if __name__ == "__main__":
    main()
