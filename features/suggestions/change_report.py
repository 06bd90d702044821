"""What would change the first bundle: everything that is worked out at once, and said in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from base.words import Message, Progress, Text, join_texts, silent
from features.suggestions.bundle_text import what_text
from features.suggestions.candidate import SiteCandidate
from features.suggestions.choice import Clock
from features.suggestions.problem import SuggestionProblem
from features.suggestions.request import SuggestionRequest
from features.suggestions.solving import Solution
from features.suggestions.what_changes import (
    COST_SPREAD,
    DRAWS,
    SEED,
    STEP_CNY,
    WEIGHT_SPREAD,
    Alternative,
    CounterOffer,
    KeptInDraws,
    MarginalValue,
    Phase,
    different_bundle,
    marginal_value,
    sensitivity_of,
)


@dataclass(frozen=True, eq=False)
class ChangeReport:
    """Of the bundle that is best by the request's objective."""

    problem: SuggestionProblem
    request: SuggestionRequest
    alternative: Alternative | None
    marginal: MarginalValue
    kept: KeptInDraws


def change_report(
    problem: SuggestionProblem,
    request: SuggestionRequest,
    best: Solution,
    progress: Progress = silent,
    is_cancelled: Callable[[], bool] = lambda: False,
    draws: int = DRAWS,
) -> ChangeReport:
    """Another bundle, more money, and draws of costs and weights."""
    objective = request.objective

    def clock() -> Clock:
        return Clock(request.limit_s, is_cancelled)

    alternative = different_bundle(problem, request, best, objective, clock())
    marginal = marginal_value(problem, request, best, objective, clock)
    what = Message("Drawing costs and weights")
    kept = sensitivity_of(problem, request, best, objective, draws, progress, what, is_cancelled)
    return ChangeReport(problem, request, alternative, marginal, kept)


def change_sentences(report: ChangeReport) -> Iterator[Text]:
    """A sentence for each."""
    unit = unit_text(report.request)
    yield _alternative_sentence(report, unit)
    more = report.marginal.more
    yield Message("{step:,.0f} yuan more would gain {more:.1f} {unit}.", step=STEP_CNY, more=more, unit=unit)
    if report.marginal.next_cny is None:
        yield Message("No sum of money gains more: the number of items is the limit.")
    else:
        yield Message("The next gain needs {sum:,.0f} yuan more.", sum=report.marginal.next_cny)
    yield Message(
        "Costs drawn within ± {costs:.0%}, weights within ± {weights:.0%}, {draws} times, the same on "
        "every run (seed {seed}):",
        costs=COST_SPREAD,
        weights=WEIGHT_SPREAD,
        draws=report.kept.draws,
        seed=SEED,
    )
    for key, count in report.kept.kept.items():
        one = report.problem.by_key(key)
        named, draws = _named(report.problem, one), report.kept.draws
        yield Message("{item}: kept in {count} of {draws}", item=named, count=count, draws=draws)


def unit_text(request: SuggestionRequest) -> Text:
    """What the objective counts."""
    if request.objective == "people":
        return Message("people (weighted by need)")
    return Message("points of the headline")


def _alternative_sentence(report: ChangeReport, unit: Text) -> Text:
    found = report.alternative
    if found is None:
        return Message("No bundle differs in half of its items and keeps to the limits.")
    candidates = report.problem.candidates
    items = [_named(report.problem, candidates[row]) for row in found.solution.rows]
    return Message(
        "Quite another bundle: {items}. It loses {loss:.1f} {unit}.",
        items=join_texts(items),
        loss=found.loses,
        unit=unit,
    )


def _named(problem: SuggestionProblem, one: SiteCandidate) -> Text:
    what = what_text(problem.baseline.catalogue, one.intervention)
    return Message("{what} on {ground}", what=what, ground=one.ground.name)


def offer_sentence(
    problem: SuggestionProblem, request: SuggestionRequest, key: str, offer: CounterOffer
) -> Text:
    """What would make this site win."""
    one = problem.by_key(key)
    if offer.vetoed:
        return Message("It is vetoed, or nobody is named who pays its upkeep.")
    if offer.held_by:
        return Message("{pin} is pinned in its place.", pin=_named(problem, problem.by_key(offer.held_by)))
    unit = unit_text(request)
    if offer.cost_cny is None:
        return Message(
            "Not even for free: the best bundle with it gains {loss:.1f} {unit} less.",
            loss=offer.short_by,
            unit=unit,
        )
    if offer.cost_cny >= one.cost_cny:
        return Message("It is in a best bundle at its cost of today.")
    return Message(
        "It would be in a best bundle at {cost:,.0f} yuan or less; it costs {now:,.0f}, and at that the best "
        "bundle with it gains {loss:.1f} {unit} less.",
        cost=offer.cost_cny,
        now=one.cost_cny,
        loss=offer.short_by,
        unit=unit,
    )


def phase_sentences(
    problem: SuggestionProblem, request: SuggestionRequest, phases: tuple[Phase, ...]
) -> Iterator[Text]:
    """Year by year what is added, and what keeping the earlier choices costs."""
    before: set[int] = set()
    for number, phase in enumerate(phases, 1):
        new = [_named(problem, problem.candidates[row]) for row in phase.solution.rows if row not in before]
        before = set(phase.solution.rows)
        added = join_texts(new) if new else Message("nothing new")
        yield Message(
            "Year {year}, {budget:,.0f} yuan in all: {added}. Until then {value:.1f} {unit}; keeping what "
            "was chosen before loses {price:.1f}.",
            year=number,
            budget=phase.budget_cny,
            added=added,
            value=phase.solution.value,
            unit=unit_text(request),
            price=phase.price,
        )
