"""The toy of standards: two spaces, three homes, worked out on paper."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from spatial.decay import gaussian_catchment, step
from spatial.pairs import Pairs
from spatial.supply import effective_area_m2, supply_per_person

PEOPLE = np.array([300.0, 500.0, 200.0])
AREA_M2 = np.array([2000.0, 500.0])
# Home 1: A 200 m, B 450 m. Home 2: A 400, B 100. Home 3: A 800 (too far), B 300.
PAIRS = Pairs(
    np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1]), np.array([200.0, 450.0, 400.0, 100.0, 300.0])
)


def test_binary_catchment() -> None:
    """R_A = 2000/800 = 2.5, R_B = 500/1000 = 0.5."""
    assert supply_per_person(PEOPLE, AREA_M2, PAIRS, step(500.0)) == pytest.approx([3.0, 3.0, 0.5])


def test_gaussian_catchment() -> None:
    """R_A = 5.084079310, R_B = 0.784692068."""
    supply = supply_per_person(PEOPLE, AREA_M2, PAIRS, gaussian_catchment(500.0))
    assert supply == pytest.approx([4.211200684, 2.290810367, 0.456173057], abs=5e-10)
    assert (PEOPLE * supply).sum() == pytest.approx(2500.0)


def test_a_space_that_nobody_reaches_gives_nothing_and_breaks_nothing() -> None:
    area_m2 = np.array([2000.0, 500.0, 900.0])
    supply = supply_per_person(PEOPLE, area_m2, PAIRS, step(500.0))
    assert supply == pytest.approx([3.0, 3.0, 0.5])


def test_twice_the_area_is_twice_the_supply() -> None:
    once = supply_per_person(PEOPLE, AREA_M2, PAIRS, gaussian_catchment(500.0))
    twice = supply_per_person(PEOPLE, 2 * AREA_M2, PAIRS, gaussian_catchment(500.0))
    assert twice == pytest.approx(2 * once)


def test_overlapping_encroachments_take_ground_once() -> None:
    """A lawn of 20 × 10 m; two vegetable plots of 5 × 10 m that overlap by 2 × 10 m take 80 m²."""
    lawn = np.array([shapely.box(0, 0, 20, 10)])
    plots = np.array([shapely.box(0, 0, 5, 10), shapely.box(3, 0, 8, 10)])
    assert effective_area_m2(lawn, plots) == pytest.approx([120.0])


def test_ground_taken_outside_a_space_leaves_it_alone() -> None:
    lawn = np.array([shapely.box(0, 0, 20, 10)])
    shed = np.array([shapely.box(18, 8, 22, 12)])
    assert effective_area_m2(lawn, shed) == pytest.approx([196.0])
    assert effective_area_m2(lawn, np.array([])) == pytest.approx([200.0])
