"""Approval: whoever the most ballots can live with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import ApprovalBallot
from features.voting.method import (
    Method,
    ballots_text,
    cast_as,
    differences,
    highest,
    outcome_of_totals,
    totals_text,
    weigh_ballots,
)
from features.voting.outcome import Outcome
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import WeightedBallot

NAME = Message("Approval")
ABOUT = Message("Everybody ticks every option they can accept; the most ticks win. The easiest to explain.")


def approvals(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Weight of the ballots that approve each option."""
    cast = cast_as(ApprovalBallot, ballots, NAME)
    return weigh_ballots(cast, slate.options, lambda ballot, option: option in ballot.approved)


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> Outcome:
    totals = approvals(ballots, slate)
    blank = sum(not ballot.approved for ballot, _ in cast_as(ApprovalBallot, ballots, NAME))
    steps = (
        ballots_text(len(ballots), blank),
        totals_text(totals, slate, Message("Approvals")),
    )
    return outcome_of_totals("approval", highest(totals, slate.options), totals, steps, slate, rule)


METHOD = Method(
    "approval",
    NAME,
    ABOUT,
    ApprovalBallot,
    _count,
    lambda ballots, slate: differences(approvals(ballots, slate)),
)
