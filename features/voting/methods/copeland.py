"""Copeland: whoever wins the most duels (an even one is half a win); who beats everybody always wins."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from base.words import Message, Text
from features.voting.ballots import RankingBallot
from features.voting.method import (
    Method,
    ballots_text,
    cast_as,
    highest,
    nothing,
    outcome_of_totals,
    totals_text,
)
from features.voting.numbers import exact
from features.voting.outcome import Outcome
from features.voting.preferences import Pair, margins, preferences_of
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import WeightedBallot

NAME = Message("Duels (Copeland)")
ABOUT = Message("Everybody puts the options in order; each is compared with each, and the most wins win.")
_HALF = Fraction(1, 2)


def duels(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[Pair, Fraction]:
    """By ordered pair, the weight of the ballots that rank the first above the second."""
    cast = cast_as(RankingBallot, ballots, NAME)
    return preferences_of(cast, slate.options, lambda ballot, option: -ballot.place(option))


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> Outcome:
    pairs, wins = duels(ballots, slate), nothing(slate)
    blank = sum(not ballot.tiers for ballot, _ in cast_as(RankingBallot, ballots, NAME))
    steps = [ballots_text(len(ballots), blank)]
    for one, other in combinations(slate.options, 2):
        ahead = pairs[one, other] - pairs[other, one]
        wins[one] += _HALF if ahead == 0 else int(ahead > 0)
        wins[other] += _HALF if ahead == 0 else int(ahead < 0)
        steps.append(_step_text((one, other), pairs, slate))
    if not any(pairs.values()):
        wins = nothing(slate)
    steps.append(totals_text(wins, slate, Message("Duels won (even ones count half)")))
    return outcome_of_totals("copeland", highest(wins, slate.options), wins, steps, slate, rule)


def _step_text(pair: Pair, pairs: dict[Pair, Fraction], slate: Slate) -> Text:
    one, other = pair
    a, b = slate.name(one), slate.name(other)
    score = f"{exact(pairs[one, other])} : {exact(pairs[other, one])}"
    return Message("{a} against {b}, {score}.", a=a, b=b, score=score)


METHOD = Method(
    "copeland",
    NAME,
    ABOUT,
    RankingBallot,
    _count,
    lambda ballots, slate: margins(duels(ballots, slate), slate.options),
)
