"""A bound by prices (Lagrangian relaxation): each cell pays candidates for serving it.

Whatever the prices, no bundle is worth more than `PriceBound` says; good prices come near the best bundle.
The constraints on pairs are left out, but for one candidate a ground, so the bound holds with them too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from features.suggestions.choice import ChoiceLimits, CoverChoice
from spatial.network import Floats, Ints

_ROUNDS = 120
_PATIENCE = 8
"""Rounds without a better bound after which steps are halved."""


@dataclass(frozen=True, eq=False)
class PriceBound:
    """rest: what the cells keep for themselves, and the price of the whole budget and upkeep. score: (n,)
    what a candidate is paid, less the price of its cost and upkeep."""

    rest: float
    score: Floats
    ground: Ints

    def bound(self, chosen: tuple[int, ...], allowed: Ints, most: int) -> float:
        """No bundle of `chosen` and up to `most` of `allowed` is worth more."""
        return (
            self.rest
            + float(self.score[list(chosen)].sum())
            + _top(self.score[allowed], self.ground[allowed], most)
        )


def _top(score: Floats, ground: Ints, most: int) -> float:
    """The greatest positive scores, one a ground."""
    if most <= 0 or not len(score):
        return 0.0
    order = np.argsort(-score, kind="stable")
    _, first = np.unique(ground[order], return_index=True)
    best = np.sort(score[order][first])[::-1][:most]
    return float(best[best > 0].sum())


def price_bound(choice: CoverChoice, limits: ChoiceLimits, allowed: Ints, known: float) -> PriceBound:
    """Prices found by subgradient steps. known: the value of a bundle that is known."""
    start = np.zeros(len(choice.value))
    served = np.asarray(choice.by_cell[:, allowed].sum(axis=1)).ravel()
    price = np.where(served > 0, choice.value / np.maximum(served, 1), start)
    money = np.zeros(2)
    best: PriceBound | None = None
    lowest, step, waited = np.inf, 1.0, 0
    for _ in range(_ROUNDS):
        bound = _with_prices(choice, limits, price, money)
        total = bound.bound((), allowed, limits.items)
        if total < lowest - 1e-9:
            best, lowest, waited = bound, total, 0
        else:
            waited += 1
        if waited >= _PATIENCE:
            step, waited = step / 2, 0
        if lowest - known <= 1e-9 or step < 1e-4:
            break
        price, money = _step(choice, limits, price, money, bound, allowed, step * max(total - known, 1e-6))
    assert best is not None
    return best


def _with_prices(choice: CoverChoice, limits: ChoiceLimits, price: Floats, money: Floats) -> PriceBound:
    rest = float((choice.value - price).sum())
    score = np.asarray(choice.cover @ price)
    for number, (amount, limit) in enumerate(_budgets(choice, limits)):
        if np.isfinite(limit):
            rest += money[number] * limit
            score = score - money[number] * amount
    return PriceBound(rest, score, choice.ground)


def _budgets(choice: CoverChoice, limits: ChoiceLimits) -> tuple[tuple[Floats, float], ...]:
    return ((choice.cost, limits.budget_cny), (choice.upkeep, limits.upkeep_cny))


def _step(
    choice: CoverChoice,
    limits: ChoiceLimits,
    price: Floats,
    money: Floats,
    bound: PriceBound,
    allowed: Ints,
    length: float,
) -> tuple[Floats, Floats]:
    """Prices go up where a cell is served by nobody that the bound takes, down where by several."""
    taken = _taken(bound, allowed, limits.items)
    served = np.asarray(choice.by_cell[:, taken].sum(axis=1)).ravel()
    slope = served - 1.0
    slope[((price >= choice.value) & (slope < 0)) | ((price <= 0) & (slope > 0))] = 0.0
    used = [
        (limit - float(amount[taken].sum())) if np.isfinite(limit) else 0.0
        for amount, limit in _budgets(choice, limits)
    ]
    scale = np.array(
        [1.0 / max(limit, 1.0) if np.isfinite(limit) else 0.0 for _, limit in _budgets(choice, limits)]
    )
    value = float(choice.value.sum()) or 1.0
    size = float((slope**2).sum()) + float(((np.array(used) * scale * value) ** 2).sum())
    if size <= 0:
        return price, money
    move = length / size
    price = np.clip(price - move * slope, 0.0, choice.value)
    return price, np.maximum(0.0, money - move * np.array(used) * (scale * value) ** 2)


def _taken(bound: PriceBound, allowed: Ints, most: int) -> Ints:
    score = bound.score[allowed]
    order = np.argsort(-score, kind="stable")
    _, first = np.unique(bound.ground[allowed][order], return_index=True)
    best = order[np.sort(first)][:most]
    return allowed[best[score[best] > 0]]
