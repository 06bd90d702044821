"""Alternatives, years, sensitivity, counter-offers and more money, on the sample."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from features.suggestions.change_report import change_report, change_sentences
from features.suggestions.choice import Clock
from features.suggestions.request import SuggestionRequest
from features.suggestions.solving import Solution, Solver
from features.suggestions.what_changes import (
    counter_offer,
    different_bundle,
    marginal_value,
    phased_bundles,
    sensitivity_of,
)
from tests.features.suggestions.test_gains import problem

REQUEST = SuggestionRequest(100_000, 2)


def clock() -> Clock:
    return Clock(60)


@cache
def best_of(request: SuggestionRequest) -> Solution:
    return Solver(problem(), request).best("people", clock())


def with_cost(key: str, cost_cny: float, request: SuggestionRequest) -> float:
    """The value of the best bundle that has this item at this cost."""
    at_cost = problem().with_figures(
        lambda one: one.with_figures(cost_cny, one.upkeep_cny, "") if one.key == key else one
    )
    return Solver(at_cost, replace(request, pins=(key,))).best("people", clock()).value


def test_an_alternative_differs_in_half_of_its_items_and_is_no_better() -> None:
    best = best_of(REQUEST)
    found = different_bundle(problem(), REQUEST, best, "people", clock())
    assert found is not None
    assert len(set(found.solution.rows) & set(best.rows)) <= len(best.rows) // 2
    assert found.loses == pytest.approx(best.value - found.solution.value)
    assert found.loses >= 0


def test_nothing_chosen_in_an_earlier_year_is_dropped() -> None:
    budgets = (20_000, 80_000)
    first, second = phased_bundles(problem(), replace(REQUEST, items=1), budgets, "people", clock)
    assert set(first.solution.rows) <= set(second.solution.rows)
    assert first.price == 0
    free = best_of(replace(REQUEST, budget_cny=100_000, items=2))
    assert second.price == pytest.approx(free.value - second.solution.value, abs=1e-9)


def test_a_site_wins_at_the_cost_that_is_named_and_at_no_more() -> None:
    """Checked by pinning it at that cost, and at a yuan more."""
    request = replace(REQUEST, items=3)
    best = best_of(request)
    key = "public_spaces:S18:fitness_space:210"
    assert problem().row_of(key) not in best.rows
    offer = counter_offer(problem(), request, best, key, "people", clock)
    assert offer.cost_cny is not None
    assert 0 <= offer.cost_cny < problem().candidates[problem().row_of(key)].cost_cny
    assert with_cost(key, offer.cost_cny, request) >= best.value - 1e-9
    assert with_cost(key, offer.cost_cny + 1, request) < best.value - 1e-9


def test_what_is_pinned_or_vetoed_is_named_as_what_keeps_a_site_out() -> None:
    best = best_of(REQUEST)
    garden, park = (
        next(one.key for one in problem().candidates if one.key.startswith(start))
        for start in ("public_spaces:S20:micro_garden", "public_spaces:S20:pocket_park")
    )
    pinned = counter_offer(problem(), replace(REQUEST, pins=(garden,)), best, park, "people", clock)
    assert (pinned.cost_cny, pinned.held_by) == (None, garden)
    vetoed = replace(REQUEST, vetoes=("public_spaces:S20",))
    assert counter_offer(problem(), vetoed, best, park, "people", clock).vetoed


def test_what_helps_nobody_wins_not_even_for_free() -> None:
    """Art brings nothing within reach, and takes the place of an item that does."""
    best = best_of(REQUEST)
    key = next(one.key for one in problem().candidates if one.intervention.scenario == "art_installation")
    offer = counter_offer(problem(), REQUEST, best, key, "people", clock)
    assert offer.cost_cny is None
    assert offer.short_by > 0


def test_the_least_sum_more_that_gains_anything_is_exact() -> None:
    best = best_of(REQUEST)
    found = marginal_value(problem(), REQUEST, best, "people", clock)
    assert found.next_cny is not None
    enough = REQUEST.budget_cny + found.next_cny
    assert best_of(replace(REQUEST, budget_cny=enough)).value > best.value + 1e-9
    assert best_of(replace(REQUEST, budget_cny=enough - 1)).value == pytest.approx(best.value, abs=1e-9)
    richer = best_of(replace(REQUEST, budget_cny=REQUEST.budget_cny + 10_000))
    assert found.more == pytest.approx(richer.value - best.value, abs=1e-9)


@pytest.mark.slow
def test_draws_are_the_same_on_every_run_and_count_what_stays() -> None:
    best = best_of(REQUEST)
    one, other = (sensitivity_of(problem(), REQUEST, best, "people", draws=4) for _ in range(2))
    assert one == other
    assert one.draws == 4
    assert set(one.kept) == {problem().candidates[row].key for row in best.rows}
    assert all(0 <= count <= 4 for count in one.kept.values())
    pin = problem().candidates[best.rows[0]].key
    pinned = replace(REQUEST, pins=(pin,))
    kept = sensitivity_of(problem(), replace(pinned, budget_cny=1e6), best, "people", draws=3).kept
    assert kept[pin] == 3


def test_the_report_says_it_all_in_sentences() -> None:
    """In both languages; the items of the best bundle are counted."""
    best = best_of(REQUEST)
    report = change_report(problem(), REQUEST, best, draws=2)
    for language, counted in (("en", "of 2"), ("zh", "2 次中入选")):
        sentences = [one.text(language) for one in change_sentences(report)]
        assert len(sentences) == 4 + len(best.rows)
        assert sum(counted in one for one in sentences) == len(best.rows)
