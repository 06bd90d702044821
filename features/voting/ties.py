"""Ties are settled by a rule stated before the vote, never silently.

draw   one public draw: everybody's seed (dice thrown in the room after closing) orders the options by
       SHA-256 of seed and id, and every tie of the count is settled by that one order
order  an order that people agreed on, such as the answer to a tie that was asked
shared the tied win together (no bundle can be shared)
ask    nobody wins until the room has answered
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from base.words import Message, Text, join_texts
from features.voting.errors import TieRuleError
from features.voting.outcome import Tie
from features.voting.slate import Slate

Kind = Literal["draw", "order", "shared", "ask"]
_SEED = re.compile(r"[0-9A-Za-z]([0-9A-Za-z ]{0,198}[0-9A-Za-z])?")
"""Anybody can type it into a program of their own."""
KINDS: tuple[Kind, ...] = ("draw", "order", "shared", "ask")


@dataclass(frozen=True)
class TieRule:
    """`seed` belongs to a draw, `order` (ids, first wins) to an order. Raises TieRuleError."""

    kind: Kind
    seed: str = ""
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if bool(_SEED.fullmatch(self.seed)) != (self.kind == "draw"):
            raise TieRuleError(
                wrong=Message("a draw needs a seed of letters, digits and spaces, and no other rule has one"),
            )
        if len(set(self.order)) < len(self.order) or bool(self.order) != (self.kind == "order"):
            raise TieRuleError(
                wrong=Message("an agreed order is missing, has repetitions, or is not needed"),
            )

    @property
    def orders(self) -> bool:
        """Whether the rule puts tied options into an order."""
        return self.kind in ("draw", "order")

    def order_tied(self, tied: Iterable[str]) -> tuple[str, ...]:
        """The tied options, first the one that goes before. Raises TieRuleError where the rule cannot say."""
        tied = sorted(tied)
        if self.kind == "draw":
            return tuple(sorted(tied, key=lambda option: draw_digest(self.seed, option)))
        if not set(tied) <= set(self.order):
            raise TieRuleError(
                wrong=Message("it does not put {tied} into an order", tied=join_texts(tied)),
            )
        return tuple(option for option in self.order if option in tied)


def draw_digest(seed: str, option: str) -> str:
    """The lot of an option: SHA-256 of the seed, a line feed and the id, in hex; the smallest goes first."""
    return sha256(f"{seed}\n{option}".encode()).hexdigest()


def break_tie(tied: Iterable[str], places: int, rule: TieRule, slate: Slate, where: Text) -> Tie:
    """The tie, with the first `places` of the rule's order as chosen; none where the rule gives no order."""
    options = tuple(option for option in slate.options if option in set(tied))
    names = slate.list(options)
    chosen = rule.order_tied(options)[:places] if rule.orders else ()
    how = _how(rule, slate.list(chosen))
    text = Message("{where}: {names} are tied. {how}", where=where, names=names, how=how)
    return Tie(options, chosen, text)


def harmless(tied: Iterable[str], slate: Slate, where: Text) -> Tie:
    """A tie that changes nothing, whichever way it were settled."""
    options = tuple(option for option in slate.options if option in set(tied))
    names = slate.list(options)
    return Tie(
        options,
        (),
        Message(
            "{where}: {names} are tied, but the result is the same whichever goes first.",
            where=where,
            names=names,
        ),
    )


def _how(rule: TieRule, first: Text) -> Text:
    match rule.kind:
        case "draw":
            return Message("By the public draw (seed “{seed}”): {first}.", seed=rule.seed, first=first)
        case "order":
            return Message("By the agreed order: {first}.", first=first)
        case "shared":
            return Message("By the rule they share the place.")
    return Message("By the rule those present must decide.")
