"""One run of the Method of Equal Shares, for one endowment.

Every unit of weight owns the same money. A project is bought with the money of the ballots that approve it,
all paying alike, except that those who run out pay what they have. Its price is the most that a unit of
weight pays; bought next is the one with the least price for each yuan of cost, that is with the most
effective support (cost / price). Ballots that approve the same pay the same, so they are handled together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from base.words import Message
from features.voting.bundles import Cast
from features.voting.outcome import Purchase, Tie
from features.voting.slate import BundleSlate
from features.voting.ties import TieRule, break_tie
from features.voting.weights import ZERO

Group = frozenset[str]
_NEXT = Message("For the next intervention to buy")


@dataclass(frozen=True)
class SharesRun:
    """What was bought, in order; the ties on the way; the options of a tie that stopped it."""

    bought: tuple[Purchase, ...]
    ties: tuple[Tie, ...]
    asked: tuple[str, ...]


def weight_by_approvals(cast: Cast) -> dict[Group, Fraction]:
    """The weight of the ballots that approve exactly the same."""
    groups: dict[Group, Fraction] = {}
    for ballot, weight in cast:
        groups[ballot.approved] = groups.get(ballot.approved, ZERO) + weight
    return groups


def run(groups: Mapping[Group, Fraction], each_cny: Fraction, slate: BundleSlate, rule: TieRule) -> SharesRun:
    """Buy until nobody can afford anything; `each_cny` is what a unit of weight owns at first."""
    purses = _Endowments(groups, each_cny, slate)
    left = slate.budget_cny
    bought: list[Purchase] = []
    ties: list[Tie] = []
    waiting: list[str] = list(slate.options)
    while prices := purses.prices(waiting):
        best = _cheapest(prices, slate)
        if not _apart(best, groups):
            tie = break_tie(best, 1, rule, slate, _NEXT)
            ties.append(tie)
            if not tie.chosen:
                return SharesRun(tuple(bought), tuple(ties), tie.options)
            best = tie.chosen
        for option in best:
            left -= slate.costs_cny[option]
            bought.append(Purchase(option, purses.support(option), prices[option], left))
            purses.pay(option, prices[option])
        waiting = [option for option in prices if option not in best]
    return SharesRun(tuple(bought), tuple(ties), ())


class _Endowments:
    """What a unit of weight in each group owns, in whole parts: 1/`parts` of a yuan.

    Weights are brought to whole numbers too. A run is thousands of sums, and whole numbers add up many times
    faster than fractions; they are just as exact.
    """

    def __init__(self, groups: Mapping[Group, Fraction], each_cny: Fraction, slate: BundleSlate) -> None:
        self.scale = lcm(*(weight.denominator for weight in groups.values()))
        self.weight = {group: int(weight * self.scale) for group, weight in groups.items()}
        self.parts = lcm(each_cny.denominator, *(cost.denominator for cost in slate.costs_cny.values()))
        self.money = dict.fromkeys(groups, int(each_cny * self.parts))
        self.costs = {option: cost * self.scale for option, cost in slate.costs_cny.items()}
        self.backers = {option: [g for g in groups if option in g] for option in slate.options}

    def support(self, option: str) -> Fraction:
        """The weight that approves it."""
        return Fraction(sum(self.weight[group] for group in self.backers[option]), self.scale)

    def prices(self, waiting: list[str]) -> dict[str, Fraction]:
        """The price in CNY of each that its supporters can still pay for; the others never come back."""
        priced = ((option, self._price(option)) for option in waiting)
        return {option: price for option, price in priced if price is not None}

    def _price(self, option: str) -> Fraction | None:
        """The least p with Σ weight · min(money, p) = cost, the poorest running out first."""
        owned = sorted((self.money[group], self.weight[group]) for group in self.backers[option])
        cost, weight_left = int(self.costs[option] * self.parts), sum(weight for _, weight in owned)
        for money, weight in owned:
            if cost <= money * weight_left:
                return Fraction(cost, weight_left * self.parts)
            cost -= money * weight
            weight_left -= weight
        return None

    def pay(self, option: str, price: Fraction) -> None:
        """Take the price from those who approve it, or all they have; finer parts where it needs them."""
        finer = price.denominator // gcd(price.denominator, self.parts)
        self.parts *= finer
        paid = int(price * self.parts)
        self.money = {group: money * finer for group, money in self.money.items()}
        for group in self.backers[option]:
            self.money[group] -= min(self.money[group], paid)


def _cheapest(prices: Mapping[str, Fraction], slate: BundleSlate) -> tuple[str, ...]:
    per_yuan = {option: price / slate.costs_cny[option] for option, price in prices.items()}
    least = min(per_yuan.values())
    return tuple(option for option in prices if per_yuan[option] == least)


def _apart(options: tuple[str, ...], groups: Mapping[Group, Fraction]) -> bool:
    """Whether no ballot approves two of them: then it is all the same which one is bought first."""
    return len(options) == 1 or all(len(group.intersection(options)) < 2 for group in groups)
