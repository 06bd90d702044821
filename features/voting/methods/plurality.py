"""Plurality: whoever is the first choice of the most ballots."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import ChoiceBallot
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

NAME = Message("Plurality")
ABOUT = Message(
    "Everybody chooses one; the most votes win. Options that are alike take votes from each other."
)


def choices(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Weight of the ballots that chose each option."""
    cast = cast_as(ChoiceBallot, ballots, NAME)
    return weigh_ballots(cast, slate.options, lambda ballot, option: ballot.choice == option)


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> Outcome:
    totals = choices(ballots, slate)
    blank = sum(not ballot.choice for ballot, _ in cast_as(ChoiceBallot, ballots, NAME))
    steps = (
        ballots_text(len(ballots), blank),
        totals_text(totals, slate, Message("First choices")),
    )
    return outcome_of_totals("plurality", highest(totals, slate.options), totals, steps, slate, rule)


METHOD = Method(
    "plurality",
    NAME,
    ABOUT,
    ChoiceBallot,
    _count,
    lambda ballots, slate: differences(choices(ballots, slate)),
)
