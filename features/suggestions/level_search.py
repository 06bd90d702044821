"""The bundle that raises the least of several figures most: a mixed-integer programme, solved by HiGHS.

Of bundles that raise it alike, the one that reaches most people by the same limits is taken.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from features.suggestions.choice import ChoiceLimits, ChosenBundle, Clock, CoverChoice
from features.suggestions.cover_search import allowed_rows
from features.suggestions.dominance import useful_rows
from features.suggestions.level_bound import least_with, level_start
from features.suggestions.objective import LevelRows
from features.suggestions.programme import BundleProgramme
from spatial.coverage import Bools

_SLACK = 1e-7
"""Points by which the second step may fall below the best level: HiGHS is no more exact."""


def best_level(
    choice: CoverChoice, levels: LevelRows, limits: ChoiceLimits, clock: Clock, floor: float = -np.inf
) -> ChosenBundle:
    """`value` and `bound` are the least figure with the bundle, in points. floor: where the bound does not
    exceed it, nothing is searched."""
    if not choice.fits(limits.pinned, limits):
        return ChosenBundle(None, 0.0, 0.0)
    if not len(levels.base):
        return ChosenBundle(limits.pinned, np.inf, np.inf)
    start = level_start(choice, levels, limits, allowed_rows(choice, limits))
    if start.bound <= floor:
        return ChosenBundle(start.rows, start.least, start.bound)
    of = useful_rows(choice, replace(limits, banned=_banned(limits, start.bound_with > start.least + 1e-9)))
    rows, bound = BundleProgramme(choice, levels, limits, of).raise_least(clock.left_s, start.least)
    rows = start.rows if rows is None or least_with(choice, levels, rows) < start.least else rows
    value = least_with(choice, levels, rows)
    bound = min(max(bound, value), start.bound)
    if not clock.is_over():
        alike = _banned(limits, start.bound_with >= value - _SLACK)
        of = useful_rows(choice, replace(limits, banned=alike))
        more = BundleProgramme(choice, levels, limits, of).reach_most(clock.left_s, value - _SLACK)
        if more is not None and least_with(choice, levels, more) >= value - 1e-9:
            rows = more
    return ChosenBundle(tuple(sorted(rows)), value, bound if bound - value > 1e-6 else value)


def _banned(limits: ChoiceLimits, keep: Bools) -> Bools:
    banned = ~keep
    banned[list(limits.pinned)] = False
    return banned if limits.banned is None else banned | limits.banned
