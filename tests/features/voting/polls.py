"""Small votes to count by hand: ballots written in a few characters."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from features.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)
from features.voting.outcome import Outcome
from features.voting.registry import METHODS
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from features.voting.weights import plain

WHO = ("resident", "adult", "phone")
ABC = Slate(("A", "B", "C"))
TOGETHER, ASK = TieRule("shared"), TieRule("ask")


def ranking(text: str, who: tuple[str, str, str] = WHO) -> RankingBallot:
    """A>B=C."""
    return RankingBallot(*who, tuple(frozenset(tier.split("=")) for tier in text.split(">") if tier))


def score_ballot(who: tuple[str, str, str] = WHO, **scores: int) -> ScoreBallot:
    return ScoreBallot(*who, scores)


def approval_ballot(text: str, who: tuple[str, str, str] = WHO) -> ApprovalBallot:
    """AB."""
    return ApprovalBallot(*who, frozenset(text))


def choice_ballot(text: str, who: tuple[str, str, str] = WHO) -> ChoiceBallot:
    return ChoiceBallot(*who, text)


def bundle(text: str, who: tuple[str, str, str] = WHO) -> BundleBallot:
    return BundleBallot(*who, frozenset(text))


def budget(total: int, **costs: int) -> BundleSlate:
    prices = {option: Fraction(cost) for option, cost in costs.items()}
    return BundleSlate(tuple(costs), costs_cny=prices, budget_cny=Fraction(total))


def repeat_ballots(counts: Mapping[Ballot, int] | list[tuple[int, Ballot]]) -> list[Ballot]:
    """Each ballot as often as said."""
    pairs = counts if isinstance(counts, list) else [(n, ballot) for ballot, n in counts.items()]
    return [ballot for times, ballot in pairs for _ in range(times)]


def outcome(method: str, ballots: list[Ballot], slate: Slate = ABC, rule: TieRule = TOGETHER) -> Outcome:
    return METHODS[method].count(plain(ballots), slate, rule)
