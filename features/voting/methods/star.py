"""STAR, score then automatic runoff: of the two highest scores, the one that more ballots prefer.

The protocol's published tie-breaks (preferences, then fives, then lots) are not built in: every tie goes to
the rule that was stated for this vote, and one that cannot change the winner is told and left alone.
Without an order (shared, ask) every way to settle a tie is followed, and those stand together who win in
one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from base.words import Message, Text
from features.voting.ballots import ScoreBallot
from features.voting.method import (
    Method,
    ballots_text,
    cast_as,
    differences,
    outcome_of_totals,
    totals_text,
    weigh_ballots,
)
from features.voting.numbers import exact
from features.voting.outcome import Outcome, Tie
from features.voting.preferences import Pair, margins, preferences_of
from features.voting.slate import Slate
from features.voting.ties import TieRule, break_tie, harmless
from features.voting.weights import WeightedBallot

NAME = Message("STAR (score, then runoff)")
ABOUT = Message(
    "Everybody scores each option 0–5; of the two highest totals, the one that more people prefer wins."
)
_FINALISTS = 2
_FINAL_PLACE = Message("For the places in the runoff")


def scores(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[str, Fraction]:
    """Sum of scores times weights of each option."""
    return weigh_ballots(cast_as(ScoreBallot, ballots, NAME), slate.options, ScoreBallot.score)


def preferences(ballots: Sequence[WeightedBallot], slate: Slate) -> dict[Pair, Fraction]:
    """By ordered pair, the weight of the ballots that score the first higher."""
    return preferences_of(cast_as(ScoreBallot, ballots, NAME), slate.options, ScoreBallot.score)


def _count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> Outcome:
    totals, pairs = scores(ballots, slate), preferences(ballots, slate)
    blank = sum(not any(b.scores.values()) for b, _ in cast_as(ScoreBallot, ballots, NAME))
    steps = [ballots_text(len(ballots), blank), totals_text(totals, slate, Message("Scores"))]
    if not any(totals.values()):
        return outcome_of_totals("star", slate.options, totals, steps, slate, rule)
    runoffs, ties = _runoffs(totals, pairs, slate, rule)
    steps += [tie.text for tie in ties]
    steps += [_step_text(one, pairs, slate) for one in runoffs]
    winners = {option for one in runoffs for option in _ahead(one, pairs)}
    best = tuple(option for option in slate.options if option in winners)
    return outcome_of_totals("star", best, totals, steps, slate, rule, ties)


def _runoffs(
    totals: Mapping[str, Fraction], pairs: Mapping[Pair, Fraction], slate: Slate, rule: TieRule
) -> tuple[list[Pair], list[Tie]]:
    """The runoffs that are held: one, or where ties are not put into an order all that are possible."""
    second = sorted(totals.values(), reverse=True)[_FINALISTS - 1]
    sure = [option for option in slate.options if totals[option] > second]
    tied = [option for option in slate.options if totals[option] == second]
    places = _FINALISTS - len(sure)
    possible = [_pair(sure + list(rest)) for rest in combinations(tied, places)]
    if len(possible) == 1:
        return possible, []
    if len({_ahead(one, pairs) for one in possible}) == 1:
        return possible, [harmless(tied, slate, _FINAL_PLACE)]
    tie = break_tie(tied, places, rule, slate, _FINAL_PLACE)
    return ([_pair(sure + list(tie.chosen))] if tie.chosen else possible), [tie]


def _pair(two: Sequence[str]) -> Pair:
    return two[0], two[1]


def _ahead(pair: Pair, pairs: Mapping[Pair, Fraction]) -> tuple[str, ...]:
    """Who wins a runoff; both where as much weight prefers either."""
    one, other = pair
    if pairs[one, other] == pairs[other, one]:
        return tuple(sorted(pair))
    return (one,) if pairs[one, other] > pairs[other, one] else (other,)


def _step_text(pair: Pair, pairs: Mapping[Pair, Fraction], slate: Slate) -> Text:
    one, other = pair
    a, b = slate.name(one), slate.name(other)
    for_a, for_b = exact(pairs[one, other]), exact(pairs[other, one])
    return Message(
        "Runoff: {for_a} prefer {a}, {for_b} prefer {b}, the rest score them alike.",
        for_a=for_a,
        a=a,
        for_b=for_b,
        b=b,
    )


def _compare(ballots: Sequence[WeightedBallot], slate: Slate) -> tuple[Fraction, ...]:
    sums = differences(scores(ballots, slate))
    return sums + margins(preferences(ballots, slate), slate.options)


METHOD = Method("star", NAME, ABOUT, ScoreBallot, _count, _compare)
