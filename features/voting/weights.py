"""How much a ballot counts: alike, or by the council's seats.

Plain: every ballot has weight 1. Seat-weighted: a ballot of constituency c has weight share(c) /
ballots(c), so that together they weigh what c holds in the council, however many came. Every method takes
weighted ballots: an approval, a point, a preference or a yuan of the budget counts its ballot's weight
times. Weights are exact.

A constituency without ballots cannot weigh anything. What becomes of its share is stated beforehand:
in_proportion  it goes to the others in proportion to their shares
equally        it goes to the others in equal parts
left_out       it counts for nobody; the weights then add up to less than 1

The first and the last always have the same winner, since only the totals shrink; the second may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from base.words import Message
from data.catalogue.figures import exact_share
from data.catalogue.model import Catalogue
from features.voting.ballots import Ballot
from features.voting.errors import SharesError

EmptyRule = Literal["in_proportion", "equally", "left_out"]
EMPTY_RULES: tuple[EmptyRule, ...] = ("in_proportion", "equally", "left_out")
ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class WeightedBallot:
    """A ballot and how much it counts."""

    ballot: Ballot
    weight: Fraction


@dataclass(frozen=True)
class SeatWeights:
    """Ballots weighted by seats; the share that each constituency really has, and those without ballots."""

    ballots: tuple[WeightedBallot, ...]
    shares: Mapping[str, Fraction]
    empty: tuple[str, ...]


def plain(ballots: Iterable[Ballot]) -> tuple[WeightedBallot, ...]:
    """Every ballot counts once."""
    return tuple(WeightedBallot(ballot, ONE) for ballot in ballots)


def catalogue_shares(catalogue: Catalogue) -> dict[str, Fraction]:
    """The council shares of the catalogue, exactly as written there."""
    return {key: exact_share(one.share) for key, one in catalogue.constituencies.items()}


def check_shares(shares: Mapping[str, Fraction]) -> None:
    """Raise SharesError unless none is negative and they add up to 1."""
    total = sum(shares.values(), ZERO)
    if any(share < 0 for share in shares.values()):
        raise SharesError(wrong=Message("one of them is negative"))
    if total != 1:
        raise SharesError(wrong=Message("they add up to {total}", total=total))


def by_seats(ballots: Sequence[Ballot], shares: Mapping[str, Fraction], empty_rule: EmptyRule) -> SeatWeights:
    """Weigh ballots by the council shares of their constituencies. Raises SharesError."""
    check_shares(shares)
    cast = Counter(ballot.constituency for ballot in ballots)
    for stranger in sorted(cast.keys() - shares.keys()):
        raise SharesError(wrong=Message("“{stranger}” has none", stranger=stranger))
    held = effective_shares(shares, [key for key in shares if cast[key]], empty_rule)
    each = {key: held[key] / count for key, count in cast.items()}
    weighted = tuple(WeightedBallot(ballot, each[ballot.constituency]) for ballot in ballots)
    return SeatWeights(weighted, held, tuple(key for key in shares if not cast[key]))


def effective_shares(
    shares: Mapping[str, Fraction], present: Sequence[str], empty_rule: EmptyRule
) -> dict[str, Fraction]:
    """The share of every constituency once those that are not `present` have lost theirs."""
    held = {key: share if key in present else ZERO for key, share in shares.items()}
    there = sum(held.values(), ZERO)
    if empty_rule == "in_proportion" and there:
        return {key: share / there for key, share in held.items()}
    if empty_rule == "equally" and present:
        each = (ONE - there) / len(present)
        return {key: share + each if key in present else ZERO for key, share in held.items()}
    return held
