"""Conversions of ballots from one type to another.

A score gives an order, approval of what got at least 3 of 5, and a first choice; a ranking gives a first
choice. Where several are first, the ballot's weight is split among them in equal parts. Nothing is made up:
an approval set has no order, a ranking says not how far down a voter approves, and a single choice says
nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from base.words import Message, Text
from features.voting.ballots import (
    MOST_SCORE,
    ApprovalBallot,
    Ballot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)
from features.voting.slate import Slate
from features.voting.weights import WeightedBallot

APPROVED_FROM = -(-MOST_SCORE // 2)
"""The upper half of the scale: 3, 4 and 5."""


@dataclass(frozen=True)
class Conversion:
    """A conversion from one type of ballot to another, and a note on what was read as what."""

    convert: Callable[[Sequence[WeightedBallot], Slate], tuple[WeightedBallot, ...]]
    note: Text


def _approvals(ballots: Sequence[WeightedBallot], slate: Slate) -> tuple[WeightedBallot, ...]:
    def approved_options(ballot: Ballot) -> frozenset[str]:
        assert isinstance(ballot, ScoreBallot)
        return frozenset(option for option in slate.options if ballot.score(option) >= APPROVED_FROM)

    return tuple(
        WeightedBallot(ApprovalBallot(*_whose(one.ballot), approved_options(one.ballot)), one.weight)
        for one in ballots
    )


def _rankings(ballots: Sequence[WeightedBallot], slate: Slate) -> tuple[WeightedBallot, ...]:
    return tuple(
        WeightedBallot(RankingBallot(*_whose(one.ballot), _tiers(one.ballot, slate)), one.weight)
        for one in ballots
    )


def _tiers(ballot: Ballot, slate: Slate) -> tuple[frozenset[str], ...]:
    """Options by falling score; blank where every score is 0."""
    assert isinstance(ballot, ScoreBallot)
    given = sorted({ballot.score(option) for option in slate.options}, reverse=True)
    if given == [0]:
        return ()
    return tuple(frozenset(o for o in slate.options if ballot.score(o) == score) for score in given)


def _first_of_scores(ballots: Sequence[WeightedBallot], slate: Slate) -> tuple[WeightedBallot, ...]:
    return _first_of_rankings(_rankings(ballots, slate), slate)


def _first_of_rankings(ballots: Sequence[WeightedBallot], _: Slate) -> tuple[WeightedBallot, ...]:
    split: list[WeightedBallot] = []
    for one in ballots:
        assert isinstance(one.ballot, RankingBallot)
        first = sorted(one.ballot.tiers[0]) if one.ballot.tiers else [""]
        part = one.weight / Fraction(len(first))
        split += [WeightedBallot(ChoiceBallot(*_whose(one.ballot), option), part) for option in first]
    return tuple(split)


def _whose(ballot: Ballot) -> tuple[str, str, str]:
    return ballot.constituency, ballot.age_group, ballot.channel


_FIRST = Message("the top option is the first choice; several share the ballot")
CONVERSIONS: Mapping[tuple[type[Ballot], type[Ballot]], Conversion] = {
    (ScoreBallot, ApprovalBallot): Conversion(
        _approvals,
        Message("a score of {approved_from} or more counts as approval", approved_from=APPROVED_FROM),
    ),
    (ScoreBallot, RankingBallot): Conversion(
        _rankings,
        Message("options are ranked by score, equal scores are equal"),
    ),
    (ScoreBallot, ChoiceBallot): Conversion(_first_of_scores, _FIRST),
    (RankingBallot, ChoiceBallot): Conversion(_first_of_rankings, _FIRST),
}
"""By (what was cast, what a method takes). What is missing cannot be said honestly."""
