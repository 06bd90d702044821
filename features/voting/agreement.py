"""Other methods on the same ballots, and how many of them agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from base.words import Message, Text
from features.voting.ballots import Ballot
from features.voting.conversions import CONVERSIONS
from features.voting.method import Method
from features.voting.outcome import Outcome
from features.voting.registry import METHODS
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import WeightedBallot


@dataclass(frozen=True)
class MethodOutcome:
    """The outcome by one method; `note` says how ballots of another type were converted."""

    method: Method
    outcome: Outcome
    note: Text | None


@dataclass(frozen=True)
class Agreement:
    """The readings of every method that these ballots allow, and how many choose what the chosen one does."""

    readings: tuple[MethodOutcome, ...]
    winners: tuple[str, ...]
    agreeing: int
    text: Text


def agreement(
    ballots: Sequence[WeightedBallot], cast: type[Ballot], slate: Slate, method: Method, rule: TieRule
) -> Agreement:
    """Count `ballots`, all of type `cast`, by every method that can; `method` is the one that decides."""
    readings = tuple(
        MethodOutcome(
            each, each.count(*_as_taken(ballots, cast, each, slate), rule), _conversion_note(cast, each)
        )
        for each in METHODS.values()
        if each.takes is cast or (cast, each.takes) in CONVERSIONS
    )
    winners = next(one.outcome.winners for one in readings if one.method is method)
    agreeing = sum(set(one.outcome.winners) == set(winners) for one in readings)
    return Agreement(readings, winners, agreeing, _text(readings, winners, agreeing, slate))


def _as_taken(
    ballots: Sequence[WeightedBallot], cast: type[Ballot], method: Method, slate: Slate
) -> tuple[Sequence[WeightedBallot], Slate]:
    if method.takes is cast:
        return ballots, slate
    return CONVERSIONS[cast, method.takes].convert(ballots, slate), slate


def _conversion_note(cast: type[Ballot], method: Method) -> Text | None:
    return None if method.takes is cast else CONVERSIONS[cast, method.takes].note


def _text(readings: tuple[MethodOutcome, ...], winners: tuple[str, ...], agreeing: int, slate: Slate) -> Text:
    if not winners:
        return Message("There is no result to compare yet.")
    if len(readings) == 1:
        return Message("Ballots of this type can be counted by one method only.")
    names = slate.list(winners)
    return Message(
        "{agreeing} of {count} methods choose {names}.", agreeing=agreeing, count=len(readings), names=names
    )
