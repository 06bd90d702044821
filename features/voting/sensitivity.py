"""How far a constituency's share could move without changing who wins.

The share of one constituency moves from 0 to 1 and the others keep their proportions. Everything that a
method compares is then a straight line of that share (`Method.compared`), so the winner can change only
where one of them crosses zero: exact points, each tried, and one trial between any two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from base.words import Message, Text, join_texts
from features.voting.ballots import Ballot
from features.voting.method import Method
from features.voting.numbers import percent
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import ONE, ZERO, EmptyRule, by_seats

_TOGETHER = TieRule("shared")
"""A tie at a border is no victory, whoever the lots would favour."""
_ABOVE, _AT_LEAST = Message("above"), Message("at least")
_BELOW, _AT_MOST = Message("below"), Message("at most")


@dataclass(frozen=True)
class Sensitivity:
    """The winners are the same while the share lies between `low` and `high`; are the ends part of it?"""

    constituency: str
    share: Fraction
    winners: tuple[str, ...]
    low: Fraction
    high: Fraction
    with_low: bool
    with_high: bool

    def text(self, name: Text) -> Text:
        """E.g. unchanged while residents hold at least 27 %; rounded to the safe side where it is rounded."""
        bounds = []
        if self.low > 0 or not self.with_low:
            bounds.append(_bound_text(_AT_LEAST if self.with_low else _ABOVE, percent(self.low, "up")))
        if self.high < 1 or not self.with_high:
            bounds.append(_bound_text(_AT_MOST if self.with_high else _BELOW, percent(self.high, "down")))
        if not bounds:
            return Message("The result is the same whatever the share of {name}.", name=name)
        return Message(
            "The result is unchanged while the share of {name} is {bounds}.",
            name=name,
            bounds=join_texts(bounds, Message(" and ", context="between bounds")),
        )


def shares_with(shares: Mapping[str, Fraction], constituency: str, share: Fraction) -> dict[str, Fraction]:
    """The shares with one of them moved to `share`, the others in their old proportions."""
    others = ONE - shares[constituency]
    return {
        key: share if key == constituency else (ONE - share) * held / others for key, held in shares.items()
    }


def sensitivity(
    ballots: Sequence[Ballot],
    slate: Slate,
    method: Method,
    shares: Mapping[str, Fraction],
    constituency: str,
    empty_rule: EmptyRule = "in_proportion",
) -> Sensitivity | None:
    """The interval around the present share; None for bundles, and for a share of 1, which cannot move."""
    if method.compared is None or shares[constituency] == 1:
        return None

    def winners(share: Fraction) -> tuple[str, ...]:
        weights = by_seats(ballots, shares_with(shares, constituency, share), empty_rule)
        return method.count(weights.ballots, slate, _TOGETHER).winners

    now, share = winners(shares[constituency]), shares[constituency]
    borders = sorted(
        {ZERO, share, ONE, *_crossings(ballots, slate, method, shares, constituency, empty_rule)}
    )
    at = borders.index(share)
    low, with_low = _reach(borders[at::-1], now, winners)
    high, with_high = _reach(borders[at:], now, winners)
    return Sensitivity(constituency, share, now, low, high, with_low, with_high)


def _reach(
    borders: Sequence[Fraction], now: tuple[str, ...], winners: Callable[[Fraction], tuple[str, ...]]
) -> tuple[Fraction, bool]:
    """How far the winners stay the same along `borders`, and whether the last point belongs to it."""
    for here, there in pairwise(borders):
        if winners((here + there) / 2) != now:
            return here, True
        if winners(there) != now:
            return there, False
    return borders[-1], True


def _crossings(
    ballots: Sequence[Ballot],
    slate: Slate,
    method: Method,
    shares: Mapping[str, Fraction],
    constituency: str,
    empty_rule: EmptyRule,
) -> set[Fraction]:
    """Where something that the method compares is zero.

    The weights are taken before shares of empty constituencies are spread in proportion: that only scales
    them.
    """
    assert method.compared is not None
    rule: EmptyRule = "equally" if empty_rule == "equally" else "left_out"
    ends = [
        method.compared(by_seats(ballots, shares_with(shares, constituency, end), rule).ballots, slate)
        for end in (ZERO, ONE)
    ]
    roots = {start / (start - end) for start, end in zip(*ends, strict=True) if start != end}
    return {root for root in roots if 0 < root < 1}


def _bound_text(how: Text, share: str) -> Text:
    return Message("{how} {share}", how=how, share=share)
