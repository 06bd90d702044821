"""Equity, functions of spaces, connectivity, standards: each by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from spatial.connectivity import detour_ratio, joined_share
from spatial.equity import gap, gini, worst
from spatial.network import build_network
from spatial.pairs import Pairs
from spatial.snapping import snap
from spatial.space_functions import is_intergenerational, monofunctional_share, serves_groups, share_of_people
from spatial.standards import MEASURES, PlaceFacts, verdict
from tests.spatial.towns import lines

NAN = float("nan")


def test_gini_of_alike_places_is_0() -> None:
    assert gini(np.array([40.0, 40.0]), np.array([10.0, 90.0])) == pytest.approx(0)


def test_gini_by_hand() -> None:
    """Half the people at 0 and half at 100: mean difference 50, mean 50, G = 50 / (2·50) = 0.5."""
    assert gini(np.array([0.0, 100.0]), np.array([7.0, 7.0])) == pytest.approx(0.5)


def test_gini_of_a_quarter() -> None:
    """1, 2, 3, 4 with equal weights: 0.25, the textbook value."""
    assert gini(np.arange(1.0, 5.0), np.ones(4)) == pytest.approx(0.25)


def test_places_without_people_do_not_count() -> None:
    assert gini(np.array([0.0, 100.0, 5.0]), np.array([1.0, 1.0, 0.0])) == pytest.approx(0.5)
    assert math.isnan(gini(np.array([NAN]), np.array([0.0])))


def test_gap_and_worst_leave_out_the_unknown() -> None:
    assert gap(np.array([30.0, NAN, 75.0])) == 45.0
    assert worst(np.array([NAN, 75.0, 30.0])) == 2
    assert worst(np.array([NAN])) == -1


def test_functions_of_spaces() -> None:
    functions = [("seating", "play"), ("parking",), ("fitness",)]
    serves = {"seating": ("elder",), "play": ("child",), "parking": (), "fitness": ("elder", "adult")}
    groups = serves_groups(functions, serves)
    assert groups == [{"elder", "child"}, set(), {"elder", "adult"}]
    assert is_intergenerational(groups).tolist() == [True, False, False]
    assert monofunctional_share(functions, np.array([100.0, 250.0, 50.0])) == pytest.approx(
        (2 / 3, 300 / 400)
    )


def test_share_of_people() -> None:
    assert share_of_people(np.array([30.0, 10.0]), np.array([True, False])) == 0.75
    assert math.isnan(share_of_people(np.zeros(2), np.array([True, True])))


def test_joined_share_of_pairs() -> None:
    """Three spaces on one street and one on another: 3 of 6 pairs are joined."""
    town = build_network(lines([(0, 0), (300, 0)], [(0, 90), (300, 90)]))
    doors = snap(town, np.array([[10.0, 2.0], [90.0, 2.0], [250.0, 0.0], [100.0, 88.0]]))
    assert joined_share(town, doors, np.array([0, 1, 2, 3]), near_m=10.0) == pytest.approx(3 / 6)


def test_a_space_far_from_the_paths_is_not_joined() -> None:
    town = build_network(lines([(0, 0), (300, 0)]))
    doors = snap(town, np.array([[10.0, 2.0], [90.0, 30.0]]))
    assert joined_share(town, doors, np.array([0, 1]), near_m=10.0) == 0.0


def test_two_doors_on_two_streets_join_both() -> None:
    town = build_network(lines([(0, 0), (300, 0)], [(0, 90), (300, 90)]))
    doors = snap(town, np.array([[10.0, 0.0], [50.0, 0.0], [50.0, 90.0], [90.0, 90.0]]))
    assert joined_share(town, doors, np.array([0, 1, 1, 2]), near_m=10.0) == pytest.approx(2 / 3)


def test_detour_by_people() -> None:
    """One home of 3 people walks 50 m for 50, another of 1 walks 140 m for 100."""
    homes, spaces = np.array([[0.0, 0.0], [200.0, 0.0]]), np.array([[30.0, 40.0], [200.0, 100.0]])
    pairs = Pairs(np.array([0, 1]), np.array([0, 1]), np.array([50.0, 140.0]))
    assert detour_ratio(homes, spaces, pairs, np.array([3.0, 1.0])) == pytest.approx(
        (150 + 140) / (150 + 100)
    )


FACTS = PlaceFacts(
    people=400.0,
    households=150.0,
    ground_m2=50_000.0,
    area_m2=np.array([300.0, 120.0, 180.0]),
    green=np.array([True, True, False]),
    in_compound=np.array([True, False, False]),
    activity=np.array([False, True, True]),
    sports=np.array([False, False, True]),
    for_elder_and_child=np.array([True, True, False]),
    length_m=np.array([400.0, 100.0, 50.0]),
    width_m=np.array([6.0, 1.0, NAN]),
    step_free=np.array([True, True, False]),
    city_road_m=np.array([250.0]),
    green_within_radius_share=0.6,
    park_radius_share=0.9,
    accessible_width_m=1.2,
)
BY_HAND = {
    "public_green_m2_per_person": 420 / 400,
    "green_outside_compounds_m2_per_person": 120 / 400,
    "outdoor_sports_m2_per_person": 180 / 400,
    "largest_activity_ground_m2": 180,
    "largest_green_m2": 300,
    "largest_green_outside_compounds_m2": 120,
    "child_elder_ground_m2": 420,
    "green_space_coverage_share": 0.6,
    "park_radius_coverage_share": 0.9,
    "road_density_km_per_km2": 0.25 / 0.05,
    "accessible_width_share": 400 / 500,
    "path_min_width_m": 1.0,
    "step_free_share": 500 / 550,
    "household_count": 150,
}


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_by_hand(measure: str) -> None:
    assert MEASURES[measure](FACTS) == pytest.approx(BY_HAND[measure])


@pytest.mark.parametrize(
    "measure", ["public_green_m2_per_person", "outdoor_sports_m2_per_person", "household_count"]
)
def test_without_people_a_measure_per_person_is_unknown(measure: str) -> None:
    assert math.isnan(MEASURES[measure](replace(FACTS, people=0.0, households=0.0)))


def test_verdicts() -> None:
    assert verdict(0.7, "at_least", 0.7) == "pass"
    assert verdict(0.69, "at_least", 0.7) == "fail"
    assert verdict(4000, "at_most", 4000) == "pass"
    assert verdict(4001, "at_most", 4000) == "fail"
    assert verdict(NAN, "at_least", 0.7) == "cannot_be_computed"
