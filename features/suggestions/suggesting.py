"""Everything that a page asks for: marks and figures that people set, put into the problem and solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from base.words import Message, Progress, silent
from data.assess import Assessment
from features.options.intervention import Intervention
from features.suggestions.bundle import SuggestedBundle
from features.suggestions.bundles import three_bundles
from features.suggestions.candidate import SiteCandidate
from features.suggestions.problem import SuggestionProblem, suggestion_problem
from features.suggestions.request import SuggestionRequest
from features.suggestions.suggestion_event import SiteFigures, SiteMark


@dataclass(frozen=True, eq=False)
class SuggestionResult:
    """What a run found."""

    request: SuggestionRequest
    problem: SuggestionProblem
    bundles: tuple[SuggestedBundle, ...]


def find_suggestions(
    baseline: Assessment,
    drawn: Sequence[Intervention],
    request: SuggestionRequest,
    figures: Mapping[str, SiteFigures],
    progress: Progress = silent,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> SuggestionResult:
    """Find the candidates and the three bundles. Raises a SuggestionError."""
    progress(0.0, Message("Looking at every ground"))
    problem = suggestion_problem(baseline, drawn, request.mode)
    if figures:
        problem = problem.with_figures(lambda one: _with_figures(one, figures))
    bundles = three_bundles(
        problem, request, lambda share, what: progress(0.2 + 0.8 * share, what), is_cancelled
    )
    return SuggestionResult(request, problem, bundles)


def _with_figures(one: SiteCandidate, figures: Mapping[str, SiteFigures]) -> SiteCandidate:
    found = figures.get(one.key)
    return one if found is None else one.with_figures(found.cost_cny, found.upkeep_cny, found.payer)


def marked_request(request: SuggestionRequest, marks: Mapping[str, SiteMark]) -> SuggestionRequest:
    """The request with the pins and vetoes that hold."""
    pins = tuple(key for key, mark in marks.items() if mark.kind == "pin")
    vetoes = tuple(key for key, mark in marks.items() if mark.kind == "veto")
    return replace(request, pins=pins, vetoes=vetoes)


def run_record(result: SuggestionResult) -> dict[str, Any]:
    """The run as it is kept: what was asked, what was found, on which data."""
    request = result.request
    return {
        "digest": result.problem.baseline.community.digest,
        "request": {
            "budget_cny": request.budget_cny,
            "items": request.items,
            "upkeep_cny": request.upkeep_cny if request.upkeep_cny < float("inf") else None,
            "objective": request.objective,
            "fair": request.fair,
            "pins": list(request.pins),
            "vetoes": list(request.vetoes),
            "needs_payer": request.needs_payer,
        },
        "bundles": [
            {
                "objective": one.objective,
                "cheapest": one.cheapest,
                "keys": [item.candidate.key for item in one.items],
                "value": one.solution.value,
                "bound": one.solution.bound,
                "cost_cny": one.cost_cny,
            }
            for one in result.bundles
        ],
    }
