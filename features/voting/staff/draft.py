"""The draft of a vote as its form holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import Candidate
from features.voting.slate import BundleSlate
from features.voting.vote_settings import VoteRules

Kind = Literal["one", "bundle"]


@dataclass(frozen=True)
class BallotContents:
    """What stands on the ballot: one of several options, or a bundle of an option's interventions within
    `budget_cny`. `descriptions` by id of the candidate."""

    kind: Kind
    candidates: tuple[Candidate, ...]
    descriptions: Mapping[str, str]
    budget_cny: Fraction = Fraction(0)


@dataclass(frozen=True)
class VoteDraft:
    """Everything that the form says."""

    title: str
    question: str
    date: str
    choice: BallotContents
    shares: Mapping[str, Fraction]
    rules: VoteRules


def kind_of(vote: VoteRecord | None) -> Kind:
    """The kind of a stored vote; the usual kind for a new one."""
    is_bundle = vote is not None and isinstance(vote.terms.slate, BundleSlate)
    return "bundle" if is_bundle else "one"
