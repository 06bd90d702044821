"""Medians of repeated runs, taken in turns so that a busy minute slows everybody down alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Result = TypeVar("Result")
MOST_RUNS = 7


@dataclass(frozen=True)
class Timed(Generic[Result]):
    """What the last run gave, the median of all runs' times, and how many runs that is."""

    result: Result
    median_s: float
    runs: int


@dataclass
class _Job(Generic[Result]):
    run: Callable[[], Result]
    times_s: list[float] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def fits(self, budget_s: float) -> bool:
        """Whether one more run should stay within the budget."""
        return sum(self.times_s) + max(self.times_s) <= budget_s

    def once(self) -> None:
        self.results.clear()  # the last result must not stay in memory beside the next
        start = time.perf_counter()
        result = self.run()
        self.times_s.append(time.perf_counter() - start)
        self.results.append(result)

    def result(self) -> Timed[Result]:
        return Timed(self.results[0], statistics.median(self.times_s), len(self.times_s))


def time_in_turns(runs: Mapping[str, Callable[[], Result]], budget_s: float) -> dict[str, Timed[Result]]:
    """Everybody once, then again in turns: each up to `MOST_RUNS` times while its own runs fit `budget_s`."""
    jobs = {name: _Job(run) for name, run in runs.items()}
    for job in jobs.values():
        job.once()
    for _ in range(MOST_RUNS - 1):
        for job in jobs.values():
            if job.fits(budget_s):
                job.once()
    return {name: job.result() for name, job in jobs.items()}
