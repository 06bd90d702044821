"""The outcome of a count, which explains itself: figures, steps and ties stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from base.words import Text

Standing = Literal["decided", "shared", "asked", "empty"]
"""decided: `winners` won. shared: they won together. asked: a tie waits for an answer (`asked`), nobody has
won. empty: there was no ballot that chose anything."""


@dataclass(frozen=True)
class Tie:
    """Options that the ballots did not tell apart, where it happened, and how it was settled.

    `chosen` comes first in the order that settled it; empty where it was not settled. `text` says all of it.
    """

    options: tuple[str, ...]
    chosen: tuple[str, ...]
    text: Text


@dataclass(frozen=True)
class Outcome:
    """Who won by a method, and why.

    `totals` is the figure that the method compares, by option (approvals, score, points, wins). `steps` tell
    the count in sentences; names in them are as people wrote them, so show them as text.
    """

    method: str
    standing: Standing
    winners: tuple[str, ...]
    totals: Mapping[str, Fraction]
    steps: tuple[Text, ...]
    ties: tuple[Tie, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Purchase:
    """One intervention bought: what it took from each unit of weight, and what was left of the budget."""

    option: str
    support: Fraction
    """Weight of the ballots that approve it."""
    most_paid_cny: Fraction
    """The most that a ballot of weight 1 paid for it (greedy: 0, nobody pays)."""
    left_cny: Fraction


@dataclass(frozen=True)
class BundleOutcome(Outcome):
    """A bundle within the budget: `winners` in the order in which they were bought."""

    cost_cny: Fraction = Fraction(0)
    purchases: tuple[Purchase, ...] = field(default=())
