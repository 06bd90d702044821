"""The solvers against every bundle tried, against HiGHS, and in a town where greedy is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import LinearConstraint, milp

from features.suggestions.cheapest_search import cheapest_bundle
from features.suggestions.choice import ChoiceLimits, Clock, CoverChoice
from features.suggestions.cover_search import best_bundle
from features.suggestions.level_search import best_level
from features.suggestions.objective import LevelRows
from tests.examples import examples
from tests.features.suggestions.choices import choice_of, every_bundle, least, small_choices, worth

GREEDY_TOWN = choice_of(
    # Cells 1–4 have 100 people each, cell 5 has 10. The first serves half of each side: by itself the most.
    [[1, 1, 0, 0, 1], [1, 0, 1, 0, 0], [0, 1, 0, 1, 0]],
    [100, 100, 100, 100, 10],
    [10, 10, 10],
)


def test_greedy_is_wrong_where_the_middle_serves_most_and_the_sides_all() -> None:
    """The first item alone serves 210 people and with either side 310; the two sides serve 400."""
    best = best_bundle(GREEDY_TOWN, ChoiceLimits(20, 2), Clock())
    assert best.rows == (1, 2)
    assert (best.value, best.gap) == (400, 0)


def test_greedy_by_gain_a_yuan_is_wrong_where_a_cheap_thing_keeps_a_great_one_out() -> None:
    """1 person for 1 yuan is more a yuan than 90 for 100; who takes it cannot afford the 90 any more."""
    best = best_bundle(choice_of([[1, 0], [0, 1]], [1, 90], [1, 100]), ChoiceLimits(100, 2), Clock())
    assert (best.rows, best.value) == ((1,), 90)


@given(small_choices())
def test_the_best_bundle_is_the_best_of_all(drawn: tuple[CoverChoice, ChoiceLimits]) -> None:
    choice, limits = drawn
    found = best_bundle(choice, limits, Clock())
    every = every_bundle(choice, limits)
    if not every:
        assert found.rows is None
        return
    assert found.rows in every
    assert worth(choice, found.rows) == pytest.approx(found.value, abs=1e-9)
    assert found.value == pytest.approx(max(worth(choice, rows) for rows in every), abs=1e-9)
    assert found.gap == 0


@given(small_choices(), st.floats(0.5, 1.0))
def test_the_cheapest_bundle_is_the_cheapest_of_all(
    drawn: tuple[CoverChoice, ChoiceLimits], share: float
) -> None:
    choice, limits = drawn
    every = every_bundle(choice, limits)
    if not every:
        return
    target = share * max(worth(choice, rows) for rows in every)
    found = cheapest_bundle(choice, limits, target, Clock())
    cheapest = min(choice.cost[list(rows)].sum() for rows in every if worth(choice, rows) >= target - 1e-9)
    assert found.rows in every
    assert found.value == pytest.approx(cheapest)
    assert found.gap == 0


@examples(fast=8, slow=200)
@given(small_choices(), st.data())
def test_the_least_figure_is_raised_as_far_as_by_any_bundle(
    drawn: tuple[CoverChoice, ChoiceLimits], data: st.DataObject
) -> None:
    """And of bundles that raise it alike, none is worth more."""
    choice, limits = drawn
    cells = len(choice.value)
    figures = data.draw(st.integers(1, 3))
    base = data.draw(st.lists(st.integers(0, 40), min_size=figures, max_size=figures))
    adds = data.draw(
        st.lists(
            st.lists(st.integers(0, 7), min_size=cells, max_size=cells), min_size=figures, max_size=figures
        )
    )
    levels = LevelRows(np.array(base, dtype=float), sparse.csr_array(np.array(adds, dtype=float)))
    found = best_level(choice, levels, limits, Clock())
    every = every_bundle(choice, limits)
    if not every:
        assert found.rows is None
        return
    best = max(least(choice, levels, rows) for rows in every)
    assert found.rows in every
    assert found.value == pytest.approx(best, abs=1e-6)
    assert least(choice, levels, found.rows) == pytest.approx(best, abs=1e-6)
    alike = [rows for rows in every if least(choice, levels, rows) >= best - 1e-9]
    assert worth(choice, found.rows) == pytest.approx(max(worth(choice, rows) for rows in alike), abs=1e-6)


def random_choice(seed: int, count: int, cells: int) -> CoverChoice:
    draw = np.random.default_rng(seed)
    table = (draw.random((count, cells)) < 0.08).astype(int)
    cost = draw.integers(2, 20, count)
    return choice_of(table.tolist(), draw.integers(1, 9, cells).tolist(), cost.tolist())


@pytest.mark.parametrize("seed", [1, 2])
def test_a_larger_problem_has_the_answer_of_highs(seed: int) -> None:
    choice, limits = random_choice(seed, 40, 90), ChoiceLimits(60, 8)
    found = best_bundle(choice, limits, Clock(60))
    n, m = choice.cover.shape
    serve = sparse.hstack([-choice.cover.T, sparse.eye_array(m)])
    money = np.concatenate([choice.cost, np.zeros(m)])
    count = np.concatenate([np.ones(n), np.zeros(m)])
    answer = milp(
        np.concatenate([np.zeros(n), -choice.value]),
        integrality=np.concatenate([np.ones(n, dtype=int), np.zeros(m, dtype=int)]),
        bounds=(0, 1),
        constraints=[
            LinearConstraint(serve, -np.inf, 0),
            LinearConstraint(np.array([money, count]), -np.inf, [60, 8]),
        ],
        options={"mip_rel_gap": 0},
    )
    assert found.gap == 0
    assert found.value == pytest.approx(-answer.fun)


def test_time_that_is_up_leaves_a_bundle_and_an_honest_bound() -> None:
    """The true best lies between the two, and something was found."""
    choice, limits = random_choice(3, 70, 150), ChoiceLimits(60, 7)
    stopped = best_bundle(choice, limits, Clock(0.0))
    whole = best_bundle(choice, limits, Clock(60))
    assert stopped.rows
    assert stopped.value <= whole.value + 1e-9 <= stopped.bound + 1e-6
    assert whole.gap == 0


def test_cancelling_stops_the_search() -> None:
    choice, limits = random_choice(3, 120, 300), ChoiceLimits(120, 9)
    asked = []
    stopped = best_bundle(choice, limits, Clock(600, is_cancelled=lambda: asked.append(1) is None))
    assert asked
    assert stopped.rows
