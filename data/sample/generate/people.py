"""Who lives in each home: 1530 households as in the study; persons and ages are assumed by kind of home."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from data.sample.generate.homes import Home

HOUSEHOLDS = 1530
"""From the study of 墟镇社区."""
PEOPLE = 4300
"""Assumed: 2.81 persons a household."""


@dataclass(frozen=True)
class HomeKind:
    """What is assumed of one kind of home."""

    persons_per_household: float
    elder_share: float
    child_share: float
    occupied: float | None = None
    """Share of the flats that are lived in; None where houses share the households that the blocks leave."""


KINDS = {
    "old_street": HomeKind(2.35, 0.33, 0.12),
    "village": HomeKind(3.05, 0.23, 0.17),
    "work_unit": HomeKind(2.40, 0.30, 0.12, 0.84),
    "garden": HomeKind(2.90, 0.15, 0.19, 0.92),
    "tower": HomeKind(3.05, 0.09, 0.24, 0.94),
}


@dataclass(frozen=True)
class Household:
    """The people of one building."""

    households: int
    elder: int
    adult: int
    child: int


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole parts proportional to `weights`, by largest remainder."""
    quotas = [total * weight / sum(weights) for weight in weights]
    parts = [int(quota) for quota in quotas]
    by_rest = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
    for i in by_rest[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _in_block(home: Home, dice: random.Random) -> int:
    """The households of an apartment block; none for a house."""
    occupied = KINDS[home.kind].occupied
    return 0 if occupied is None else round(home.flats * occupied * dice.uniform(0.95, 1.04))


def _households(homes: Sequence[Home], dice: random.Random) -> list[int]:
    """Blocks are lived in as their kind says; houses have one each and share what is left by size."""
    in_block = [_in_block(home, dice) for home in homes]
    sizes = [0.0 if n else max(0.0, home.flats - 0.8) for n, home in zip(in_block, homes, strict=True)]
    houses = in_block.count(0)
    shared = apportion(HOUSEHOLDS - sum(in_block) - houses, sizes)
    return [n or 1 + s for n, s in zip(in_block, shared, strict=True)]


def _ages(people: int, kind: HomeKind, dice: random.Random) -> tuple[int, int, int]:
    """Elders, adults and children of a building: whole persons round the shares of its kind."""
    elder = round(people * kind.elder_share * dice.uniform(0.82, 1.18))
    child = round(people * kind.child_share * dice.uniform(0.8, 1.2))
    return elder, people - elder - child, child


def settle(homes: Sequence[Home], dice: random.Random) -> list[Household]:
    """The people of each home, in the order of `homes`."""
    households = _households(homes, dice)
    weights = [
        n * KINDS[home.kind].persons_per_household * dice.uniform(0.93, 1.07)
        for n, home in zip(households, homes, strict=True)
    ]
    people = apportion(PEOPLE, weights)
    ages = [_ages(n, KINDS[home.kind], dice) for n, home in zip(people, homes, strict=True)]
    return [Household(n, *split) for n, split in zip(households, ages, strict=True)]
