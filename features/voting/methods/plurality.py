"""Plurality: whoever is the first choice of the most ballots."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import ChoiceBallot
from features.voting.method import cast_as, method_by_totals, weigh_ballots
from features.voting.slate import Slate
from features.voting.weights import WeightedBallot

NAME = Message("Plurality")
ABOUT = Message(
    "Everybody chooses one; the most votes win. Options that are alike take votes from each other."
)


def choices(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Weight of the ballots that chose each option."""
    cast = cast_as(ChoiceBallot, ballots, NAME)
    return weigh_ballots(cast, slate.options, lambda ballot, option: ballot.choice == option)


METHOD = method_by_totals(
    "plurality",
    NAME,
    ABOUT,
    ChoiceBallot,
    choices,
    lambda ballot: not ballot.choice,
    Message("First choices"),
)
