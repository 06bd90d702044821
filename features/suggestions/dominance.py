"""Candidates that a better one on the same ground makes superfluous."""

from __future__ import annotations

import numpy as np

from features.suggestions.choice import CENT, ChoiceLimits, CoverChoice
from spatial.coverage import Bools
from spatial.network import Ints


def useful_rows(choice: CoverChoice, limits: ChoiceLimits) -> Ints:
    """The candidates that a best bundle can be made of: what is pinned, and of the rest those that serve
    somebody, fit the budget, and for which no other one on their ground serves as many for as little."""
    keep = np.zeros(len(choice.cost), dtype=np.bool_)
    served = np.diff(choice.cover.indptr) > 0
    allowed = served & (choice.cost <= limits.budget_cny + CENT) & (choice.upkeep <= limits.upkeep_cny + CENT)
    if limits.banned is not None:
        allowed &= ~limits.banned
    for number in np.unique(choice.ground[allowed]):
        rows = np.flatnonzero(allowed & (choice.ground == number))
        keep[rows[_undominated(choice, limits, rows)]] = True
    keep[list(limits.pinned)] = True
    return np.flatnonzero(keep)


def _undominated(choice: CoverChoice, limits: ChoiceLimits, rows: Ints) -> Bools:
    table = choice.cover[rows].toarray() > 0
    found = np.ones(len(rows), dtype=np.bool_)
    for one in range(len(rows)):
        for other in range(len(rows)):
            if one != other and found[other] and _dominates(choice, limits, table, rows, other, one):
                found[one] = False
                break
    return found


def _dominates(
    choice: CoverChoice, limits: ChoiceLimits, table: Bools, rows: Ints, better: int, worse: int
) -> bool:
    """Whether wherever the worse stands in a bundle the better could. Of two alike the first stays."""
    a, b = rows[better], rows[worse]
    ours = (choice.cost[a], choice.upkeep[a])
    theirs = (choice.cost[b], choice.upkeep[b])
    is_alike = ours == theirs and bool((table[better] == table[worse]).all())
    return (
        (not is_alike or a < b)
        and ours[0] <= theirs[0]
        and ours[1] <= theirs[1]
        and bool((table[better] >= table[worse]).all())
        and bool((choice.conflicts[a] <= choice.conflicts[b])[np.arange(len(choice.cost)) != b].all())
        and (limits.few is None or limits.few[a] <= limits.few[b])
    )
