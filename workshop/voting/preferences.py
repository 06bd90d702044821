"""Options two by two: how much weight prefers one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from workshop.voting.weights import ZERO

B = TypeVar("B")
Pair = tuple[str, str]


def preferred(
    ballots: Sequence[tuple[B, Fraction]], options: Sequence[str], value: Callable[[B, str], int]
) -> dict[Pair, Fraction]:
    """By ordered pair, the weight of the ballots that give the first a higher value than the second."""
    found: dict[Pair, Fraction] = {}
    for one, other in combinations(options, 2):
        found[one, other] = sum((w for b, w in ballots if value(b, one) > value(b, other)), ZERO)
        found[other, one] = sum((w for b, w in ballots if value(b, other) > value(b, one)), ZERO)
    return found


def margins(pairs: Mapping[Pair, Fraction], options: Sequence[str]) -> tuple[Fraction, ...]:
    """For each two options, how much more weight prefers the first; their signs say who beats whom."""
    return tuple(pairs[one, other] - pairs[other, one] for one, other in combinations(options, 2))
