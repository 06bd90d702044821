"""Gains by array arithmetic are those of the what-if, on the sample."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from features.options.effects import with_interventions
from features.options.intervention import Intervention
from features.options.whatif import what_if
from features.suggestions.objective import Objective, value_of
from features.suggestions.path_state import PathState
from features.suggestions.problem import SuggestionProblem, suggestion_problem
from tests.data.sample_scored import sample
from tests.rings import in_rings


@cache
def problem() -> SuggestionProblem:
    return suggestion_problem(sample())


def interventions(rows: tuple[int, ...]) -> tuple[Intervention, ...]:
    """In the order in which effects of one action are taken together."""
    ones = [each for row in rows for each in problem().candidates[row].interventions]
    return tuple(sorted(ones, key=lambda each: each.action))


def allowed_bundles(count: int, seed: int) -> list[tuple[int, ...]]:
    """Up to three candidates that may stand together, walking links left out."""
    draw = np.random.default_rng(seed)
    rows = [row for row, one in enumerate(problem().candidates) if not one.changes_paths]
    found: list[tuple[int, ...]] = []
    while len(found) < count:
        bundle = tuple(int(row) for row in draw.choice(rows, draw.integers(1, 4), replace=False))
        if not any(problem().conflicts[a, b] for a, b in combinations(bundle, 2)):
            found.append(bundle)
    return found


def equals_what_if(scene: PathState, rows: tuple[int, ...]) -> None:
    baseline = sample()
    drawn = interventions((*scene.links, *rows))
    after = what_if(baseline, with_interventions(baseline.community, baseline.catalogue, drawn))
    weight, gains = baseline.profile.weight, scene.gains

    def value(objective: Objective) -> float:
        return value_of(gains, weight, objective, rows)

    met, before = after.overall.met, scene.assessment.overall.met
    people = baseline.overall.people
    assert value("headline") == pytest.approx((met - before).mean(), abs=1e-9)
    assert value("people") == pytest.approx(((met - before) / 100 * people).sum(), abs=1e-9 * people.sum())
    assert value("worst_group") == pytest.approx(met.min(), abs=1e-9)
    assert value("worst_grid") == pytest.approx(after.worst_place().met, abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_gains_are_those_of_the_what_if(seed: int) -> None:
    for bundle in allowed_bundles(4, seed):
        equals_what_if(problem().scene(()), bundle)


@pytest.mark.parametrize("number", in_rings([0, 1], fast=[0]))
def test_gains_with_a_walking_link_are_those_of_the_what_if(number: int) -> None:
    link = problem().links[number]
    free = [row for row in allowed_bundles(3, 2 + number) if not problem().conflicts[link, list(row)].any()]
    for bundle in free:
        equals_what_if(problem().scene((link,), link), bundle)


@pytest.mark.slow
def test_gains_of_every_candidate_and_many_bundles_are_those_of_the_what_if() -> None:
    base = problem().scene(())
    for row, one in enumerate(problem().candidates):
        if not one.changes_paths:
            equals_what_if(base, (row,))
    for bundle in allowed_bundles(200, 3):
        equals_what_if(base, bundle)


def test_all_eight_scenario_types_are_candidates_on_the_sample() -> None:
    found = {one.intervention.scenario for one in problem().candidates}
    assert found == {"", *sample().catalogue.scenario_types}


def test_what_is_left_out_says_by_which_rule() -> None:
    """V05 stands on a lane and takes 7.6 m²; a pocket park needs 150."""
    reasons = [
        one.reason.text("en")
        for one in problem().exclusions
        if one.ground.key == "encroachments:V05" and one.scenario == "pocket_park"
    ]
    assert len(reasons) == 1
    assert "At least 150 m²" in reasons[0]


def test_no_two_on_one_ground_stand_together() -> None:
    one = problem()
    grounds = one.grounds
    same = (grounds[:, None] == grounds[None, :]) & ~np.eye(len(grounds), dtype=bool)
    assert one.conflicts[same].all()
