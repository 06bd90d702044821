"""Choosing a bundle as a mixed-integer programme, solved by HiGHS."""

from __future__ import annotations

from typing import Any

import numpy as np

from base.late_modules import scipy_optimize, sparse
from features.suggestions.choice import CENT, ChoiceLimits, CoverChoice, choice_of_rows
from features.suggestions.objective import LevelRows
from spatial.network import Floats, Ints

_INFEASIBLE = 2
"""SciPy's word for it."""


class BundleProgramme:
    """Variables: n candidates (0 or 1), M cells (0–1), and the least figure."""

    def __init__(self, choice: CoverChoice, levels: LevelRows, limits: ChoiceLimits, of: Ints) -> None:
        """of: the candidates that are looked at."""
        self._limits, self._of = limits, of
        self._choice = choice = choice_of_rows(choice, self._of)
        self._n = len(self._of)
        served = np.asarray(choice.cover.sum(axis=0)).ravel() > 0
        needed = np.unique(np.concatenate([levels.adds.indices, np.flatnonzero(choice.value > 0)]))
        self._cells: Ints = needed[served[needed]].astype(np.intp)
        self._levels = levels
        self._rows = [*self._cells_served(), *self._least_below(), *self._limit_rows()]

    @property
    def _size(self) -> int:
        return self._n + len(self._cells) + 1

    def raise_least(self, limit_s: float, least: float) -> tuple[tuple[int, ...] | None, float]:
        """The rows that raise the least figure above `least`, and a bound for it. None and `least` where
        there are none."""
        cost = np.zeros(self._size)
        cost[-1] = -1.0
        found = self._solve(cost, limit_s, least)
        if found.status == _INFEASIBLE:
            return None, least
        bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
        return self._chosen(found.x), bound

    def reach_most(self, limit_s: float, least: float) -> tuple[int, ...] | None:
        """The rows of the greatest value with which no figure is below `least`."""
        cost = np.zeros(self._size)
        cost[self._n : -1] = -self._choice.value[self._cells]
        return self._chosen(self._solve(cost, limit_s, least).x)

    def most_value(self, limit_s: float, known: float) -> tuple[tuple[int, ...] | None, float]:
        """The rows of the greatest value above `known`, and a bound for it. None and `known` where there are
        none."""
        value = np.zeros(self._size)
        value[self._n : -1] = self._choice.value[self._cells]
        self._rows.append(scipy_optimize.LinearConstraint(value[None, :], known, np.inf))
        found = self._solve(-value, limit_s, 0.0)
        if found.status == _INFEASIBLE:
            return None, known
        bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
        return self._chosen(found.x), bound

    def _chosen(self, x: Floats | None) -> tuple[int, ...] | None:
        return None if x is None else tuple(int(row) for row in self._of[x[: self._n] > 0.5])

    def _solve(self, cost: Floats, limit_s: float, least: float) -> Any:
        low, high = np.zeros(self._size), np.ones(self._size)
        low[: self._n][np.isin(self._of, self._limits.pinned)] = 1.0
        low[-1], high[-1] = max(least, 0.0), 100.0
        integral = np.zeros(self._size, dtype=np.intp)
        integral[: self._n] = 1
        return scipy_optimize.milp(
            cost,
            integrality=integral,
            bounds=scipy_optimize.Bounds(low, high),
            constraints=self._rows,
            options={"time_limit": max(limit_s, 0.05), "mip_rel_gap": 0.0},
        )

    def _cells_served(self) -> list[Any]:
        """A cell counts no more than the candidates that serve it."""
        serve = self._choice.by_cell[self._cells]
        own = sparse.eye_array(len(self._cells), format="csr")
        table = sparse.hstack([-serve, own, sparse.csr_array((len(self._cells), 1))], format="csr")
        return [scipy_optimize.LinearConstraint(table, -np.inf, 0.0)] if len(self._cells) else []

    def _least_below(self) -> list[Any]:
        """The least figure is no greater than any."""
        adds = self._levels.adds[:, self._cells]
        count = len(self._levels.base)
        if not count:
            return []
        table = sparse.hstack(
            [sparse.csr_array((count, self._n)), -adds, sparse.csr_array(np.ones((count, 1)))], format="csr"
        )
        return [scipy_optimize.LinearConstraint(table, -np.inf, self._levels.base)]

    def _limit_rows(self) -> list[Any]:
        choice, limits = self._choice, self._limits
        lines: list[tuple[Floats, float]] = [(np.ones(self._n), float(limits.items))]
        if np.isfinite(limits.budget_cny):
            lines.append((choice.cost, limits.budget_cny + CENT))
        if np.isfinite(limits.upkeep_cny):
            lines.append((choice.upkeep, limits.upkeep_cny + CENT))
        if limits.few is not None:
            lines.append((limits.few[self._of].astype(np.float64), float(limits.few_most)))
        lines += [(clique, 1.0) for clique in self._cliques()]
        table = sparse.csr_array(np.array([line for line, _ in lines]))
        wide = sparse.hstack([table, sparse.csr_array((len(lines), self._size - self._n))], format="csr")
        return [scipy_optimize.LinearConstraint(wide, -np.inf, np.array([most for _, most in lines]))]

    def _cliques(self) -> list[Floats]:
        """Candidates of which one at most may be chosen, together all pairs that exclude each other: each
        pair not yet listed grows to as large a set as it can."""
        open_pairs = np.triu(self._choice.conflicts, 1)
        found = []
        while open_pairs.any():
            first, second = np.unravel_index(int(np.argmax(open_pairs)), open_pairs.shape)
            rows = [int(first), int(second)]
            for row in np.flatnonzero(self._choice.conflicts[rows].all(axis=0)):
                if self._choice.conflicts[row, rows].all():
                    rows.append(int(row))
            open_pairs[np.ix_(rows, rows)] = False
            line = np.zeros(self._n)
            line[rows] = 1.0
            found.append(line)
        return found
