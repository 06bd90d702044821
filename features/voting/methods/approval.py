"""Approval: whoever the most ballots can live with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import ApprovalBallot
from features.voting.method import (
    Method,
    cast_as,
    decided,
    differences,
    highest,
    said_cast,
    said_totals,
    weighed,
)
from features.voting.outcome import Outcome
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import Weighted

NAME = Message("Approval")
ABOUT = Message("Everybody ticks every option they can accept; the most ticks win. The easiest to explain.")


def approvals(ballots: Sequence[Weighted], slate: Slate) -> dict[str, Fraction]:
    """Weight of the ballots that approve each option."""
    cast = cast_as(ApprovalBallot, ballots, NAME)
    return weighed(cast, slate.options, lambda ballot, option: option in ballot.approved)


def _count(ballots: Sequence[Weighted], slate: Slate, rule: TieRule) -> Outcome:
    totals = approvals(ballots, slate)
    blank = sum(not ballot.approved for ballot, _ in cast_as(ApprovalBallot, ballots, NAME))
    steps = (
        said_cast(len(ballots), blank),
        said_totals(totals, slate, Message("Approvals")),
    )
    return decided("approval", highest(totals, slate.options), totals, steps, slate, rule)


METHOD = Method(
    "approval",
    NAME,
    ABOUT,
    ApprovalBallot,
    _count,
    lambda ballots, slate: differences(approvals(ballots, slate)),
)
