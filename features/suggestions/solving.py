"""The best bundle over all states of the paths: as they are, and with each walking link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from features.suggestions.cheapest_search import cheapest_bundle
from features.suggestions.choice import CENT, ChoiceLimits, ChosenBundle, Clock, CoverChoice
from features.suggestions.cover_search import allowed_rows, best_bundle, fitting_rows
from features.suggestions.errors import (
    BudgetError,
    BudgetTooSmallError,
    ItemCountError,
    NoCandidatesError,
    PinGoneError,
    PinnedAndVetoedError,
    PinsConflictError,
    PinsTooDearError,
    TooManyPinsError,
)
from features.suggestions.level_bound import least_with
from features.suggestions.level_search import best_level
from features.suggestions.objective import Objective, level_rows, value_of
from features.suggestions.path_state import PathState
from features.suggestions.problem import SuggestionProblem
from features.suggestions.request import SuggestionRequest
from spatial.coverage import Bools
from spatial.network import Floats

MOST_ITEMS = 10


@dataclass(frozen=True)
class Solution:
    """rows: of the candidates, links included. value: people, points, or the least figure; `bound` is what no
    bundle exceeds (for the cheapest: the least that one may cost, `value` being its cost)."""

    rows: tuple[int, ...]
    links: tuple[int, ...]
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far from the best possible it may be, as a share; 0: proved."""
        difference = abs(self.bound - self.value)
        return (
            0.0 if difference <= 1e-9 * max(1.0, abs(self.bound)) else difference / max(abs(self.bound), 1e-9)
        )


