"""The best bundles of the sample, and requests that contradict themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from data.assess import assess
from data.catalogue import load_catalogue
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch, sketch_of
from features.suggestions import problem as problems
from features.suggestions.choice import Clock
from features.suggestions.errors import (
    BudgetError,
    BudgetTooSmallError,
    ItemCountError,
    NobodyLivesHereError,
    NoCandidatesError,
    PinGoneError,
    PinnedAndVetoedError,
    PinsConflictError,
    PinsTooDearError,
    TooManyPinsError,
)
from features.suggestions.objective import Objective
from features.suggestions.problem import suggestion_problem
from features.suggestions.replacement import next_best
from features.suggestions.request import SuggestionRequest
from features.suggestions.solving import Solution, Solver
from tests.data.sample_scored import sample
from tests.data.towns import nowhere, town, with_layers
from tests.features.suggestions.test_gains import interventions, problem
from tests.rings import in_rings

REQUEST = SuggestionRequest(200_000, 3)


@cache
def solved(objective: str) -> Solution:
    return Solver(problem(), REQUEST).best(objective, Clock(60))  # type: ignore[arg-type]


def sketched(found: Solution) -> Sketch:
    option = LayoutOption("o", "xuzhen", "A", "", "", 0.0, "open", 1, interventions(found.rows))
    return sketch_of(sample(), option)


@pytest.mark.parametrize(
    "objective", in_rings(["people", "headline", "worst_group", "worst_grid"], fast=["people", "worst_group"])
)
def test_a_bundle_is_proved_and_an_option_of_it_has_the_same_figures(objective: str) -> None:
    """The sketch judges every item again, beside the others: all count, and the score is as promised."""
    found = solved(objective)
    sketch = sketched(found)
    assert found.gap == 0
    assert len(sketch.counted) == len(interventions(found.rows))
    before, after = sample().overall, sketch.assessment.overall
    figures = {
        "people": ((after.met - before.met) / 100 * before.people).sum(),
        "headline": (after.met - before.met).mean(),
        "worst_group": after.met.min(),
        "worst_grid": sketch.assessment.worst_place().met,
    }
    assert found.value == pytest.approx(figures[objective], abs=1e-9 * max(1.0, abs(found.value)))
    assert sum(one.cost_cny for one in sketch.counted) <= REQUEST.budget_cny


def test_each_objective_is_best_by_its_own_measure() -> None:
    """The bundle for most people cannot raise the worst-off group further than the bundle for that group."""
    most, group = sketched(solved("people")), sketched(solved("worst_group"))
    assert most.assessment.overall.met.min() <= group.assessment.overall.met.min() + 1e-9


def test_the_cheapest_gains_nearly_as_much_for_less() -> None:
    best = solved("people")
    solver = Solver(problem(), REQUEST)
    cheap = solver.cheapest("people", best, 0.95, Clock(60))
    gained = (
        (sketched(cheap).assessment.overall.met - sample().overall.met) / 100 * sample().overall.people
    ).sum()
    assert gained >= 0.95 * best.value - 1e-9
    assert cheap.value == pytest.approx(solver.cost_of(cheap.rows))
    assert cheap.value <= solver.cost_of(best.rows)


def test_a_vetoed_ground_is_left_alone_and_a_pin_stays() -> None:
    ground = problem().candidates[solved("people").rows[0]].ground.key
    other = next(one for one in problem().candidates if one.key.startswith("public_spaces:S30:micro_garden"))
    found = Solver(problem(), replace(REQUEST, vetoes=(ground,), pins=(other.key,))).best("people", Clock(60))
    keys = {problem().candidates[row].key for row in found.rows}
    assert other.key in keys
    assert ground not in {problem().candidates[row].ground.key for row in found.rows}
    assert found.value <= solved("people").value + 1e-9


def test_a_pinned_link_is_part_of_the_paths_for_all_others() -> None:
    """A pinned way is there, and a second one may join it when it is pinned too."""
    links = [problem().candidates[row].key for row in problem().links[:2]]
    found = Solver(problem(), replace(REQUEST, pins=(links[0],))).best("people", Clock(60))
    assert links[0] in {problem().candidates[row].key for row in found.rows}
    sketch = sketched(found)
    gained = ((sketch.assessment.overall.met - sample().overall.met) / 100 * sample().overall.people).sum()
    assert found.value == pytest.approx(gained, abs=1e-6)


def test_nothing_without_a_payer_where_payers_are_asked_for() -> None:
    """Nobody has named one in the sample."""
    with pytest.raises(NoCandidatesError):
        Solver(problem(), replace(REQUEST, needs_payer=True)).best("people", Clock(60))


def key_of(start: str) -> str:
    return next(one.key for one in problem().candidates if one.key.startswith(start))


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (replace(REQUEST, budget_cny=0), BudgetError),
        (replace(REQUEST, budget_cny=float("nan")), BudgetError),
        (replace(REQUEST, items=0), ItemCountError),
        (replace(REQUEST, items=99), ItemCountError),
        (replace(REQUEST, budget_cny=1), BudgetTooSmallError),
        (replace(REQUEST, pins=("public_spaces:S99:pocket_park:400",)), PinGoneError),
    ],
)
def test_a_request_that_cannot_be_met_says_why(request_: SuggestionRequest, error: type[Exception]) -> None:
    with pytest.raises(error):
        Solver(problem(), request_).best("people", Clock(60))


def test_pins_that_contradict_each_other_say_so() -> None:
    park, garden = key_of("public_spaces:S30:pocket_park"), key_of("public_spaces:S30:micro_garden")
    with pytest.raises(PinsConflictError):
        Solver(problem(), replace(REQUEST, pins=(park, garden)))
    with pytest.raises(PinnedAndVetoedError):
        Solver(problem(), replace(REQUEST, pins=(park,), vetoes=("public_spaces:S30",)))
    with pytest.raises(PinsTooDearError):
        Solver(problem(), replace(REQUEST, budget_cny=100_000, pins=(park,)))
    with pytest.raises(TooManyPinsError):
        Solver(problem(), replace(REQUEST, items=1, pins=(garden, key_of("public_spaces:S20:micro_garden"))))


def test_a_place_without_people_or_without_ground_says_so() -> None:
    with pytest.raises(NobodyLivesHereError):
        suggestion_problem(assess(nowhere(), load_catalogue()))
    bare = with_layers(
        town(),
        public_spaces=town().public_spaces.iloc[:0],
        encroachments=town().encroachments.iloc[:0],
        facilities=town().facilities[town().facilities["condition"] == "good"],
        paths=town().paths.iloc[:0],
    )
    with pytest.raises(NoCandidatesError):
        suggestion_problem(assess(bare, load_catalogue()))


@pytest.mark.parametrize("objective", ["people", "worst_group"])
def test_the_next_best_ground_is_the_best_of_all_that_fit(objective: Objective) -> None:
    """Every other candidate that could stand there is tried in turn."""
    solver, found = Solver(problem(), REQUEST), solved(objective)
    row = next(one for one in found.rows if one not in found.links)
    rest = tuple(one for one in found.rows if one != row)
    free = [
        one
        for one, candidate in enumerate(problem().candidates)
        if candidate.ground.key != problem().candidates[row].ground.key
        and not candidate.changes_paths
        and not problem().conflicts[one, list(rest)].any()
        and solver.cost_of((*rest, one)) <= REQUEST.budget_cny
        and one not in rest
    ]
    best = max(solver.value_of((*rest, one), found.links, objective) for one in free)
    instead = next_best(solver, found, row, objective)
    assert instead is not None
    assert instead.loses == pytest.approx(found.value - best, abs=1e-9)


def test_what_is_measured_ahead_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks while it is measured waits for the same problem."""
    baseline, made, found = replace(sample()), [], problem()
    monkeypatch.setattr(problems, "candidates_of", lambda *asked: None)
    monkeypatch.setattr(problems, "problem_of", lambda *asked: made.append(1) or found)
    problems.measure_ahead(baseline, ())
    assert suggestion_problem(baseline) is found
    assert suggestion_problem(baseline) is found
    assert len(made) == 1
