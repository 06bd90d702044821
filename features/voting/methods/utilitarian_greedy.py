"""Utilitarian greedy: the most approved intervention that still fits, again and again.

The usual count of participatory budgets, shown beside Equal Shares: it may give a majority everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message, Text
from features.voting.ballots import BundleBallot
from features.voting.bundles import bundle_outcome, cannot_share, of_bundles, support
from features.voting.method import Method, ballots_text, highest, totals_text
from features.voting.numbers import exact
from features.voting.outcome import BundleOutcome, Purchase, Tie
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule, break_tie
from features.voting.weights import WeightedBallot

NAME = Message("Most approved first")
ABOUT = Message(
    "The most ticked item first, then the next that still fits. A majority may take the whole budget."
)
_NEXT = Message("For the next intervention")


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> BundleOutcome:
    slate, rule = of_bundles(slate), cannot_share(rule)
    cast, totals = support(ballots, slate, NAME)
    blank = sum(not ballot.approved for ballot, _ in cast)
    steps = [
        ballots_text(len(ballots), blank),
        totals_text(totals, slate, Message("Approvals", context="weighted")),
    ]
    bought: list[Purchase] = []
    ties: list[Tie] = []
    left = slate.budget_cny
    waiting = [option for option in slate.options if totals[option] > 0]
    while waiting := [option for option in waiting if slate.costs_cny[option] <= left]:
        best = highest(totals, waiting)
        if slate.cost_cny(best) > left:
            tie = break_tie(best, 1, rule, slate, _NEXT)
            ties.append(tie)
            steps.append(tie.text)
            if not tie.chosen:
                return bundle_outcome("utilitarian_greedy", bought, totals, steps, ties, slate, best)
            best = tie.chosen
        for option in best:  # tied ones that all fit are all bought, whoever goes first
            left -= slate.costs_cny[option]
            bought.append(Purchase(option, totals[option], Fraction(0), left))
            steps.append(_purchase_text(bought[-1], slate))
            waiting.remove(option)
    return bundle_outcome("utilitarian_greedy", bought, totals, steps, ties, slate)


def _purchase_text(bought: Purchase, slate: BundleSlate) -> Text:
    name, cost = slate.name(bought.option), exact(slate.costs_cny[bought.option])
    support, left = exact(bought.support), exact(bought.left_cny)
    return Message(
        "Take {name}: approved by {support}, costs {cost} CNY, {left} CNY of the budget are left.",
        name=name,
        support=support,
        cost=cost,
        left=left,
    )


METHOD = Method("utilitarian_greedy", NAME, ABOUT, BundleBallot, _count)