class Solver:
    """Solves one request. Raises a SuggestionError where it contradicts itself or nothing fits."""

    def __init__(
        self,
        problem: SuggestionProblem,
        request: SuggestionRequest,
        weight: Floats | None = None,
        few: Bools | None = None,
        few_most: int = 0,
    ) -> None:
        self.problem, self.request = problem, request
        self.weight = problem.baseline.profile.weight if weight is None else weight
        self._few, self._few_most = few, few_most
        self._banned = _banned(problem, request)
        self._pinned = _pinned(problem, request, self._banned)
        self._pinned_links = tuple(row for row in self._pinned if problem.candidates[row].changes_paths)

    def best(self, objective: Objective, clock: Clock) -> Solution:
        """The bundle that is best by the objective. Raises BudgetTooSmallError where none helps anybody."""
        best: Solution | None = None
        bound = -np.inf
        for scene in self._states():
            choice, limits = self._choice(scene, objective)
            if limits.budget_cny < 0 or limits.items < 0:
                continue
            floor = -np.inf if best is None else best.value
            found, of_scene = self._solve(scene, choice, limits, objective, clock, floor)
            bound = max(bound, of_scene)
            if found is not None and (best is None or self._is_better(found, best)):
                best = found
        if best is None or not best.rows:
            raise self._nothing_fits()
        return Solution(best.rows, best.links, best.value, max(bound, best.value))

    def cheapest(self, objective: Objective, best: Solution, share: float, clock: Clock) -> Solution:
        """The cheapest bundle that gains at least this share of what the best one gains."""
        found = self.cheapest_worth(objective, share * best.value, clock, best)
        assert found is not None
        return found

    def cheapest_worth(
        self, objective: Objective, target: float, clock: Clock, known: Solution | None = None
    ) -> Solution | None:
        """The cheapest bundle that gains so much; None where none does. known: one that does."""
        if objective not in ("people", "headline"):
            raise ValueError("the cheapest is asked of what adds up")
        cost = np.inf if known is None else self.cost_of(known.rows)
        bound = cost
        for state in self._states():
            choice, limits = self._choice(state, objective)
            links_cny = self.cost_of(state.links)
            tighter = replace(limits, budget_cny=min(limits.budget_cny, cost - links_cny))
            if tighter.budget_cny < 0 or tighter.items < 0:
                continue
            is_known = known is not None and known.links == state.links
            start = _without(known.rows, state.links) if known is not None and is_known else None
            target_here = target - self._own_value(state, objective)
            found = cheapest_bundle(choice, tighter, target_here, clock, start)
            if found.rows is None and not np.isfinite(found.bound):
                continue
            bound = min(bound, found.bound + links_cny)
            if found.rows is not None and found.value + links_cny < cost - CENT:
                cost = found.value + links_cny
                known = Solution(tuple(sorted((*found.rows, *state.links))), state.links, cost, cost)
        return None if known is None else Solution(known.rows, known.links, cost, min(bound, cost))

    def cost_of(self, rows: Sequence[int]) -> float:
        """In CNY."""
        return float(sum(self.problem.candidates[row].cost_cny for row in rows))

    def value_of(self, rows: Sequence[int], links: tuple[int, ...], objective: Objective) -> float:
        """What these rows are worth together; links: those of them that change paths."""
        scene = self.problem.scene(links)
        others = [row for row in rows if row not in links]
        value = value_of(scene.gains, self.weight, objective, others)
        return value + (self._own_value(scene, objective) if objective in ("people", "headline") else 0.0)

    def best_addition(
        self, rows: tuple[int, ...], links: tuple[int, ...], objective: Objective, but_ground: str
    ) -> tuple[int, float] | None:
        """The candidate off this ground that joins these rows best, within the limits, and the value then."""
        scene = self.problem.scene(links)
        choice, limits = self._choice(scene, objective)
        others = tuple(row for row in rows if row not in links)
        fitting = fitting_rows(choice, limits, others, allowed_rows(choice, limits))
        free = [int(row) for row in fitting if self.problem.candidates[row].ground.key != but_ground]
        if not free:
            return None
        worth = self._worth_with(scene, choice, others, free, objective)
        best = free[max(range(len(free)), key=lambda place: (worth[place], -choice.cost[free[place]]))]
        return best, self.value_of((*others, best, *links), links, objective)

    def _worth_with(
        self,
        scene: PathState,
        choice: CoverChoice,
        rows: tuple[int, ...],
        free: Sequence[int],
        objective: Objective,
    ) -> Sequence[float]:
        """What these rows are worth with each of the free ones, up to what is the same for all."""
        if objective in ("people", "headline"):
            left = choice.value.copy()
            for row in rows:
                left[choice.cells_of(row)] = 0.0
            return [float(gain) for gain in choice.gains(left)[list(free)]]
        levels = level_rows(scene.gains, self.weight, objective)
        return [least_with(choice, levels, (*rows, row)) for row in free]

    def _states(self) -> list[PathState]:
        """As paths are with what is pinned, then with one walking link more."""
        base = self.problem.scene(self._pinned_links)
        if self._pinned_links:
            return [base]
        allowed = [row for row in self.problem.links if not self._banned[row]]
        return [base, *(self.problem.scene((row,), row) for row in allowed if self._affords(row))]

    def _affords(self, row: int) -> bool:
        one = self.problem.candidates[row]
        return (
            one.cost_cny <= self.request.budget_cny + CENT
            and one.upkeep_cny <= self.request.upkeep_cny + CENT
        )

    def _choice(self, scene: PathState, objective: Objective) -> tuple[CoverChoice, ChoiceLimits]:
        counted: Objective = objective if objective in ("people", "headline") else "people"
        choice = self.problem.choice(scene, self.weight, counted)
        banned = self._banned.copy()
        banned[list(self.problem.links)] = True
        links = list(scene.links)
        if links:
            banned |= self.problem.conflicts[links].any(axis=0)
        pinned = tuple(row for row in self._pinned if row not in scene.links)
        if links and self.problem.conflicts[np.ix_(links, pinned)].any():
            return choice, ChoiceLimits(-1.0, 0)
        few = 0 if self._few is None else int(self._few[links].sum())
        return choice, ChoiceLimits(
            self.request.budget_cny - self.cost_of(links),
            self.request.items - len(links),
            self.request.upkeep_cny - sum(self.problem.candidates[row].upkeep_cny for row in links),
            pinned,
            banned,
            self._few,
            self._few_most - few,
        )

    def _own_value(self, scene: PathState, objective: Objective) -> float:
        """What the scene's links add by themselves."""
        base = self.problem.scene(())
        if scene is base:
            return 0.0
        return gained_between(base, scene, self.weight, objective)

    def _solve(
        self,
        scene: PathState,
        choice: CoverChoice,
        limits: ChoiceLimits,
        objective: Objective,
        clock: Clock,
        floor: float,
    ) -> tuple[Solution | None, float]:
        if objective in ("people", "headline"):
            own = self._own_value(scene, objective)
            found = best_bundle(choice, limits, clock, floor - own)
            return self._solution(scene, found, own), found.bound + own
        levels = level_rows(scene.gains, self.weight, objective)
        found = best_level(choice, levels, limits, clock, floor)
        return self._solution(scene, found, 0.0), found.bound

    def _solution(self, scene: PathState, found: ChosenBundle, own: float) -> Solution | None:
        if found.rows is None:
            return None
        rows = tuple(sorted((*found.rows, *scene.links)))
        return Solution(rows, scene.links, found.value + own, found.bound + own)

    def _is_better(self, one: Solution, other: Solution) -> bool:
        if abs(one.value - other.value) <= 1e-9 * max(1.0, abs(one.value)):
            return self.cost_of(one.rows) < self.cost_of(other.rows) - CENT
        return one.value > other.value

    def _nothing_fits(self) -> Exception:
        helping = [
            (one.cost_cny, one)
            for row, one in enumerate(self.problem.candidates)
            if not self._banned[row]
            and (
                one.changes_paths or value_of(self.problem.scene(()).gains, self.weight, "people", (row,)) > 0
            )
        ]
        if not helping:
            return NoCandidatesError()
        cost, one = min(helping, key=lambda pair: pair[0])
        return BudgetTooSmallError(budget=self.request.budget_cny, name=one.ground.name, cheapest=cost)


