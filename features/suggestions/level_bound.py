"""What a mixture of figures says of the least of them: no bundle raises the least above any mixture.

With good weights the mixture bounds the least figure closely, and leaves out most candidates before the
programme is solved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from features.suggestions.choice import ChoiceLimits, CoverChoice
from features.suggestions.cover_search import known_bundle
from features.suggestions.objective import LevelRows
from features.suggestions.price_bound import price_bound
from spatial.network import Floats, Ints

_ROUNDS = 8


@dataclass(frozen=True, eq=False)
class LevelStart:
    """A good bundle, its least figure, a bound for the least figure of any bundle, and (n,) one for those of
    bundles that have each candidate."""

    rows: tuple[int, ...]
    least: float
    bound: float
    bound_with: Floats


def level_start(choice: CoverChoice, levels: LevelRows, limits: ChoiceLimits, allowed: Ints) -> LevelStart:
    """Weights that grow where a figure stays low, round by round."""
    known = max(
        (limits.pinned, known_bundle(choice, limits)), key=lambda rows: least_with(choice, levels, rows)
    )
    least, bound = least_with(choice, levels, known), np.inf
    bound_with = np.full(len(choice.cost), np.inf)
    weight = np.exp(-(levels.base - levels.base.min()) / 10.0)
    for number in range(_ROUNDS):
        weight = weight / weight.sum()
        mixed = replace(choice, value=np.asarray(weight @ levels.adds))
        rows = known_bundle(mixed, limits)
        found = least_with(choice, levels, rows)
        if found > least:
            known, least = rows, found
        if number % 2:
            offset = float(weight @ levels.base)
            prices = price_bound(mixed, limits, allowed, least - offset)
            most = limits.items - len(limits.pinned)
            bound = min(bound, offset + prices.bound(limits.pinned, allowed, most))
            for row in allowed[bound_with[allowed] > least]:
                with_row = prices.bound((*limits.pinned, int(row)), allowed[allowed != row], most - 1)
                bound_with[row] = min(bound_with[row], offset + with_row)
        weight = weight * np.exp(-(figures_with(choice, levels, rows) - found) / 5.0)
    return LevelStart(known, least, max(bound, least), bound_with)


def figures_with(choice: CoverChoice, levels: LevelRows, rows: tuple[int, ...]) -> Floats:
    """(R,) all figures with these candidates."""
    is_served = np.zeros(len(choice.value))
    for row in rows:
        is_served[choice.cells_of(row)] = 1.0
    return np.asarray(levels.base + levels.adds @ is_served)


def least_with(choice: CoverChoice, levels: LevelRows, rows: tuple[int, ...]) -> float:
    """The least of them; inf where there is no figure."""
    return float(figures_with(choice, levels, rows).min(initial=np.inf))
