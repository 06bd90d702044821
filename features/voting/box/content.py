"""What a ballot says, as one line of JSON, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from features.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)

Who = tuple[str, str, str]
"""Constituency, age group, channel."""


def content_of(ballot: Ballot) -> str:
    """The same vote is always the same text, without whose it is."""
    return json.dumps(_vote_json(ballot), sort_keys=True, separators=(",", ":"))


def ballot_of(kind: type[Ballot], who: Who, content: str) -> Ballot:
    """The ballot whose content this is."""
    choice = json.loads(content)
    if kind is ApprovalBallot or kind is BundleBallot:
        return kind(*who, frozenset(choice))
    if kind is ChoiceBallot:
        return ChoiceBallot(*who, choice)
    if kind is ScoreBallot:
        return ScoreBallot(*who, choice)
    return RankingBallot(*who, tuple(frozenset(tier) for tier in choice))


def of_group(ballot: Ballot, constituency: str, age_group: str, channel: str) -> Ballot:
    """The ballot with this group, whatever group it named itself."""
    return replace(ballot, constituency=constituency, age_group=age_group, channel=channel)


def _vote_json(ballot: Ballot) -> Any:
    match ballot:
        case ApprovalBallot(approved=approved) | BundleBallot(approved=approved):
            return sorted(approved)
        case ChoiceBallot(choice=choice):
            return choice
        case ScoreBallot(scores=scores):
            return dict(scores)
        case RankingBallot(tiers=tiers):
            return [sorted(tier) for tier in tiers]
    raise TypeError(type(ballot).__name__)
