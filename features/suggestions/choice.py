"""The problem of choosing: what each candidate serves and costs, and what a bundle must keep to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from base.late_modules import sparse
from spatial.coverage import Bools
from spatial.network import Floats, Ints

CENT = 1e-6
"""Sums of money that differ by less are equal."""


@dataclass(frozen=True, eq=False)
class ChoiceLimits:
    """What a bundle of n candidates keeps to.

    pinned: rows that must be in it. banned: (n,) those that must not. few: (n,) marked candidates of which
    at most `few_most` may be in it.
    """

    budget_cny: float
    items: int
    upkeep_cny: float = float("inf")
    pinned: tuple[int, ...] = ()
    banned: Bools | None = None
    few: Bools | None = None
    few_most: int = 0


@dataclass(frozen=True, eq=False)
class CoverChoice:
    """n candidates and M cells. value: (M,) of a cell that any chosen candidate serves. conflicts: (n, n)
    pairs that may not be chosen together. ground: (n,) number of the ground of each."""

    cover: sparse.csr_array
    value: Floats
    cost: Floats
    upkeep: Floats
    ground: Ints
    conflicts: Bools

    @cached_property
    def by_cell(self) -> sparse.csr_array:
        """(M, n) the same table, cell by cell."""
        return sparse.csr_array(self.cover.T)

    def gains(self, left: Floats) -> Floats:
        """(n,) what each candidate adds; left: (M,) values of the cells that nobody serves yet."""
        return np.asarray(self.cover @ left)

    def cells_of(self, row: int) -> Ints:
        """The cells that a candidate serves."""
        start, end = self.cover.indptr[row : row + 2]
        return np.asarray(self.cover.indices[start:end], dtype=np.intp)

    def value_of(self, rows: tuple[int, ...]) -> float:
        """What these together are worth."""
        is_served = np.zeros(len(self.value), dtype=bool)
        for row in rows:
            is_served[self.cells_of(row)] = True
        return float(self.value[is_served].sum())

    def fits(self, rows: tuple[int, ...], limits: ChoiceLimits) -> bool:
        """Whether these keep to the limits, but for what is pinned."""
        chosen = list(rows)
        few = 0 if limits.few is None else int(limits.few[chosen].sum())
        return (
            len(chosen) <= limits.items
            and float(self.cost[chosen].sum()) <= limits.budget_cny + CENT
            and float(self.upkeep[chosen].sum()) <= limits.upkeep_cny + CENT
            and not self.conflicts[np.ix_(chosen, chosen)].any()
            and (limits.few is None or few <= limits.few_most)
        )


def choice_of_rows(choice: CoverChoice, rows: Ints) -> CoverChoice:
    """The same with these candidates alone."""
    return CoverChoice(
        sparse.csr_array(choice.cover[rows]),
        choice.value,
        choice.cost[rows],
        choice.upkeep[rows],
        choice.ground[rows],
        choice.conflicts[np.ix_(rows, rows)],
    )


@dataclass(frozen=True)
class ChosenBundle:
    """Rows chosen, what they are worth, and a bound that nothing can exceed. rows: None where nothing keeps
    to the limits."""

    rows: tuple[int, ...] | None
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far below the best possible it may be, as a share; 0: proved to be best."""
        if self.rows is None or self.bound <= self.value + 1e-9 * max(1.0, abs(self.bound)):
            return 0.0
        return (self.bound - self.value) / abs(self.bound)


@dataclass
class Clock:
    """When a search must stop: at a time, or when somebody cancels. report: called with the share of the
    time that is used."""

    limit_s: float = 30.0
    is_cancelled: Callable[[], bool] = lambda: False
    report: Callable[[float], None] = lambda share: None
    started: float = field(default_factory=time.monotonic)
    _calls: int = 0
    _is_over: bool = False

    @property
    def left_s(self) -> float:
        """Seconds left."""
        return max(0.0, self.limit_s - (time.monotonic() - self.started))

    def part(self, seconds: float) -> Clock:
        """A clock for so much of the time that is left."""
        limit_s, left_s = min(seconds, self.left_s), max(self.left_s, 1e-9)
        return Clock(limit_s, self.is_cancelled, lambda done: self.report(done * limit_s / left_s))

    def is_over(self) -> bool:
        """Whether to stop now; asked often, looks at the clock now and then."""
        self._calls += 1
        if not self._is_over and self._calls % 16 == 1:
            self._is_over = self.left_s <= 0 or self.is_cancelled()
            self.report(1 - self.left_s / self.limit_s if self.limit_s else 1.0)
        return self._is_over
