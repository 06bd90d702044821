"""Small problems of choosing, and their answer by trying every bundle."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from scipy import sparse

from features.suggestions.choice import ChoiceLimits, CoverChoice
from features.suggestions.objective import LevelRows


def choice_of(
    table: list[list[int]],
    value: list[float],
    cost: list[float],
    ground: list[int] | None = None,
    upkeep: list[float] | None = None,
) -> CoverChoice:
    """Candidates of which no two on one ground stand together; table: what each serves."""
    count = len(table)
    of = np.array(ground if ground is not None else range(count))
    conflicts = (of[:, None] == of[None, :]) & ~np.eye(count, dtype=bool)
    return CoverChoice(
        sparse.csr_array(np.array(table, dtype=float).reshape(count, len(value))),
        np.array(value, dtype=float),
        np.array(cost, dtype=float),
        np.array(upkeep if upkeep is not None else [0.0] * count),
        of,
        conflicts,
    )


def every_bundle(choice: CoverChoice, limits: ChoiceLimits) -> list[tuple[int, ...]]:
    """All that keep to the limits."""
    rows = [row for row in range(len(choice.cost)) if limits.banned is None or not limits.banned[row]]
    return [
        bundle
        for size in range(limits.items + 1)
        for bundle in combinations(rows, size)
        if set(limits.pinned) <= set(bundle) and choice.fits(bundle, limits)
    ]


def worth(choice: CoverChoice, rows: tuple[int, ...]) -> float:
    """Of the cells that any of them serves; by itself, not by the code under test."""
    table = choice.cover.toarray()[list(rows)]
    return float(sum(v for v, served in zip(choice.value, table.any(axis=0), strict=True) if served))


def least(choice: CoverChoice, levels: LevelRows, rows: tuple[int, ...]) -> float:
    """The least figure, by itself."""
    served = choice.cover.toarray()[list(rows)].any(axis=0)
    return float((levels.base + levels.adds.toarray() @ served).min())


@st.composite
def small_choices(draw: st.DrawFn) -> tuple[CoverChoice, ChoiceLimits]:
    """Up to nine candidates on up to six grounds, and limits that may pin and ban."""
    count, cells = draw(st.integers(2, 9)), draw(st.integers(1, 8))
    choice = choice_of(
        draw(
            st.lists(
                st.lists(st.integers(0, 1), min_size=cells, max_size=cells), min_size=count, max_size=count
            )
        ),
        draw(st.lists(st.integers(1, 20), min_size=cells, max_size=cells)),
        draw(st.lists(st.integers(1, 10), min_size=count, max_size=count)),
        draw(st.lists(st.integers(0, 5), min_size=count, max_size=count)),
        draw(st.lists(st.integers(0, 4), min_size=count, max_size=count)),
    )
    banned = np.array(draw(st.lists(st.booleans(), min_size=count, max_size=count))) & draw(st.booleans())
    free = [row for row in range(count) if not banned[row]]
    pinned = tuple(draw(st.lists(st.sampled_from(free), max_size=1))) if free else ()
    few = np.array(draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    limits = ChoiceLimits(
        budget_cny=draw(st.integers(1, 30)),
        items=draw(st.integers(1, 4)),
        upkeep_cny=draw(st.sampled_from([3.0, 6.0, np.inf])),
        pinned=pinned,
        banned=banned,
        few=few if draw(st.booleans()) else None,
        few_most=draw(st.integers(1, 2)),
    )
    return choice, limits
