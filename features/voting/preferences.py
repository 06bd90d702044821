"""Options two by two: how much weight prefers one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import TypeVar

from features.voting.method import by_weight
from features.voting.weights import ZERO

B = TypeVar("B")
Pair = tuple[str, str]


def preferences_of(
    ballots: Sequence[tuple[B, Fraction]], options: Sequence[str], value: Callable[[B, str], int]
) -> dict[Pair, Fraction]:
    """By ordered pair, the weight of the ballots that give the first a higher value than the second."""
    found = dict.fromkeys(permutations(options, 2), ZERO)
    for weight, part in by_weight(ballots):
        rows = [[value(ballot, option) for option in options] for ballot in part]
        for one, other in permutations(range(len(options)), 2):
            found[options[one], options[other]] += weight * sum(row[one] > row[other] for row in rows)
    return found


def margins(pairs: Mapping[Pair, Fraction], options: Sequence[str]) -> tuple[Fraction, ...]:
    """For each two options, how much more weight prefers the first; their signs say who beats whom."""
    return tuple(pairs[one, other] - pairs[other, one] for one, other in combinations(options, 2))
