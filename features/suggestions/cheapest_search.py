"""The cheapest bundle that is worth at least so much: proved, or with the least that one may cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from features.suggestions.choice import CENT, ChoiceLimits, ChosenBundle, Clock, CoverChoice
from features.suggestions.cover_search import allowed_rows, fitting_rows, sum_bound
from features.suggestions.price_bound import PriceBound, price_bound
from spatial.network import Floats, Ints

_SAME = 1e-9


def cheapest_bundle(
    choice: CoverChoice,
    limits: ChoiceLimits,
    target: float,
    clock: Clock,
    known: tuple[int, ...] | None = None,
) -> ChosenBundle:
    """`value` is the cost in CNY, and `bound` the least that any bundle worth `target` may cost: inf where
    it is proved that there is none. known: a bundle that is worth it."""
    if not choice.fits(limits.pinned, limits):
        return ChosenBundle(None, np.inf, np.inf)
    search = _CheapestSearch(choice, limits, target, clock)
    search.run(known)
    if search.rows is None:
        return ChosenBundle(None, np.inf, search.open_bound)
    return ChosenBundle(search.rows, search.cost, min(search.cost, search.open_bound))


@dataclass
class _CheapestSearch:
    choice: CoverChoice
    limits: ChoiceLimits
    target: float
    clock: Clock
    rows: tuple[int, ...] | None = None
    cost: float = np.inf
    open_bound: float = np.inf
    prices: PriceBound | None = None

    def run(self, known: tuple[int, ...] | None) -> None:
        """Search all bundles that may be cheaper than the known one."""
        choice, limits = self.choice, self.limits
        if known is not None:
            self._offer(known)
        left = choice.value.copy()
        for row in limits.pinned:
            left[choice.cells_of(row)] = 0.0
        allowed = allowed_rows(choice, limits)
        allowed = allowed[choice.gains(left)[allowed] > _SAME]
        prices = price_bound(choice, limits, allowed, self.target)
        most = limits.items - len(limits.pinned)
        keep = [
            prices.bound((*limits.pinned, int(row)), allowed[allowed != row], most - 1) >= self._goal
            for row in allowed
        ]
        self.prices = prices
        allowed = allowed[np.array(keep, dtype=bool)] if keep else allowed
        self._branch(limits.pinned, choice.value_of(limits.pinned), left, allowed)

    @property
    def _goal(self) -> float:
        return self.target - _SAME * max(1.0, abs(self.target))

    def _offer(self, rows: tuple[int, ...]) -> None:
        cost = float(self.choice.cost[list(rows)].sum())
        if cost < self.cost - CENT:
            self.rows, self.cost = tuple(sorted(rows)), cost

    def _branch(self, rows: tuple[int, ...], value: float, left: Floats, allowed: Ints) -> None:
        if value >= self._goal:
            self._offer(rows)
            return
        spent = float(self.choice.cost[list(rows)].sum())
        allowed = fitting_rows(self.choice, self.limits, rows, allowed)
        gains = self.choice.gains(left)[allowed]
        order = np.argsort(-gains, kind="stable")
        allowed, gains = allowed[order], gains[order]
        most = self.limits.items - len(rows)
        if most == 1:
            self._try_last(rows, allowed[gains >= self._goal - value])
            return
        for number, row in enumerate(allowed):
            money = min(self.cost - CENT, self.limits.budget_cny) - spent
            bound = value + sum_bound(self.choice, gains[number:], allowed[number:], money, most)
            if self.prices is not None and bound >= self._goal:
                bound = min(bound, self.prices.bound(rows, allowed[number:], most))
            if bound < self._goal:
                return
            if self.clock.is_over():
                self.open_bound = min(self.open_bound, spent)
                return
            if spent + self.choice.cost[row] >= self.cost - CENT:
                continue
            rest = left.copy()
            rest[self.choice.cells_of(int(row))] = 0.0
            self._branch((*rows, int(row)), value + float(gains[number]), rest, allowed[number + 1 :])

    def _try_last(self, rows: tuple[int, ...], enough: Ints) -> None:
        if len(enough):
            self._offer((*rows, int(enough[np.argmin(self.choice.cost[enough])])))
