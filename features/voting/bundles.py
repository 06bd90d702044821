"""What the two counts of bundles share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from base.words import Message, Text
from features.voting.ballots import BundleBallot
from features.voting.errors import SlateError, TieRuleError
from features.voting.method import cast_as, weigh_ballots
from features.voting.numbers import exact
from features.voting.outcome import BundleOutcome, Purchase, Standing, Tie
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from features.voting.weights import WeightedBallot

Cast = list[tuple[BundleBallot, Fraction]]


def of_bundles(slate: Slate) -> BundleSlate:
    """The slate with its costs. Raises SlateError where it has none."""
    if not isinstance(slate, BundleSlate):
        raise SlateError(wrong=Message("it has no costs and no budget"))
    return slate


def cannot_share(rule: TieRule) -> TieRule:
    """The rule, unless it lets the tied share: both would have to be paid for."""
    if rule.kind == "shared":
        raise TieRuleError(
            wrong=Message(
                "a bundle under a budget cannot be shared; choose a draw, an agreed order or a question"
            ),
        )
    return rule


def support(
    ballots: Sequence[WeightedBallot], slate: BundleSlate, name: Text
) -> tuple[Cast, dict[str, Fraction]]:
    """The ballots, and the weight that approves each intervention."""
    cast = cast_as(BundleBallot, ballots, name)
    return cast, weigh_ballots(cast, slate.options, lambda ballot, option: option in ballot.approved)


def bundle_outcome(
    method: str,
    bought: Sequence[Purchase],
    totals: Mapping[str, Fraction],
    steps: Sequence[Text],
    ties: Sequence[Tie],
    slate: BundleSlate,
    asked: tuple[str, ...] = (),
) -> BundleOutcome:
    """The bundle as an outcome; nobody has won while a tie is asked."""
    winners = () if asked else tuple(one.option for one in bought)
    standing: Standing = "asked" if asked else "decided" if any(totals.values()) else "empty"
    cost = slate.cost_cny(winners)
    return BundleOutcome(
        method,
        standing,
        winners,
        totals,
        tuple(steps) if asked else (*steps, _step_text(winners, cost, slate)),
        tuple(ties),
        asked,
        cost,
        tuple(bought),
    )


def _step_text(winners: tuple[str, ...], cost: Fraction, slate: BundleSlate) -> Text:
    if not winners:
        return Message("No intervention is chosen.")
    names, total, budget = slate.list(winners), exact(cost), exact(slate.budget_cny)
    return Message(
        "Chosen: {names}, {total} CNY together of a budget of {budget} CNY.",
        names=names,
        total=total,
        budget=budget,
    )
