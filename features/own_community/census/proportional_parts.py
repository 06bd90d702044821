"""Share people out in proportion to weights: whole people where their number is whole, and no sum changes."""

from __future__ import annotations

import numpy as np

from data.importers.files.raw_layers import Bools
from spatial.network import Floats

_DIGITS = 9
"""Remainders that differ by less are equal, whatever the order of the sums behind them."""
_WHOLE = 1e-6


def is_whole(numbers: Floats) -> Bools:
    """Which numbers are whole, but for the last digits of a float."""
    return np.asarray(np.abs(numbers - np.round(numbers)) <= _WHOLE, dtype=bool)


def whole_parts(total: int, weights: Floats, before: Floats | None = None) -> Floats:
    """(N,) whole parts of `total`, by largest remainder.

    before: (N,) how much each has less than its part of what was shared out so far; of equal remainders the
    largest of these goes first, then the first row.
    """
    quotas = total * weights / weights.sum()
    parts = np.floor(np.round(quotas, _DIGITS))
    rest = np.round(quotas - parts, _DIGITS)
    owed = np.zeros(len(weights)) if before is None else np.round(before, _DIGITS)
    first = np.lexsort((np.arange(len(weights)), -owed, -rest))
    parts[first[: round(total - parts.sum())]] += 1
    return parts


def parts_by_group(groups: Floats, weights: Floats) -> Floats:
    """(N, G) the people of G groups shared out over N weights.

    Whole people where all groups are whole. Else fractions: those of a model, or of a cell that is cut, stay
    as they are, so that no sum changes.
    """
    exact = np.outer(weights / weights.sum(), groups)
    if not is_whole(groups).all():
        return exact
    parts, owed = np.empty_like(exact), np.zeros(len(weights))
    for group, total in enumerate(np.round(groups)):
        parts[:, group] = whole_parts(int(total), weights, owed)
        owed += exact[:, group] - parts[:, group]
    return parts


def whole_groups(groups: Floats) -> Floats:
    """(G,) the groups in whole people where their sum is whole; else as they are."""
    total = groups.sum()
    if not total or not is_whole(np.array([total]))[0] or is_whole(groups).all():
        return groups
    return whole_parts(round(total), groups)


def rest_of_groups(groups: Floats, taken: Floats) -> Floats:
    """(G,) what is left of the groups once `taken` are counted; their sum is what is left of the sum.

    A group of which more are taken than there are takes from the others.
    """
    total = max(0.0, float(groups.sum() - taken.sum()))
    left = np.maximum(0.0, groups - taken)
    return whole_groups(left * (total / left.sum())) if left.sum() else left
