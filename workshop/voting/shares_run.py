"""One run of the Method of Equal Shares, for one endowment.

Every unit of weight owns the same money. A project is bought with the money of the ballots that approve it,
all paying alike, except that those who run out pay what they have. Its price is the most that a unit of
weight pays; bought next is the one with the least price for each yuan of cost, that is with the most
effective support (cost / price). Ballots that approve the same pay the same, so they are handled together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from data.words import Bilingual
from workshop.voting.bundles import Cast
from workshop.voting.outcome import Purchase, Tie
from workshop.voting.slate import BundleSlate
from workshop.voting.ties import TieRule, settled
from workshop.voting.weights import ZERO

Group = frozenset[str]
_NEXT = Bilingual("下一个购买的干预", "For the next intervention to buy")


@dataclass(frozen=True)
class Run:
    """What was bought, in order; the ties on the way; the options of a tie that stopped it."""

    bought: tuple[Purchase, ...]
    ties: tuple[Tie, ...]
    asked: tuple[str, ...]


def grouped(cast: Cast) -> dict[Group, Fraction]:
    """The weight of the ballots that approve exactly the same."""
    groups: Counter[Group] = Counter()
    for ballot, weight in cast:
        groups[ballot.approved] += weight  # type: ignore[assignment]
    return {group: Fraction(weight) for group, weight in groups.items()}


def run(groups: Mapping[Group, Fraction], each_cny: Fraction, slate: BundleSlate, rule: TieRule) -> Run:
    """Buy until nobody can afford anything; `each_cny` is what a unit of weight owns at first."""
    money = dict.fromkeys(groups, each_cny)
    left = slate.budget_cny
    bought: list[Purchase] = []
    ties: list[Tie] = []
    waiting = list(slate.options)
    while prices := _prices(waiting, groups, money, slate):
        best = _cheapest(prices, slate)
        if not _apart(best, groups):
            tie = settled(best, 1, rule, slate, _NEXT)
            ties.append(tie)
            if not tie.chosen:
                return Run(tuple(bought), tuple(ties), tie.options)
            best = tie.chosen
        for option in best:
            left -= slate.costs_cny[option]
            support = sum((w for group, w in groups.items() if option in group), ZERO)
            bought.append(Purchase(option, support, prices[option], left))
            _pay(option, prices[option], money)
        waiting = [option for option in prices if option not in best]
    return Run(tuple(bought), tuple(ties), ())


def _prices(
    waiting: list[str], groups: Mapping[Group, Fraction], money: Mapping[Group, Fraction], slate: BundleSlate
) -> dict[str, Fraction]:
    """The price of each that its supporters can still pay for; the others never come back."""
    found = {}
    for option in waiting:
        purses = sorted((money[group], weight) for group, weight in groups.items() if option in group)
        price = _price(purses, slate.costs_cny[option])
        if price is not None:
            found[option] = price
    return found


def _price(purses: list[tuple[Fraction, Fraction]], cost: Fraction) -> Fraction | None:
    """The least p with Σ weight · min(money, p) = cost; purses are (money, weight), the poorest first."""
    weight_left = sum((weight for _, weight in purses), ZERO)
    for money, weight in purses:
        if cost <= money * weight_left:
            return cost / weight_left
        cost -= money * weight
        weight_left -= weight
    return None


def _cheapest(prices: Mapping[str, Fraction], slate: BundleSlate) -> tuple[str, ...]:
    per_yuan = {option: price / slate.costs_cny[option] for option, price in prices.items()}
    least = min(per_yuan.values())
    return tuple(option for option in prices if per_yuan[option] == least)


def _apart(options: tuple[str, ...], groups: Mapping[Group, Fraction]) -> bool:
    """Whether no ballot approves two of them: then it is all the same which one is bought first."""
    return all(len(group.intersection(options)) < 2 for group in groups)


def _pay(option: str, price: Fraction, money: dict[Group, Fraction]) -> None:
    for group, owned in money.items():
        if option in group:
            money[group] = owned - min(owned, price)
