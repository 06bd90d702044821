"""The three bundles that are always shown side by side."""

from __future__ import annotations

from collections.abc import Callable

from base.words import Message, Progress, silent
from features.suggestions.bundle import SuggestedBundle, explain_bundle
from features.suggestions.choice import Clock
from features.suggestions.objective import OBJECTIVES, Objective
from features.suggestions.problem import SuggestionProblem
from features.suggestions.request import SuggestionRequest
from features.suggestions.solving import Solution, Solver

NEARLY = 0.95
"""Of what the best bundle gains, as much must the cheapest one."""


def three_bundles(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    progress: Progress = silent,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[SuggestedBundle, ...]:
    """Most people (or the best headline), the worst-off group (or grid), and the cheapest within 5 % of the
    first. Raises a SuggestionError where the request cannot be met."""
    solver = Solver(problem, request)
    found: list[tuple[Solution, Objective, bool]] = []
    steps = 3.0

    def clock(message: Message) -> Clock:
        done = len(found)
        return Clock(
            request.limit_s / steps,
            is_cancelled,
            lambda share: progress((done + min(share, 1.0)) / steps, message),
        )

    best = solver.best(request.objective, clock(OBJECTIVES[request.objective]))
    found.append((best, request.objective, False))
    found.append((solver.best(request.fair, clock(OBJECTIVES[request.fair])), request.fair, False))
    cheap = solver.cheapest(
        request.objective, best, NEARLY, clock(Message("cheapest within 5 % of the best"))
    )
    found.append((cheap, request.objective, True))
    return tuple(explain_bundle(problem, solver, *one) for one in found)


def one_bundle(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    objective: Objective,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> SuggestedBundle:
    """The bundle that is best by this objective alone. Raises as `three_bundles`."""
    solver = Solver(problem, request)
    return explain_bundle(
        problem, solver, solver.best(objective, Clock(request.limit_s, is_cancelled)), objective
    )
