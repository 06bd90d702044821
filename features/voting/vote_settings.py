"""The settings of a vote, fixed when it opens, and their digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Literal

from base.words import Message, Text
from features.voting.errors import WorkshopError
from features.voting.registry import DEFAULT, method_of
from features.voting.weights import EMPTY_RULES, EmptyRule, check_shares

Reveal = Literal["after_closing", "live"]
Ties = Literal["draw", "shared", "ask"]
FEWEST_OPTIONS, MOST_OPTIONS = 2, 8
"""A ballot that fits a phone and an A4 page."""
LONGEST_TEXT = 500
"""Characters."""


@dataclass(frozen=True)
class VoteRules:
    """What decides. `quorum` is the number of counted ballots without which there is no result.

    With `ties="draw"` the seed is thrown in the room after closing, so it is no part of the rules.
    """

    method: str = DEFAULT
    quorum: int = 0
    reveal: Reveal = "after_closing"
    ties: Ties = "draw"
    empty: EmptyRule = "in_proportion"


@dataclass(frozen=True)
class VoteSettings:
    """The settings of a vote. `options` are ids in printed order, `digests` what they held when
    locked.

    Raises VotingError where it could not be opened.
    """

    title: str
    question: str
    date: str
    """ISO, e.g. 2026-11-26."""
    options: tuple[str, ...]
    digests: Mapping[str, str]
    shares: Mapping[str, Fraction]
    rules: VoteRules

    def __post_init__(self) -> None:
        check_shares(self.shares)
        method_of(self.rules.method)
        for trouble in _troubles(self):
            raise WorkshopError(wrong=trouble)

    def digest(self) -> str:
        """SHA-256 (hex) of `canonical`: printed at opening and on the result."""
        return sha256(self.canonical().encode()).hexdigest()

    def canonical(self) -> str:
        """All settings as one line of JSON: keys sorted, no spaces, shares as fractions."""
        settled = {
            "title": self.title,
            "question": self.question,
            "date": self.date,
            "options": [[option, self.digests[option]] for option in self.options],
            "shares": {key: str(share) for key, share in self.shares.items()},
            "rules": {
                "method": self.rules.method,
                "quorum": self.rules.quorum,
                "reveal": self.rules.reveal,
                "ties": self.rules.ties,
                "empty": self.rules.empty,
            },
        }
        return json.dumps(settled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _troubles(one: VoteSettings) -> list[Text]:
    """Everything wrong, the first thing first."""
    found: list[Text] = []
    for what, text in ((Message("title"), one.title), (Message("question"), one.question)):
        if not text.strip() or len(text) > LONGEST_TEXT:
            found.append(
                Message("the {what} is empty or over {most} characters", what=what, most=LONGEST_TEXT)
            )
    if not FEWEST_OPTIONS <= len(set(one.options)) == len(one.options) <= MOST_OPTIONS:
        found.append(
            Message(
                "it needs {fewest_options} to {most_options} different options",
                fewest_options=FEWEST_OPTIONS,
                most_options=MOST_OPTIONS,
            )
        )
    if set(one.digests) != set(one.options):
        found.append(Message("an option is not locked"))
    if one.rules.quorum < 0 or one.rules.empty not in EMPTY_RULES:
        found.append(Message("the quorum or the rule for empty constituencies is not valid"))
    return found
