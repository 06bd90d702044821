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

from base.words import Bilingual
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
                wrong_zh="抽签须有由字母、数字和空格写成的种子，其他规则不用种子",
                wrong_en="a draw needs a seed of letters, digits and spaces, and no other rule has one",
            )
        if len(set(self.order)) < len(self.order) or bool(self.order) != (self.kind == "order"):
            raise TieRuleError(
                wrong_zh="约定的次序缺失、重复或多余",
                wrong_en="an agreed order is missing, repeats itself, or is not wanted",
            )

    @property
    def orders(self) -> bool:
        """Whether the rule puts tied options into an order."""
        return self.kind in ("draw", "order")

    def ordered(self, tied: Iterable[str]) -> tuple[str, ...]:
        """The tied options, first the one that goes before. Raises TieRuleError where the rule cannot say."""
        tied = sorted(tied)
        if self.kind == "draw":
            return tuple(sorted(tied, key=lambda option: draw_digest(self.seed, option)))
        if not set(tied) <= set(self.order):
            raise TieRuleError(
                wrong_zh=f"它没有说明 {'、'.join(tied)} 的先后",
                wrong_en=f"it does not put {', '.join(tied)} into an order",
            )
        return tuple(option for option in self.order if option in tied)


def draw_digest(seed: str, option: str) -> str:
    """The lot of an option: SHA-256 of the seed, a line feed and the id, in hex; the smallest goes first."""
    return sha256(f"{seed}\n{option}".encode()).hexdigest()


def settled(tied: Iterable[str], places: int, rule: TieRule, slate: Slate, where: Bilingual) -> Tie:
    """The tie, with the first `places` of the rule's order as chosen; none where the rule gives no order."""
    options = tuple(option for option in slate.options if option in set(tied))
    names = slate.list(options)
    chosen = rule.ordered(options)[:places] if rule.orders else ()
    how = _how(rule, slate.list(chosen))
    text = Bilingual(
        f"{where.zh}：{names.zh} 不分先后。{how.zh}", f"{where.en}: {names.en} are tied. {how.en}"
    )
    return Tie(options, chosen, text)


def harmless(tied: Iterable[str], slate: Slate, where: Bilingual) -> Tie:
    """A tie that changes nothing, whichever way it were settled."""
    options = tuple(option for option in slate.options if option in set(tied))
    names = slate.list(options)
    return Tie(
        options,
        (),
        Bilingual(
            f"{where.zh}：{names.zh} 不分先后，但无论如何取舍，结果相同。",
            f"{where.en}: {names.en} are tied, but the result is the same whichever goes first.",
        ),
    )


def _how(rule: TieRule, first: Bilingual) -> Bilingual:
    match rule.kind:
        case "draw":
            return Bilingual(
                f"按公开抽签（种子“{rule.seed}”）：{first.zh}。",
                f"By the public draw (seed “{rule.seed}”): {first.en}.",
            )
        case "order":
            return Bilingual(f"按约定的次序：{first.zh}。", f"By the agreed order: {first.en}.")
        case "shared":
            return Bilingual("按规则并列。", "By the rule they stand together.")
    return Bilingual("按规则须由在场的人决定。", "By the rule the room must decide.")
