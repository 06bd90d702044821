"""Who gains and who loses in the hand-worked town, by its table of walks (`tests/data/towns.py`)."""

from __future__ import annotations

import numpy as np
import pytest

from data.catalogue import load_catalogue
from features.options.comparison import compare
from features.options.effects import with_interventions
from features.options.intervention import Intervention, Target
from features.options.whatif import what_if
from tests.data.towns import assess_town, at, box, town

CATALOGUE = load_catalogue()
GROUPS = list(CATALOGUE.age_groups)


def after(*interventions: Intervention):  # type: ignore[no-untyped-def]
    before = assess_town(town())
    return before, what_if(before, with_interventions(before.community, CATALOGUE, interventions))


def test_a_seat_before_r2_serves_the_ten_people_of_r2() -> None:
    """R2 stands at (105, 150), 5 m from the lane; nobody else comes within 100 m of (100, 160)."""
    seat = Intervention("i1", "build", "multifunction_station", at(100, 160), "座椅", ("rest_and_access",))
    comparison = compare(*after(seat))
    assert list(np.flatnonzero(comparison.gained.homes)) == [1]
    assert dict(zip(GROUPS, comparison.gained.people, strict=True)) == {"elder": 4, "adult": 6, "child": 0}
    assert not comparison.lost.homes.any()
    # Of 17 elders 4 more have a seat, which weighs 10 of 100; of 61 adults 6 more, 8 of 100.
    assert comparison.met == pytest.approx([10 * 4 / 17, 8 * 6 / 61, 0.0])
    seat_column = comparison.before.categories.index("rest_and_access")
    assert comparison.newly_reached[:, seat_column].tolist() == [4, 6, 0]
    assert comparison.newly_reached.sum() == 10


def test_taking_the_seat_away_is_a_loss_for_r1_alone() -> None:
    """Only R1 (55 m) had a seat within 100 m: 10 elders, 20 adults, 5 children."""
    gone = Intervention("i1", "remove", "", at(80, -5), "拆除", target=Target("facilities", "F1"))
    comparison = compare(*after(gone))
    assert list(np.flatnonzero(comparison.lost.homes)) == [0]
    assert comparison.lost.people.tolist() == [10, 20, 5]
    assert not comparison.gained.homes.any()
    assert comparison.met == pytest.approx([-10 * 10 / 17, -8 * 20 / 61, -8 * 5 / 17])


def test_repairing_the_seat_before_r3_serves_r3() -> None:
    """F2 stands 15 m + 5 m from R3, whose 30 adults and 10 children had the nearest seat 295 m away."""
    repair = Intervention("i1", "repair", "", at(350, -5), "修", target=Target("facilities", "F2"))
    comparison = compare(*after(repair))
    assert list(np.flatnonzero(comparison.gained.homes)) == [2]
    assert comparison.gained.people.tolist() == [0, 30, 10]


def test_clearing_the_shed_opens_the_lane_for_r2() -> None:
    """Without the shed R2 walks 5 + 150 + 20 + 5 = 180 m to F1 instead of 680."""
    before, cleared = after(
        Intervention("i1", "remove", "", at(100, 100), "清理", target=Target("encroachments", "V5"))
    )
    column = before.categories.index("rest_and_access")
    assert before.distance_m[1, column] == pytest.approx(680)
    assert cleared.distance_m[1, column] == pytest.approx(180)


def test_yuan_for_each_person_newly_reached() -> None:
    seat = Intervention(
        "i1", "build", "multifunction_station", at(100, 160), "座椅", ("rest_and_access",), (), 20_000
    )
    comparison = compare(*after(seat))
    assert comparison.people_gaining == 10
    assert comparison.cny_per_person(20_000) == pytest.approx(2_000)
    assert np.isnan(comparison.cny_per_person(0.0))
    assert np.isnan(compare(comparison.before, comparison.before).cny_per_person(20_000))


def test_who_gains_two_things_is_one_person_and_counts_for_each_thing() -> None:
    """A station for seats and parcels before R2: its 10 people gain both."""
    both = Intervention(
        "i1", "build", "multifunction_station", at(100, 160), "站", ("rest_and_access", "parcel_parking")
    )
    comparison = compare(*after(both))
    assert comparison.people_gaining == 10
    parcels = comparison.before.categories.index("parcel_parking")
    assert comparison.newly_reached[:, parcels].tolist() == [4, 6, 0]
    assert comparison.newly_reached.sum() == 20


def test_a_garden_outside_the_compounds_lets_the_town_meet_its_clause() -> None:
    """All green lies in C1, which does not count; 15 × 14 = 210 m² for 95 people are more than 1 m² each."""
    garden = Intervention(
        "i1", "build", "micro_garden", box(360, 100, 375, 114), "园", ("green_space",), ("planting",)
    )
    comparison = compare(*after(garden))
    assert [(c.clause.key, c.place) for c in comparison.newly_met] == [("public_green_new", "")]
    assert comparison.newly_missed == ()


def test_a_new_space_takes_its_ground_from_the_space_it_lies_in() -> None:
    """A 10 × 20 m garden in the parking S2 leaves it 600 m² of its 800."""
    garden = Intervention(
        "i1", "build", "micro_garden", box(320, -40, 330, -20), "园", ("green_space",), ("planting",)
    )
    before, built = after(garden)
    areas = dict(zip(built.community.public_spaces["id"], built.spaces.area_m2, strict=True))
    assert areas["S2"] == pytest.approx(600)
    assert areas["i1"] == pytest.approx(200)
    assert before.spaces.area_m2.sum() == pytest.approx(built.spaces.area_m2.sum())
