"""Inequality between places: Gini coefficient and range."""

from __future__ import annotations

import numpy as np

from spatial.network import Floats


def gini(value: Floats, people: Floats) -> float:
    """Gini coefficient of `value` (n,) weighted by `people` (n,): 0 all alike, towards 1 all with one.

    Rows without people or with NaN are left out; NaN where none is left or all values are 0.
    """
    known = (people > 0) & ~np.isnan(value)
    value, people = value[known], people[known]
    if not len(value) or not (value * people).sum():
        return float("nan")
    share = people / people.sum()
    mean = float((value * share).sum())
    difference = np.abs(value[:, None] - value[None, :])
    return float((difference * share[:, None] * share[None, :]).sum() / (2.0 * mean))


def gap(value: Floats) -> float:
    """Best less worst, NaN left out; NaN where fewer than one is known."""
    known = value[~np.isnan(value)]
    return float(known.max() - known.min()) if len(known) else float("nan")


def worst(value: Floats) -> int:
    """Row of the lowest value, NaN left out; −1 where none is known. Of equals the first."""
    return -1 if np.isnan(value).all() else int(np.nanargmin(value))
