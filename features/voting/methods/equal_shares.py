"""The Method of Equal Shares with Add1 completion: every ballot spends the same part of the budget.

Satisfaction is measured by cost, as real budgets do it. The first run seldom spends everything, so the
endowment of a ballot of average weight grows by 1 CNY, run by run, until a bundle leaves room for nothing
more that anybody approves; one that would exceed the budget is not taken, and the one before it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message, Text
from features.voting.ballots import BundleBallot
from features.voting.bundles import bundle_outcome, cannot_share, of_bundles, support
from features.voting.method import Method, ballots_text, totals_text
from features.voting.numbers import exact
from features.voting.outcome import BundleOutcome, Purchase
from features.voting.shares_run import SharesRun, run, weight_by_approvals
from features.voting.shares_steady import steady_steps
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from features.voting.weights import ZERO, WeightedBallot

NAME = Message("Equal Shares (with Add1 completion)")
ABOUT = Message(
    "Every ballot gets an equal part of the budget and those who want an item pay for it "
    "together, so smaller groups get their part too."
)
_ADDED_CNY = 1
"""By definition of Add1: one unit of money."""


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> BundleOutcome:
    slate, rule = of_bundles(slate), cannot_share(rule)
    cast, totals = support(ballots, slate, NAME)
    blank = sum(not ballot.approved for ballot, _ in cast)
    steps = [
        ballots_text(len(ballots), blank),
        totals_text(totals, slate, Message("Approvals", context="weighted")),
    ]
    weight = sum((w for _, w in cast), ZERO)
    if not any(totals.values()):
        return bundle_outcome("equal_shares", (), totals, steps, (), slate)
    first = slate.budget_cny / weight
    added = Fraction(_ADDED_CNY * len(cast)) / weight
    found, times = complete_budget(weight_by_approvals(cast), first, added, slate, rule)
    steps.append(_endowment_text(first, added, times))
    steps += [_purchase_text(one, slate) for one in found.bought] + [tie.text for tie in found.ties]
    return bundle_outcome("equal_shares", found.bought, totals, steps, found.ties, slate, found.asked)


def complete_budget(
    groups: dict[frozenset[str], Fraction],
    first: Fraction,
    added: Fraction,
    slate: BundleSlate,
    rule: TieRule,
) -> tuple[SharesRun, int]:
    """The last run within the budget, and how many times the endowment had grown for it."""
    kept, times = run(groups, first, slate, rule), 0
    wanted = frozenset().union(*groups)
    while not kept.asked and not _full(kept, wanted, slate):
        same = times + steady_steps(groups, first + times * added, added, slate, kept)
        following = run(groups, first + (same + 1) * added, slate, rule)
        if not following.asked and slate.cost_cny(_names(following)) > slate.budget_cny:
            return (run(groups, first + same * added, slate, rule), same) if same > times else (kept, times)
        kept, times = following, same + 1
    return kept, times


def _full(found: SharesRun, wanted: frozenset[str], slate: BundleSlate) -> bool:
    names = _names(found)
    left = slate.budget_cny - slate.cost_cny(names)
    return all(slate.costs_cny[option] > left for option in wanted.difference(names))


def _names(found: SharesRun) -> list[str]:
    return [one.option for one in found.bought]


def _endowment_text(first: Fraction, added: Fraction, times: int) -> Text:
    start, end = exact(first), exact(first + times * added)
    return Message(
        "A ballot of weight 1 owns {start} CNY; it grew {times} times to use the budget, to {end} CNY.",
        start=start,
        times=times,
        end=end,
    )


def _purchase_text(bought: Purchase, slate: BundleSlate) -> Text:
    name, cost = slate.name(bought.option), exact(slate.costs_cny[bought.option])
    support, most = exact(bought.support), exact(bought.most_paid_cny)
    return Message(
        "Buy {name}: costs {cost} CNY, paid by its support of {support}, {most} CNY at most for "
        "a unit of weight.",
        name=name,
        cost=cost,
        support=support,
        most=most,
    )


METHOD = Method("equal_shares", NAME, ABOUT, BundleBallot, _count)
