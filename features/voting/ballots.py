"""Ballots as they are cast, one class a type, and what makes one valid.

A ballot carries whose group it belongs to and nothing about whose it is. A blank ballot is valid: it counts
for the turnout and for no option.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from base.words import Message, Text
from features.voting.errors import RankedTwiceError, ScoreError, UnknownChoiceError, UnknownGroupError
from features.voting.slate import Slate

MOST_SCORE = 5
"""The scale of the method: STAR is defined on 0–5."""
UNDECLARED = "undeclared"
WITHHELD = "withheld"
"""Stands in published ballots for a group that is too small to be named."""
AGE_GROUPS = ("elder", "adult", "child", UNDECLARED)
CHANNELS = ("phone", "kiosk", "paper")


@dataclass(frozen=True)
class Ballot:
    """What every ballot carries: keys of its constituency, age group and channel."""

    constituency: str
    age_group: str
    channel: str


@dataclass(frozen=True)
class ApprovalBallot(Ballot):
    """Every option that the voter can live with."""

    approved: frozenset[str]


@dataclass(frozen=True)
class ScoreBallot(Ballot):
    """0–5 for each option; one without a score has 0."""

    scores: Mapping[str, int]

    def score(self, option: str) -> int:
        """What the voter gave it."""
        return self.scores.get(option, 0)


@dataclass(frozen=True)
class RankingBallot(Ballot):
    """Options from best to worst; options in one set are equal. Those left out are equal, below the rest."""

    tiers: tuple[frozenset[str], ...]

    def place(self, option: str) -> int:
        """0 for the best; the number of tiers for an option left out."""
        places = (place for place, tier in enumerate(self.tiers) if option in tier)
        return next(places, len(self.tiers))


@dataclass(frozen=True)
class ChoiceBallot(Ballot):
    """One option; empty for a blank ballot."""

    choice: str


@dataclass(frozen=True)
class BundleBallot(Ballot):
    """Every intervention that the voter wants from the budget, whatever they cost together."""

    approved: frozenset[str]


def check_ballot(ballot: Ballot, slate: Slate, constituencies: Iterable[str]) -> None:
    """Raise a VotingError where the ballot could not have been cast on this slate."""
    _check_known(ballot.constituency, (*constituencies, WITHHELD), Message("constituency"))
    _check_known(ballot.age_group, (*AGE_GROUPS, WITHHELD), Message("age group"))
    _check_known(ballot.channel, (*CHANNELS, WITHHELD), Message("channel"))
    for option in _option_ids(ballot):
        if option not in slate.options:
            raise UnknownChoiceError(option=option, known=", ".join(slate.options))
    if isinstance(ballot, ScoreBallot):
        _check_scores(ballot)
    if isinstance(ballot, RankingBallot):
        _check_ranking(ballot)


def _option_ids(ballot: Ballot) -> list[str]:
    """The options that stand on it, in a fixed order."""
    match ballot:
        case ApprovalBallot(approved=approved) | BundleBallot(approved=approved):
            return sorted(approved)
        case ScoreBallot(scores=scores):
            return sorted(scores)
        case RankingBallot(tiers=tiers):
            return [option for tier in tiers for option in sorted(tier)]
        case ChoiceBallot(choice=choice) if choice:
            return [choice]
    return []


def _check_scores(ballot: ScoreBallot) -> None:
    for option, score in ballot.scores.items():
        if type(score) is not int or not 0 <= score <= MOST_SCORE:
            raise ScoreError(option=option, score=score, most=MOST_SCORE)


def _check_ranking(ballot: RankingBallot) -> None:
    seen: set[str] = set()
    for option in _option_ids(ballot):
        if option in seen:
            raise RankedTwiceError(option=option)
        seen.add(option)


def _check_known(key: str, known: tuple[str, ...], what: Text) -> None:
    if key not in known:
        raise UnknownGroupError(what=what, key=key, known=", ".join(known))
