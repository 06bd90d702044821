"""What a voting method is, and the parts of a count that all methods share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from base.words import CLAUSES, Message, Text, join_texts
from features.voting.ballots import Ballot
from features.voting.errors import WrongBallotError
from features.voting.numbers import exact
from features.voting.outcome import Outcome, Tie
from features.voting.slate import Slate
from features.voting.ties import TieRule, break_tie
from features.voting.weights import ZERO, WeightedBallot

AnyBallot = TypeVar("AnyBallot", bound=Ballot)
B = TypeVar("B")
Count = Callable[[Sequence[WeightedBallot], Slate, TieRule], Outcome]
Compared = Callable[[Sequence[WeightedBallot], Slate], tuple[Fraction, ...]]
Totals = Callable[[Sequence[WeightedBallot], Slate], Mapping[str, Fraction]]
FINAL = Message("At the end")


@dataclass(frozen=True)
class Method:
    """A way to count.

    `about` says in a sentence how it works, to those who vote. `count` never mutates, never rounds and does
    not depend on the order of ballots or options. `compared` are sums over ballots whose signs alone decide
    the outcome, so they are linear in the weights; None where there are no such sums
    (`features.voting.sensitivity` needs them).
    """

    key: str
    name: Text
    about: Text
    takes: type[Ballot]
    count: Count
    compared: Compared | None = None


def cast_as(
    kind: type[AnyBallot], ballots: Sequence[WeightedBallot], name: Text
) -> list[tuple[AnyBallot, Fraction]]:
    """The ballots as this kind, with their weights; those that weigh nothing are left out."""
    found: list[tuple[AnyBallot, Fraction]] = []
    for one in ballots:
        if not isinstance(one.ballot, kind):
            raise WrongBallotError(method=name, found=type(one.ballot).__name__)
        if one.weight:
            found.append((one.ballot, one.weight))
    return found


def by_weight(cast: Sequence[tuple[B, Fraction]]) -> list[tuple[Fraction, list[B]]]:
    """The ballots of each weight together: there are few weights, so most of a count is whole numbers."""
    found: dict[Fraction, list[B]] = {}
    for ballot, weight in cast:
        found.setdefault(weight, []).append(ballot)
    return list(found.items())


def weigh_ballots(
    cast: Sequence[tuple[B, Fraction]], options: Sequence[str], value: Callable[[B, str], int]
) -> dict[str, Fraction]:
    """For each option the sum of what the ballots give it, times their weights."""
    parts = by_weight(cast)
    return {
        option: sum((weight * sum(value(b, option) for b in part) for weight, part in parts), ZERO)
        for option in options
    }


def highest(totals: Mapping[str, Fraction], among: Sequence[str]) -> tuple[str, ...]:
    """Those with the highest total."""
    most = max(totals[option] for option in among)
    return tuple(option for option in among if totals[option] == most)


def method_by_totals(
    key: str,
    name: Text,
    about: Text,
    takes: type[AnyBallot],
    totals_of: Totals,
    is_blank: Callable[[AnyBallot], bool],
    what: Text,
) -> Method:
    """A method in which the option with the highest total wins; `what` names the totals in its steps."""

    def count(ballots: Sequence[WeightedBallot], slate: Slate, rule: TieRule) -> Outcome:
        totals = totals_of(ballots, slate)
        blank = sum(is_blank(ballot) for ballot, _ in cast_as(takes, ballots, name))
        steps = (ballots_text(len(ballots), blank), totals_text(totals, slate, what))
        return outcome_of_totals(key, highest(totals, slate.options), totals, steps, slate, rule)

    return Method(
        key, name, about, takes, count, lambda ballots, slate: differences(totals_of(ballots, slate))
    )


def outcome_of_totals(
    method: str,
    best: tuple[str, ...],
    totals: Mapping[str, Fraction],
    steps: Sequence[Text],
    slate: Slate,
    rule: TieRule,
    ties: Sequence[Tie] = (),
) -> Outcome:
    """The outcome where `best` are those that nothing in the ballots tells apart any more."""
    if not any(totals.values()):
        none = Message("No ballot chose anything.")
        return Outcome(method, "empty", (), totals, (*steps, none))
    if len(best) == 1:
        name = slate.name(best[0])
        won = Message("{name} wins.", name=name)
        return Outcome(method, "decided", best, totals, (*steps, won), tuple(ties))
    tie = break_tie(best, 1, rule, slate, FINAL)
    steps, ties = (*steps, tie.text), (*ties, tie)
    if tie.chosen:
        return Outcome(method, "decided", tie.chosen, totals, steps, ties)
    if rule.kind == "shared":
        return Outcome(method, "shared", tie.options, totals, steps, ties)
    return Outcome(method, "asked", (), totals, steps, ties, asked=tie.options)


def totals_text(totals: Mapping[str, Fraction], slate: Slate, what: Text) -> Text:
    """E.g. 赞成：甲 12，乙 9。"""
    parts = [
        Message("{name} {total}", name=slate.name(option), total=exact(total))
        for option, total in totals.items()
    ]
    return Message("{what}: {parts}.", what=what, parts=join_texts(parts, CLAUSES))


def ballots_text(count: int, blank: int) -> Text:
    """How many ballots there were, and how many of them chose nothing."""
    return Message("{count} ballots were cast, {blank} of them blank.", count=count, blank=blank)


def differences(totals: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    """Every total less every other: their signs are the order of the totals."""
    values = list(totals.values())
    return tuple(a - b for place, a in enumerate(values) for b in values[place + 1 :])


def nothing(slate: Slate) -> dict[str, Fraction]:
    """Zero for every option."""
    return dict.fromkeys(slate.options, ZERO)