def gained_between(before: PathState, after: PathState, weight: Floats, objective: Objective) -> float:
    """What one scene has more than another: people by shares of their needs, or points of the mean."""
    one, other = (scene.assessment.overall.coverage[scene.mode] for scene in (before, after))
    share = weight / weight.sum(axis=1, keepdims=True)
    people = before.assessment.overall.people
    by_group = np.nansum(share * (np.nan_to_num(other) - np.nan_to_num(one)), axis=1)
    if objective == "people":
        return float((by_group * people).sum())
    return float(100.0 * by_group[people > 0].mean())


def _without(rows: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(row for row in rows if row not in others)


def _banned(problem: SuggestionProblem, request: SuggestionRequest) -> Bools:
    vetoes = set(request.vetoes)
    return np.array(
        [
            one.key in vetoes or one.ground.key in vetoes or (request.needs_payer and not one.payer)
            for one in problem.candidates
        ],
        dtype=np.bool_,
    )


def _pinned(problem: SuggestionProblem, request: SuggestionRequest, banned: Bools) -> tuple[int, ...]:
    """The rows of what is pinned. Raises where that contradicts anything."""
    if not 1 <= request.items <= MOST_ITEMS:
        raise ItemCountError(most=MOST_ITEMS)
    if not request.budget_cny > 0:
        raise BudgetError()
    rows = [_pinned_row(problem, key) for key in request.pins]
    names = [problem.candidates[row].ground.name for row in rows]
    for row, name in zip(rows, names, strict=True):
        if banned[row]:
            raise PinnedAndVetoedError(name=name)
    if len(rows) > request.items:
        raise TooManyPinsError(count=len(rows), items=request.items)
    for place, row in enumerate(rows):
        for other, name in zip(rows[:place], names[:place], strict=True):
            is_two_links = problem.candidates[row].changes_paths and problem.candidates[other].changes_paths
            if problem.conflicts[row, other] and not is_two_links:
                raise PinsConflictError(one=name, other=names[place])
    cost = sum(problem.candidates[row].cost_cny for row in rows)
    upkeep = sum(problem.candidates[row].upkeep_cny for row in rows)
    if cost > request.budget_cny + CENT or upkeep > request.upkeep_cny + CENT:
        most = f"{request.upkeep_cny:,.0f}" if np.isfinite(request.upkeep_cny) else "∞"
        raise PinsTooDearError(cost=cost, upkeep=upkeep, budget=request.budget_cny, upkeep_most=most)
    return tuple(rows)


def _pinned_row(problem: SuggestionProblem, key: str) -> int:
    try:
        return problem.row_of(key)
    except KeyError:
        pass
    ground, _, scenario = key.partition(":")
    for one in problem.exclusions:
        if key.startswith(f"{one.ground.key}:") and one.scenario and one.scenario in key:
            raise PinGoneError(key=one.ground.name, reason=one.reason)
    raise PinGoneError(key=f"{ground}:{scenario}", reason="")
