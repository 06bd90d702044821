"""How much ground is enough, in the toy town, on paper.

S1 garden (120, 5)–(160, 45) = 1600 m²: 150 m² must be left. S4 seating and play (310, 120)–(330, 150) =
600 m²: play needs 170 m², seating 10 m². A new court counts from 210 m², green from 10 m²
(scenario_types.toml).
"""

from __future__ import annotations

import pytest
import shapely

from data.assess import assess
from data.catalogue import load_catalogue
from data.model import Community
from data.usable_ground import UsableGround, least_ground_m2, usable_ground
from tests.data.towns import assess_town, at, box, layer, rows_of, town, with_layers


def taken_by(shape: shapely.Geometry, community: Community | None = None) -> Community:
    """With one more verified encroachment, a plot of vegetables: it acts on no path."""
    community = community or town()
    plot = {"id": "T", "category": "green_destroyed_for_vegetables", "status": "verified"}
    return with_layers(
        community, encroachments=layer("encroachments", [*rows_of(community.encroachments), (plot, shape)])
    )


def with_row(name: str, shape: shapely.Geometry, **values: object) -> Community:
    """The town with one more facility or space, in good order."""
    rows = [*rows_of(town().layer(name)), ({"id": "X", "condition": "good", **values}, shape)]
    return with_layers(town(), **{name: layer(name, rows)})


def ground(community: Community) -> UsableGround:
    return usable_ground(community, load_catalogue())


@pytest.mark.parametrize(("east", "left_m2", "usable"), [(156.25, 150.0, True), (156.3, 148.0, False)])
def test_a_garden_with_less_than_a_pocket_park_left_is_no_garden(
    east: float, left_m2: float, usable: bool
) -> None:
    """(120, 5)–(east, 45): V1 and V2 lie inside it. Without S1, S4 alone has supply: 600 m² for 95 people."""
    found = assess_town(taken_by(box(120, 5, east, 45)))
    assert found.spaces.effective_area_m2[0] == pytest.approx(left_m2)
    assert found.ground.space[0] == found.spaces.usable[0] == usable
    assert found.ground.taken_spaces.tolist() == ([] if usable else [0])
    assert found.overall.supply_m2 == pytest.approx((600 + (150 if usable else 0)) / 95)


def test_a_space_loses_the_uses_that_need_more_than_is_left() -> None:
    """20 × 22 = 440 m² taken of S4, 160 left: too little to play, enough to sit; no longer for all ages."""
    found = assess_town(taken_by(box(310, 120, 330, 142)))
    assert found.ground.functions[3] == ("seating",)
    assert found.spaces.usable.tolist() == [True, False, False, True]
    assert found.spaces.intergenerational.tolist() == [True, False, False, False]


@pytest.mark.parametrize(("north", "usable"), [(505.0, True), (505.1, False)])
def test_ground_that_was_small_to_begin_with_must_keep_half(north: float, usable: bool) -> None:
    """Play on 10 × 10 m, less than 170 m² as it is: 50 m² must be left."""
    small = with_row("public_spaces", box(500, 500, 510, 510), functions="play")
    assert ground(small).space[4]
    assert ground(taken_by(box(500, 500, 510, north), small)).space[4] == usable


@pytest.mark.parametrize(
    ("category", "usable"), [("green_space", True), ("sports_court", False), ("care_health", True)]
)
def test_a_facility_needs_the_ground_of_a_new_one(category: str, usable: bool) -> None:
    """A point in S1, of which 150 m² are left: enough for green, not for a court; a clinic has walls."""
    there = with_row("facilities", at(158, 40), category=category, space="S1")
    assert ground(there).facility[5]
    assert ground(taken_by(box(120, 5, 156.25, 45), there)).facility[5] == usable


@pytest.mark.parametrize(("east", "usable"), [(509.5, True), (509.6, False)])
def test_a_court_with_an_outline_counts_by_it(east: float, usable: bool) -> None:
    """20 × 20 m; 9.5 × 20 = 190 m² taken leave the 210 m² of half a court, 9.6 × 20 do not."""
    court = with_row("facilities", box(500, 500, 520, 520), category="sports_court")
    assert ground(taken_by(box(500, 500, east, 520), court)).facility[5] == usable


def test_a_seat_under_a_heap_seats_nobody_and_one_that_it_only_touches_does() -> None:
    """F1 at (80, −5), the only seat in order; F3 is a building that a plot may well lie on."""
    under = assess_town(taken_by(box(79, -6, 81, -4)))
    seat = under.categories.index("rest_and_access")
    assert under.how[:, seat].tolist() == ["unreachable"] * 5
    assert under.ground.taken_facilities.tolist() == [0]
    assert ground(taken_by(box(80, -6, 82, -4))).facility[0]
    assert ground(taken_by(box(200, 10, 240, 40))).facility[2]


def test_in_a_space_of_which_too_little_is_left_nothing_can_be_used() -> None:
    there = with_row("facilities", at(158, 40), category="rest_and_access", space="S1")
    assert ground(there).facility[5]
    assert not ground(taken_by(box(120, 5, 156.3, 45), there)).facility[5]


def test_parking_and_what_has_no_use_are_never_too_small() -> None:
    """S2, a car park, taken whole: no ground is left, but it never served anybody."""
    whole = ground(taken_by(box(320, -60, 340, -20)))
    assert whole.effective_area_m2[1] == pytest.approx(0, abs=1e-9)
    assert whole.space[1]


def test_what_is_not_checked_takes_nothing() -> None:
    plot = {"id": "T", "category": "livestock", "status": "new"}
    rows = [*rows_of(town().encroachments), (plot, box(79, -6, 81, -4))]
    assert ground(with_layers(town(), encroachments=layer("encroachments", rows))).facility[0]


def test_uses_and_facilities_in_the_open_need_as_much_as_new_ones() -> None:
    """The sizes of space_functions.toml are those of the scenario types that make such ground."""
    catalogue = load_catalogue()
    pairs = {
        "planting": "green_space",
        "fitness": "outdoor_fitness",
        "sports": "sports_court",
        "play": "playground",
    }
    for function, category in pairs.items():
        usable_m2 = catalogue.space_functions[function].usable_m2
        assert usable_m2 is not None
        assert usable_m2.value == least_ground_m2(catalogue, category)
        assert catalogue.facility_categories[category].in_the_open


def test_an_assessment_keeps_the_ground_it_was_made_with() -> None:
    community = taken_by(box(79, -6, 81, -4))
    found = assess(community, load_catalogue())
    assert found.ground.facility.tolist() == ground(community).facility.tolist()
