"""What would change the answer: another bundle, other years, other costs, more money, a cheaper site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from base.words import Progress, Text, silent
from features.suggestions.candidate import SiteCandidate
from features.suggestions.choice import CENT, Clock
from features.suggestions.errors import SuggestionError
from features.suggestions.objective import Objective
from features.suggestions.problem import SuggestionProblem
from features.suggestions.request import SuggestionRequest
from features.suggestions.solving import MOST_ITEMS, Solution, Solver

DRAWS, SEED = 100, 20261130
COST_SPREAD, WEIGHT_SPREAD = 0.5, 0.3
STEP_CNY = 10_000.0


@dataclass(frozen=True)
class Alternative:
    """A bundle of which at least half of the items differ, and what it loses."""

    solution: Solution
    loses: float


def different_bundle(
    problem: SuggestionProblem, request: SuggestionRequest, best: Solution, objective: Objective, clock: Clock
) -> Alternative | None:
    """The best bundle that shares at most half of its items with `best`; None where there is none."""
    few = np.zeros(len(problem.candidates), dtype=np.bool_)
    few[list(best.rows)] = True
    try:
        found = Solver(problem, request, few=few, few_most=len(best.rows) // 2).best(objective, clock)
    except SuggestionError:
        return None
    return Alternative(found, best.value - found.value)


@dataclass(frozen=True)
class Phase:
    """One year. solution: everything built until then. price: what is lost because nothing that was chosen
    before is dropped."""

    budget_cny: float
    solution: Solution
    price: float


def phased_bundles(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    budgets: Sequence[float],
    objective: Objective,
    clock: Callable[[], Clock],
) -> tuple[Phase, ...]:
    """Year by year, `request.items` more items each; what is left of a year's budget goes to the next one."""
    phases: list[Phase] = []
    pins, money = request.pins, 0.0
    for number, budget in enumerate(budgets, 1):
        money += budget
        asked = replace(request, budget_cny=money, items=min(request.items * number, MOST_ITEMS))
        nested = Solver(problem, replace(asked, pins=pins)).best(objective, clock())
        free = nested if number == 1 else Solver(problem, asked).best(objective, clock())
        phases.append(Phase(money, nested, max(0.0, free.value - nested.value)))
        pins = tuple(problem.candidates[row].key for row in nested.rows)
    return tuple(phases)


@dataclass(frozen=True)
class KeptInDraws:
    """kept: key of each item → in how many of `draws` it was in the best bundle."""

    draws: int
    kept: dict[str, int]


def sensitivity_of(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    best: Solution,
    objective: Objective,
    draws: int = DRAWS,
    progress: Progress = silent,
    what: Text | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> KeptInDraws:
    """Each cost drawn evenly within ± 50 % and each weight within ± 30 %, the same way on every run."""
    draw = np.random.default_rng(SEED)
    base = problem.baseline.profile.weight
    kept = {problem.candidates[row].key: 0 for row in best.rows}
    done = 0
    while done < draws and not is_cancelled():
        factor = draw.uniform(1 - COST_SPREAD, 1 + COST_SPREAD, len(problem.candidates))
        weight = base * draw.uniform(1 - WEIGHT_SPREAD, 1 + WEIGHT_SPREAD, base.shape)
        costs = {one.key: f * one.cost_cny for one, f in zip(problem.candidates, factor, strict=True)}
        drawn = problem.with_figures(lambda one, costs=costs: _at_cost(one, costs[one.key]))  # type: ignore[misc]
        for key in _best_keys(drawn, request, weight, objective, is_cancelled):
            if key in kept:
                kept[key] += 1
        done += 1
        if what is not None:
            progress(done / draws, what)
    return KeptInDraws(done, kept)


def _best_keys(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    weight: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    objective: Objective,
    is_cancelled: Callable[[], bool],
) -> set[str]:
    try:
        found = Solver(problem, request, weight).best(objective, Clock(request.limit_s, is_cancelled))
    except SuggestionError:
        return set()
    return {problem.candidates[row].key for row in found.rows}


def _at_cost(one: SiteCandidate, cost_cny: float) -> SiteCandidate:
    return one.with_figures(cost_cny, one.upkeep_cny, one.payer)


@dataclass(frozen=True)
class CounterOffer:
    """What would bring a candidate into the best bundle. cost_cny: at this cost or less it is in one; None
    where not even for free. short_by: what the best bundle with it gains less, at its cost of today. held_by:
    key of what is pinned in its place; vetoed: whether it may not be chosen."""

    cost_cny: float | None
    short_by: float
    held_by: str = ""
    vetoed: bool = False


def counter_offer(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    best: Solution,
    key: str,
    objective: Objective,
    clock: Callable[[], Clock],
) -> CounterOffer:
    """What would make this site win, for what adds up ("people", "headline"); exact unless time runs out."""
    row = problem.row_of(key)
    one = problem.candidates[row]
    if key in request.vetoes or one.ground.key in request.vetoes or (request.needs_payer and not one.payer):
        return CounterOffer(None, 0.0, vetoed=True)
    for pin in request.pins:
        if problem.conflicts[row, problem.row_of(pin)]:
            return CounterOffer(None, 0.0, held_by=pin)
    free = problem.with_figures(lambda each: _at_cost(each, 0.0) if each.key == key else each)
    asked = replace(request, pins=tuple(dict.fromkeys((*request.pins, key))))
    try:
        rest = Solver(free, asked).cheapest_worth(objective, best.value, clock())
        with_it = Solver(free, asked).best(objective, clock())
    except SuggestionError:
        return CounterOffer(None, best.value)
    if rest is None:
        return CounterOffer(None, best.value - with_it.value)
    return CounterOffer(request.budget_cny - rest.value, _short_by(problem, asked, best, objective, clock))


def _short_by(
    problem: SuggestionProblem,
    asked: SuggestionRequest,
    best: Solution,
    objective: Objective,
    clock: Callable[[], Clock],
) -> float:
    try:
        return max(0.0, best.value - Solver(problem, asked).best(objective, clock()).value)
    except SuggestionError:
        return best.value


@dataclass(frozen=True)
class MarginalValue:
    """more: what 10 000 yuan more gain. next_cny: the least sum more that gains anything; None where none
    does."""

    more: float
    next_cny: float | None


def marginal_value(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    best: Solution,
    objective: Objective,
    clock: Callable[[], Clock],
) -> MarginalValue:
    """For what adds up ("people", "headline")."""
    richer = replace(request, budget_cny=request.budget_cny + STEP_CNY)
    more = Solver(problem, richer).best(objective, clock()).value - best.value
    rich = replace(request, budget_cny=sum(one.cost_cny for one in problem.candidates) + STEP_CNY)
    least = best.value + max(1e-6, 1e-6 * best.value)
    step = Solver(problem, rich).cheapest_worth(objective, least, clock())
    over = None if step is None else max(0.0, step.value - request.budget_cny)
    return MarginalValue(max(0.0, more), None if over is not None and over <= CENT else over)
