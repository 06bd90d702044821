"""The best bundle by branch and bound: proved, or with the gap that is left when time is up.

What a candidate adds only shrinks as others join it (submodular), so the sum of the greatest gains that still
fit bounds every branch; prices (`price_bound`) bound it a second time and leave out at once what cannot be in
a bundle better than the one that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from base.late_modules import sparse
from features.suggestions.choice import CENT, ChoiceLimits, ChosenBundle, Clock, CoverChoice
from features.suggestions.dominance import useful_rows
from features.suggestions.objective import LevelRows
from features.suggestions.price_bound import PriceBound, price_bound
from features.suggestions.programme import BundleProgramme
from spatial.network import Floats, Ints

_OWN_S = 2.0
"""Seconds of branching before HiGHS goes on."""
_SAME = 1e-9
"""Values that differ by less are equal; of equal bundles that are met the cheaper one is taken."""


def best_bundle(
    choice: CoverChoice, limits: ChoiceLimits, clock: Clock, floor: float = -np.inf
) -> ChosenBundle:
    """The bundle of the greatest value. floor: only better ones are of interest.

    Where branching takes too long, as among many candidates that serve the same homes, HiGHS goes on.
    """
    if not choice.fits(limits.pinned, limits):
        return ChosenBundle(None, 0.0, 0.0)
    search = _Search(choice, limits, clock.part(_OWN_S))
    search.run(floor)
    bound = max(search.value, search.open_bound)
    if search.rows is None or bound <= search.value + _SAME or clock.is_over():
        return ChosenBundle(search.rows, search.value, bound)
    nothing = LevelRows(np.empty(0), sparse.csr_array((0, len(choice.value))))
    programme = BundleProgramme(choice, nothing, limits, useful_rows(choice, limits))
    rows, least = programme.most_value(clock.left_s, search.value)
    value = search.value if rows is None else choice.value_of(rows)
    if rows is not None and value > search.value:
        return ChosenBundle(tuple(sorted(rows)), value, max(value, min(bound, least)))
    closed = least <= search.value + 1e-6 * max(1.0, abs(search.value))
    return ChosenBundle(search.rows, search.value, search.value if closed else min(bound, least))


def known_bundle(choice: CoverChoice, limits: ChoiceLimits) -> tuple[int, ...]:
    """A good bundle to begin with: greatest gain first, and greatest gain a yuan first, each improved by
    exchanging one item; never shown as the answer without a bound."""
    starts = [_greedy(choice, limits, power) for power in (0.0, 0.5, 1.0)]
    return max((_exchanged(choice, limits, rows) for rows in starts), key=choice.value_of)


def fitting_rows(choice: CoverChoice, limits: ChoiceLimits, rows: tuple[int, ...], allowed: Ints) -> Ints:
    """Of the allowed those that may join."""
    chosen = list(rows)
    if len(chosen) >= limits.items:
        return allowed[:0]
    fits = choice.cost[allowed] <= limits.budget_cny - choice.cost[chosen].sum() + CENT
    fits &= choice.upkeep[allowed] <= limits.upkeep_cny - choice.upkeep[chosen].sum() + CENT
    if chosen:
        fits &= ~choice.conflicts[chosen][:, allowed].any(axis=0)
        fits &= ~np.isin(allowed, chosen)
    if limits.few is not None and limits.few[chosen].sum() >= limits.few_most:
        fits &= ~limits.few[allowed]
    return allowed[fits]


def allowed_rows(choice: CoverChoice, limits: ChoiceLimits) -> Ints:
    """Candidates that are not banned, and not chosen already."""
    allowed = np.ones(len(choice.cost), dtype=bool)
    if limits.banned is not None:
        allowed &= ~limits.banned
    allowed[list(limits.pinned)] = False
    return np.flatnonzero(allowed)


def _greedy(choice: CoverChoice, limits: ChoiceLimits, power: float) -> tuple[int, ...]:
    rows, left = limits.pinned, choice.value.copy()
    for row in rows:
        left[choice.cells_of(row)] = 0.0
    allowed = allowed_rows(choice, limits)
    while len(allowed := fitting_rows(choice, limits, rows, allowed)):
        gains = choice.gains(left)[allowed]
        worth = gains / np.maximum(choice.cost[allowed], 1.0) ** power
        best = int(np.argmax(worth))
        if gains[best] <= _SAME:
            break
        rows = (*rows, int(allowed[best]))
        left[choice.cells_of(rows[-1])] = 0.0
    return rows


def _exchanged(choice: CoverChoice, limits: ChoiceLimits, rows: tuple[int, ...]) -> tuple[int, ...]:
    value, improved = choice.value_of(rows), True
    everyone = allowed_rows(choice, limits)
    while improved:
        improved = False
        for out in set(rows) - set(limits.pinned):
            rest = tuple(row for row in rows if row != out)
            left = choice.value.copy()
            for row in rest:
                left[choice.cells_of(row)] = 0.0
            allowed = fitting_rows(choice, limits, rest, everyone)
            gains = choice.gains(left)[allowed]
            if len(gains) and choice.value_of(rest) + gains.max() > value + _SAME:
                rows = (*rest, int(allowed[int(np.argmax(gains))]))
                value, improved = choice.value_of(rows), True
                break
    return rows


def sum_bound(choice: CoverChoice, gains: Floats, rows: Ints, money: float, most: int) -> float:
    """The most that up to `most` of these rows may add: gains summed as if nobody were served twice, one a
    ground, and within the money if items could be split."""
    if most <= 0 or not len(rows):
        return 0.0
    order = np.argsort(-gains, kind="stable")
    _, first = np.unique(choice.ground[rows][order], return_index=True)
    by_count = float(np.sort(gains[order][first])[::-1][:most].sum())
    cost = choice.cost[rows]
    if not np.isfinite(money):
        return by_count
    by_worth = np.argsort(-gains / np.maximum(cost, CENT), kind="stable")
    spent = np.cumsum(cost[by_worth])
    whole = spent <= money
    by_money = float(gains[by_worth][whole].sum())
    if not whole.all():
        part = int(np.argmin(whole))
        rest = money - (spent[part - 1] if part else 0.0)
        by_money += float(gains[by_worth][part] * max(rest, 0.0) / max(cost[by_worth][part], CENT))
    return min(by_count, by_money)


@dataclass
class _Search:
    choice: CoverChoice
    limits: ChoiceLimits
    clock: Clock
    rows: tuple[int, ...] | None = None
    value: float = -np.inf
    cost: float = np.inf
    open_bound: float = -np.inf
    prices: PriceBound | None = field(default=None)

    def run(self, floor: float) -> None:
        """Search all bundles that may be better than the floor."""
        choice, limits = self.choice, self.limits
        self._offer(known_bundle(choice, limits))
        self.value = max(self.value, floor) if self.rows is None else self.value
        allowed = allowed_rows(choice, limits)
        left = choice.value.copy()
        for row in limits.pinned:
            left[choice.cells_of(row)] = 0.0
        allowed = allowed[choice.gains(left)[allowed] > _SAME]
        self.prices = price_bound(choice, limits, allowed, self.value)
        allowed = self._worth_trying(allowed)
        self._branch(limits.pinned, choice.value_of(limits.pinned), left, allowed, is_root=True)

    def _worth_trying(self, allowed: Ints) -> Ints:
        """Without those that no bundle better than the known one contains, by their prices."""
        assert self.prices is not None
        most = self.limits.items - len(self.limits.pinned)
        keep = [
            self.prices.bound((*self.limits.pinned, int(row)), allowed[allowed != row], most - 1)
            > self.value + _SAME
            for row in allowed
        ]
        return allowed[np.array(keep, dtype=bool)] if keep else allowed

    def _offer(self, rows: tuple[int, ...]) -> None:
        value, cost = self.choice.value_of(rows), float(self.choice.cost[list(rows)].sum())
        is_equal = abs(value - self.value) <= _SAME * max(1.0, abs(value))
        if (is_equal and cost < self.cost - CENT) or (not is_equal and value > self.value):
            self.rows, self.value, self.cost = tuple(sorted(rows)), value, cost

    def _branch(
        self, rows: tuple[int, ...], value: float, left: Floats, allowed: Ints, is_root: bool = False
    ) -> None:
        """Try every bundle of `rows` and some of `allowed`, in order of what they add."""
        self._offer(rows)
        allowed = fitting_rows(self.choice, self.limits, rows, allowed)
        gains = self.choice.gains(left)[allowed]
        order = np.argsort(-gains, kind="stable")
        allowed, gains = allowed[order], gains[order]
        useful = gains > _SAME
        allowed, gains = allowed[useful], gains[useful]
        most = self.limits.items - len(rows)
        money = self.limits.budget_cny - float(self.choice.cost[list(rows)].sum())
        if most == 1:
            self._try_last(rows, value, allowed, gains)
            return
        for number, row in enumerate(allowed):
            bound = value + sum_bound(self.choice, gains[number:], allowed[number:], money, most)
            if self.prices is not None and bound > self.value:
                bound = min(bound, self.prices.bound(rows, allowed[number:], most))
            if bound <= self.value + _SAME:
                return
            if self.clock.is_over():
                self.open_bound = max(self.open_bound, bound)
                return
            cells = self.choice.cells_of(int(row))
            rest = left.copy()
            rest[cells] = 0.0
            self._branch((*rows, int(row)), value + float(gains[number]), rest, allowed[number + 1 :])

    def _try_last(self, rows: tuple[int, ...], value: float, allowed: Ints, gains: Floats) -> None:
        if not len(gains) or value + gains[0] < self.value - _SAME:
            return
        best = np.flatnonzero(gains >= gains[0] - _SAME)
        cheapest = best[np.argmin(self.choice.cost[allowed[best]])]
        self._offer((*rows, int(allowed[cheapest])))
