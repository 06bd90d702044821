"""The next-best ground for an item of a bundle, and what taking it instead would lose."""

from __future__ import annotations

from dataclasses import dataclass

from features.suggestions.candidate import SiteCandidate
from features.suggestions.objective import Objective
from features.suggestions.solving import Solution, Solver


@dataclass(frozen=True, eq=False)
class NextBest:
    """loses: of the bundle's value, in people or points; below 0 never, unless the search was stopped."""

    candidate: SiteCandidate
    loses: float


def next_best(solver: Solver, solution: Solution, row: int, objective: Objective) -> NextBest | None:
    """What would stand in the bundle in place of the item in this row, the other items being kept; None
    where nothing else fits. A walking link is not exchanged: all distances would change with it."""
    if row in solution.links:
        return None
    rest = tuple(other for other in solution.rows if other != row)
    found = solver.best_addition(rest, solution.links, objective, solver.problem.candidates[row].ground.key)
    if found is None:
        return None
    other, value = found
    whole = solver.value_of(solution.rows, solution.links, objective)
    return NextBest(solver.problem.candidates[other], whole - value)
