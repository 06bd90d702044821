"""Utilitarian greedy: the most approved intervention that still fits, again and again.

The usual count of participatory budgets, shown beside Equal Shares: it may give a majority everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Bilingual
from features.voting.ballots import BundleBallot
from features.voting.bundles import bundle_outcome, cannot_share, of_bundles, support
from features.voting.method import Method, highest, said_cast, said_totals
from features.voting.numbers import exact
from features.voting.outcome import BundleOutcome, Purchase, Tie
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule, settled
from features.voting.weights import Weighted

NAME = Bilingual("按票数依次选取", "Most approved first")
ABOUT = Bilingual(
    "从勾选最多的一项开始依次选取，钱够就选上。多数人可能拿走全部预算。",
    "The most ticked item first, then the next that still fits. A majority may take the whole budget.",
)
_NEXT = Bilingual("下一个选取的干预", "For the next intervention")


def _count(ballots: Sequence[Weighted], slate: Slate, rule: TieRule) -> BundleOutcome:
    slate, rule = of_bundles(slate), cannot_share(rule)
    cast, totals = support(ballots, slate, NAME)
    blank = sum(not ballot.approved for ballot, _ in cast)
    steps = [said_cast(len(ballots), blank), said_totals(totals, slate, Bilingual("赞成", "Approvals"))]
    bought: list[Purchase] = []
    ties: list[Tie] = []
    left = slate.budget_cny
    waiting = [option for option in slate.options if totals[option] > 0]
    while waiting := [option for option in waiting if slate.costs_cny[option] <= left]:
        best = highest(totals, waiting)
        if slate.cost_cny(best) > left:
            tie = settled(best, 1, rule, slate, _NEXT)
            ties.append(tie)
            steps.append(tie.text)
            if not tie.chosen:
                return bundle_outcome("utilitarian_greedy", bought, totals, steps, ties, slate, best)
            best = tie.chosen
        for option in best:  # tied ones that all fit are all bought, whoever goes first
            left -= slate.costs_cny[option]
            bought.append(Purchase(option, totals[option], Fraction(0), left))
            steps.append(_said(bought[-1], slate))
            waiting.remove(option)
    return bundle_outcome("utilitarian_greedy", bought, totals, steps, ties, slate)


def _said(bought: Purchase, slate: BundleSlate) -> Bilingual:
    name, cost = slate.name(bought.option), exact(slate.costs_cny[bought.option])
    support, left = exact(bought.support), exact(bought.left_cny)
    return Bilingual(
        f"选取 {name.zh}：赞成 {support}，造价 {cost} 元，预算还剩 {left} 元。",
        f"Take {name.en}: approved by {support}, costs {cost} CNY, {left} CNY of the budget are left.",
    )


METHOD = Method("utilitarian_greedy", NAME, ABOUT, BundleBallot, _count)
