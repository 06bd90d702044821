"""How far the endowment of Equal Shares can grow before a run buys something else.

While the order of all that a run compares stays the same, purses and prices are straight lines of what is
added to each endowment. So a run is followed once with lines in place of numbers, and wherever two of them
are compared it is noted where they would cross. Below the first crossing every run buys the same: Add1 can
jump there, and need not buy a thousand times what it has bought before. All of it is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from features.voting.shares_run import Group, SharesRun
from features.voting.slate import BundleSlate
from features.voting.weights import ZERO


@dataclass(frozen=True)
class _LinearAmount:
    """`now`, and how much it grows with each yuan that is added to an endowment."""

    now: Fraction
    growth: Fraction = ZERO

    def less(self, other: _LinearAmount) -> _LinearAmount:
        return _LinearAmount(self.now - other.now, self.growth - other.growth)

    def times(self, factor: Fraction) -> _LinearAmount:
        return _LinearAmount(self.now * factor, self.growth * factor)


def steady_steps(
    groups: Mapping[Group, Fraction],
    each_cny: Fraction,
    added_cny: Fraction,
    slate: BundleSlate,
    found: SharesRun,
) -> int:
    """How many times `added_cny` may surely be added to `each_cny` with the same purchases as in `found`, the
    run for `each_cny`, in which no tie was left open. 0 says nothing."""
    follower = _RunReplay(groups, each_cny, slate)
    for bought in found.bought:
        follower.buy(bought.option)
    follower.stop()
    return 0 if follower.end is None else max(0, -(-follower.end // added_cny) - 1)


class _RunReplay:
    """Buys what the run bought; `end` is where the first comparison would turn."""

    def __init__(self, groups: Mapping[Group, Fraction], each_cny: Fraction, slate: BundleSlate) -> None:
        self.weight, self.slate = groups, slate
        self.purse = {group: _LinearAmount(each_cny, Fraction(1)) for group in groups}
        self.backers = {option: [g for g in groups if option in g] for option in slate.options}
        self.waiting = list(slate.options)
        self.end: Fraction | None = None

    def buy(self, option: str) -> None:
        """Note what would have to change for another one to be cheaper for each yuan of cost, and pay."""
        self._drop_the_dear()
        prices = {one: self._price(one) for one in self.waiting}
        cheapest = prices[option].times(1 / self.slate.costs_cny[option])
        for one, price in prices.items():
            if one != option:
                self._stays(price.times(1 / self.slate.costs_cny[one]).less(cheapest))
        for group in self.backers[option]:
            left = self.purse[group].less(prices[option])
            self.purse[group] = left if left.now > 0 else _LinearAmount(ZERO)
        self.waiting.remove(option)

    def stop(self) -> None:
        """Nobody can pay for any more."""
        self._drop_the_dear()

    def _drop_the_dear(self) -> None:
        """Leave out what its backers cannot pay for together."""
        for option in tuple(self.waiting):
            lacking = _LinearAmount(self.slate.costs_cny[option])
            for group in self.backers[option]:
                lacking = lacking.less(self.purse[group].times(self.weight[group]))
            if lacking.now > 0:
                self._stays(lacking)
                self.waiting.remove(option)

    def _price(self, option: str) -> _LinearAmount:
        """What a unit of weight pays for it; those who own less pay all they have."""
        backers = sorted(self.backers[option], key=lambda group: self.purse[group].now)
        cost, rich = _LinearAmount(self.slate.costs_cny[option]), sum((self.weight[g] for g in backers), ZERO)
        for number, group in enumerate(backers):
            if cost.now <= self.purse[group].now * rich:
                price = cost.times(1 / rich)
                self._divides(price, backers[:number], backers[number:])
                return price
            cost = cost.less(self.purse[group].times(self.weight[group]))
            rich -= self.weight[group]
        raise ValueError(f"{option} cannot be paid for")

    def _divides(self, price: _LinearAmount, poor: Sequence[Group], rich: Sequence[Group]) -> None:
        for group in poor:
            self._stays(price.less(self.purse[group]))
        for group in rich:
            self._stays(self.purse[group].less(price))

    def _stays(self, line: _LinearAmount) -> None:
        """What is not negative now must not become so; what is nothing now must stay nothing."""
        if line.growth >= 0 and (line.now > 0 or line.growth == 0):
            return
        crossing = line.now / -line.growth if line.now else ZERO
        self.end = crossing if self.end is None else min(self.end, crossing)
