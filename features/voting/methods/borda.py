"""Borda, a second opinion on rankings: a point for every option ranked below, half a point for an equal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from base.words import Message
from features.voting.ballots import RankingBallot
from features.voting.method import cast_as, method_by_totals, weigh_ballots
from features.voting.slate import Slate
from features.voting.weights import WeightedBallot

NAME = Message("Points by rank (Borda)")
ABOUT = Message(
    "Everybody puts the options in order; each one below an option gives it a point; the most points win."
)


def points(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Points times weights of each option; a blank ballot gives none."""
    cast = [(ballot, weight) for ballot, weight in cast_as(RankingBallot, ballots, NAME) if ballot.tiers]
    doubled = weigh_ballots(cast, slate.options, lambda ballot, option: _twice(ballot, option, slate))
    return {option: total / 2 for option, total in doubled.items()}


def _twice(ballot: RankingBallot, option: str, slate: Slate) -> int:
    """Twice the points, so that half points are whole."""
    own = ballot.place(option)
    places = [ballot.place(other) for other in slate.options if other != option]
    return 2 * sum(place > own for place in places) + places.count(own)


METHOD = method_by_totals(
    "borda",
    NAME,
    ABOUT,
    RankingBallot,
    points,
    lambda ballot: not ballot.tiers,
    Message("Points"),
)
