"""Approval: whoever the most ballots can live with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import ApprovalBallot
from features.voting.method import cast_as, method_by_totals, weigh_ballots
from features.voting.slate import Slate
from features.voting.weights import WeightedBallot

NAME = Message("Approval")
ABOUT = Message("Everybody ticks every option they can accept; the most ticks win. The easiest to explain.")


def approvals(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Weight of the ballots that approve each option."""
    cast = cast_as(ApprovalBallot, ballots, NAME)
    return weigh_ballots(cast, slate.options, lambda ballot, option: option in ballot.approved)


METHOD = method_by_totals(
    "approval",
    NAME,
    ABOUT,
    ApprovalBallot,
    approvals,
    lambda ballot: not ballot.approved,
    Message("Approvals"),
)
