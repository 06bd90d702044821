"""The whole scoring chain on the town worked out on paper."""

from __future__ import annotations

from dataclasses import replace
from math import exp, hypot

import numpy as np
import pytest

from base.errors import NoCrsError, NotMetricError
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.model import Community
from tests.data.towns import (
    AREA_M2,
    COVERAGE,
    DETOUR,
    EASY,
    EFFECTIVE_M2,
    ELDER_AT_R1,
    HOMES,
    INTERGENERATIONAL,
    JOINED,
    MONOFUNCTIONAL,
    NEEDS_MET,
    OPEN_SPACE,
    PEOPLE,
    REACHED,
    SHORTFALL_ELDER_AT_R1,
    SUPPLY_M2,
    WALKS_M,
    WITHOUT_SEAT_M,
    assess_town,
    at,
    box,
    index_at_home,
    layer,
    rows_of,
    town,
    with_cell,
    with_layers,
    without,
)

GROUPS = tuple(PEOPLE)


@pytest.fixture(scope="module")
def twostreet() -> Assessment:
    return assess_town(town())


def of_category(scores: Assessment, array: np.ndarray, category: str) -> list[object]:
    return array[:, scores.categories.index(category)].tolist()


@pytest.mark.parametrize("category", REACHED)
def test_distances(twostreet: Assessment, category: str) -> None:
    assert of_category(twostreet, twostreet.distance_m, category) == pytest.approx(
        WALKS_M[category], abs=1e-6
    )
    assert of_category(twostreet, twostreet.how, category) == [
        "network", "network", "network", "straight-line", "unreachable"
    ]  # fmt: skip


def test_the_facility_and_its_door(twostreet: Assessment) -> None:
    rows = {key: row for row, key in enumerate(town().facilities["id"])}
    for category, key, door in (
        ("rest_and_access", "F1", (80, -5)),
        ("care_health", "F3", (220, 10)),
        ("green_space", "F5", (310, 100)),
    ):
        assert of_category(twostreet, twostreet.facility, category) == [rows[key]] * 4 + [-1]
        column = twostreet.categories.index(category)
        reached, cut_off = twostreet.door_xy[:4, column], twostreet.door_xy[4, column]
        assert (reached - np.array((408_600.0, 2_686_000.0))).tolist() == [list(door)] * 4
        assert np.isnan(cut_off).all()


def test_what_nobody_has_is_unreachable(twostreet: Assessment) -> None:
    others = [c for c in twostreet.categories if c not in REACHED]
    assert len(others) == 7
    for category in others:
        assert set(of_category(twostreet, twostreet.how, category)) == {"unreachable"}
        assert set(of_category(twostreet, twostreet.facility, category)) == {-1}


@pytest.mark.parametrize("mode", COVERAGE)
@pytest.mark.parametrize("group", GROUPS)
def test_coverage(twostreet: Assessment, mode: str, group: str) -> None:
    shares = twostreet.overall.coverage[mode][twostreet.groups.index(group)]
    found = dict(zip(twostreet.categories, shares.tolist(), strict=True))
    assert {key: found[key] for key in REACHED} == pytest.approx(COVERAGE[mode][group])
    assert {found[key] for key in set(found) - set(REACHED)} == {0.0}


@pytest.mark.parametrize("mode", NEEDS_MET)
def test_needs_met(twostreet: Assessment, mode: str) -> None:
    assert twostreet.overall.needs_met[mode] == pytest.approx(NEEDS_MET[mode])


def test_everybody_lacks_two_or_more_where_seven_categories_are_missing(twostreet: Assessment) -> None:
    assert twostreet.overall.lacking["standard_radius"].tolist() == [[0, 0, 17], [0, 0, 61], [0, 0, 17]]


def test_shortfall_index_by_pocket_calculator(twostreet: Assessment) -> None:
    assert twostreet.residence_shortfall[0, 0] == pytest.approx(SHORTFALL_ELDER_AT_R1, abs=5e-4)
    of_elders, people = twostreet.residence_shortfall[:, 0], PEOPLE["elder"]
    assert twostreet.overall.shortfall[0] == pytest.approx(np.average(of_elders, weights=people))


def test_open_space_within_the_walk_of_the_indicator(twostreet: Assessment) -> None:
    assert twostreet.overall.open_space == pytest.approx(OPEN_SPACE)
    assert twostreet.spaces.open_space.tolist() == [True, True, True, True, False]


def test_longest_stretch_without_a_seat(twostreet: Assessment) -> None:
    seats = twostreet.seats
    assert seats.longest_m[:3] == pytest.approx(WITHOUT_SEAT_M)
    assert np.isnan(seats.longest_m[3:]).all()  # R4 has no path near it, R5's leads nowhere
    # Up to 330 m: R1 and R3, of R1–R3.
    assert seats.share_within(twostreet.people, 330.0) == pytest.approx([10 / 14, 50 / 56, 1.0])
    assert seats.unknown(twostreet.people).tolist() == [3, 5, 2]


def test_a_seat_drawn_by_the_way_shortens_the_stretch_at_once() -> None:
    row = {"id": "F9", "category": "rest_and_access", "condition": "good"}
    with_seat = layer("facilities", [*rows_of(town().facilities), (row, at(300, 40))])
    # R1: 50, then 220 + 40, then 60 + 10 to F5; 150 to F3. R2: 365 to F5, to F3 5+50+200+160 before the new
    # seat. R3: 160 to F3, which does not pass it; to F5 20+50+40, then 70.
    found = assess_town(with_layers(town(), facilities=with_seat)).seats.longest_m[:3]
    assert found == pytest.approx([260.0, 415.0, 160.0])


@pytest.mark.parametrize("group", GROUPS)
def test_access_index(twostreet: Assessment, group: str) -> None:
    column = twostreet.groups.index(group)
    homes = [index_at_home(group, home) for home in range(5)]
    assert twostreet.residence_proximity[:, column].tolist() == pytest.approx(homes, abs=1e-6)
    people = PEOPLE[group]
    place = sum(n * index for n, index in zip(people, homes, strict=True)) / sum(people)
    assert twostreet.overall.proximity[column] == pytest.approx(place)


def test_access_index_by_pocket_calculator(twostreet: Assessment) -> None:
    assert twostreet.residence_proximity[0, 0] == pytest.approx(ELDER_AT_R1, abs=5e-4)


def test_headline_worst_group_and_worst_grid(twostreet: Assessment) -> None:
    overall = twostreet.overall
    assert overall.proximity_all == pytest.approx(sum(overall.proximity) / 3)
    assert twostreet.groups[overall.worst_group] == "child"
    assert overall.least_met == pytest.approx(252 / 17)
    # G1 (R1, R2, R5): elders (10 + 20) · 10/15, adults (8 + 4) · 20/28, children (8 + 2) · 5/6.
    # G2 (R3, R4): elders 20 · 2/2, adults 4 + 18 · 30/33, children 2 + 18 · 10/11.
    met = {"G1": (20, 240 / 28, 50 / 6), "G2": (20, 4 + 540 / 33, 2 + 180 / 11)}
    assert {code: tuple(scores.met) for code, scores in twostreet.by_grid.items()} == {
        code: pytest.approx(of_grid) for code, of_grid in met.items()
    }
    assert twostreet.worst_grid == "G1"
    worst = twostreet.worst_place()
    assert (worst.grid, worst.group, worst.met) == ("G1", "child", pytest.approx(50 / 6))
    in_same_minutes = twostreet.worst_place("equal_time")
    # With the same minutes G1's adults get green from R1 and R2, too: 8.571 + 18 · 26/28; children do not.
    assert (in_same_minutes.grid, in_same_minutes.group) == ("G1", "child")


def test_grids_and_compounds_have_their_people(twostreet: Assessment) -> None:
    assert twostreet.by_grid["G1"].people.tolist() == [15, 28, 6]
    assert twostreet.by_grid["G2"].people.tolist() == [2, 33, 11]
    assert twostreet.by_grid["G1"].households == 17
    assert twostreet.by_compound["C1"].people.tolist() == [14, 26, 5]
    assert twostreet.by_compound["C2"].people.tolist() == [0, 30, 10]
    assert twostreet.overall.households == 33


def test_where_a_group_does_not_live_it_has_no_score(twostreet: Assessment) -> None:
    court = twostreet.by_compound["C2"]
    assert np.isnan(court.proximity[0])
    assert np.isnan(court.met[0])
    assert np.isnan(court.coverage["equal_time"][0]).all()
    assert court.proximity_all == pytest.approx((index_at_home("adult", 2) + index_at_home("child", 2)) / 2)


def test_ground_taken_counts_once_only_inside_and_only_while_it_is_there(twostreet: Assessment) -> None:
    assert twostreet.spaces.area_m2.tolist() == pytest.approx(AREA_M2)
    assert twostreet.spaces.effective_area_m2.tolist() == pytest.approx(EFFECTIVE_M2)
    assert twostreet.spaces.taken_m2 == pytest.approx(450)


def test_supply_is_given_out_exactly(twostreet: Assessment) -> None:
    assert twostreet.overall.supply_m2 == pytest.approx(SUPPLY_M2)
    parts = [(s.supply_m2, s.people.sum()) for s in twostreet.by_grid.values()]
    assert sum(supply * people for supply, people in parts) == pytest.approx(1850)


def test_supply_at_each_home_by_hand(twostreet: Assessment) -> None:
    people = (35, 10, 40, 6)
    walks_m = (  # to S1, to S4; R2 is 620 m from S1, R4 goes straight
        (115, 410),
        (620, 335),
        (235, 210),
        (1.3 * hypot(110, 155), 1.3 * hypot(60, 280)),
    )
    worth = [[gauss(d) for d in of_home] for of_home in walks_m]
    demand = [sum(n * f[space] for n, f in zip(people, worth, strict=True)) for space in (0, 1)]
    by_hand = [f[0] * 1250 / demand[0] + f[1] * 600 / demand[1] for f in worth]
    assert twostreet.spaces.supply_m2.tolist() == pytest.approx([*by_hand, 0.0])


def gauss(distance_m: float, radius_m: float = 500.0) -> float:
    """Dai 2010."""
    if distance_m > radius_m:
        return 0.0
    return (exp(-0.5 * (distance_m / radius_m) ** 2) - exp(-0.5)) / (1 - exp(-0.5))


def test_shares_of_the_spaces(twostreet: Assessment) -> None:
    spaces = twostreet.spaces
    assert spaces.in_order.tolist() == [True, True, False, True]
    assert spaces.usable.tolist() == [True, False, False, True]
    assert spaces.intergenerational.tolist() == [True, False, False, True]
    assert spaces.intergenerational_share == pytest.approx(INTERGENERATIONAL)
    assert (spaces.monofunctional_share, spaces.monofunctional_area_share) == pytest.approx(MONOFUNCTIONAL)
    assert spaces.joined_share == pytest.approx(JOINED)
    assert spaces.easy_path_share == pytest.approx(EASY)
    assert spaces.detour_ratio == pytest.approx(DETOUR)


def test_a_second_door_on_the_far_side_is_no_second_walk(twostreet: Assessment) -> None:
    """The detour is to the nearest door: S1 without its far door has the same."""
    one_door = assess_town(with_layers(town(), entrances=without(town().entrances, "E3")))
    assert one_door.spaces.detour_ratio == pytest.approx(twostreet.spaces.detour_ratio, rel=1e-12)


@pytest.mark.parametrize(
    ("width_m", "step_free", "joined"),
    [(1.0, True, 1 / 10), (1.2, True, 3 / 10), (np.nan, True, 3 / 10), (1.2, False, 1 / 10)],
)
def test_spaces_are_joined_by_wide_paths_without_steps(
    width_m: float, step_free: bool, joined: float
) -> None:
    """A fifth space with its door on P3, which leads by P2, free of the shed, to S1 and S3 on P1."""
    fifth = ({"id": "S5", "functions": "garden", "condition": "good"}, box(240, 205, 260, 225))
    door = ({"id": "E9", "of": "S5"}, at(250, 205))
    paths = with_cell(with_cell(town().paths, "P3", "width_m", width_m), "P3", "step_free", step_free)
    community = with_layers(
        town(),
        public_spaces=layer("public_spaces", [*rows_of(town().public_spaces), fifth]),
        entrances=layer("entrances", [*rows_of(town().entrances), door]),
        encroachments=with_cell(town().encroachments, "V5", "status", "closed"),
        paths=paths,
    )
    assert assess_town(community).spaces.joined_share == pytest.approx(joined)


def test_without_paths_everything_is_straight() -> None:
    bare = assess_town(with_layers(town(), paths=town().paths.iloc[:0]))
    assert set(bare.how[:, bare.categories.index("care_health")]) == {"straight-line"}
    # R5 (50, 405) to the door (220, 10).
    care = bare.distance_m[:, bare.categories.index("care_health")]
    assert care[4] == pytest.approx(1.3 * hypot(170, 395))
    # R2 (105, 150) is 1.3·√(205²+20²) = 267.8 m from S4's door: within its reach now.
    assert bare.spaces.intergenerational_share >= INTERGENERATIONAL + 10 / 95 - 1e-12
    assert bare.overall.supply_m2 == pytest.approx(SUPPLY_M2)
    assert np.isnan(bare.spaces.detour_ratio)


def test_groups_are_matched_by_name_not_by_place() -> None:
    catalogue = load_catalogue()
    backwards = replace(catalogue, age_groups=dict(reversed(catalogue.age_groups.items())))
    one, other = assess(town(), catalogue), assess(town(), backwards)
    assert other.groups == ("child", "adult", "elder")
    assert other.overall.people.tolist() == one.overall.people.tolist()[::-1]
    assert other.overall.proximity.tolist() == pytest.approx(one.overall.proximity.tolist()[::-1])
    assert other.overall.coverage["equal_time"] == pytest.approx(one.overall.coverage["equal_time"][::-1])


def test_a_home_outside_every_grid_counts_for_the_community_only() -> None:
    adrift = assess_town(with_layers(town(), residences=with_cell(town().residences, "R4", "grid", "")))
    assert adrift.by_grid["G2"].people.tolist() == [0, 30, 10]
    assert adrift.overall.people.tolist() == [17, 61, 17]


def test_equity_of_two_grids_by_hand(twostreet: Assessment) -> None:
    # G1: (15·20 + 240 + 50) / 49 of its 49 people; G2: (2·20 + 4·33 + 540 + 2·11 + 180) / 46.
    a, b, m, n = 590 / 49, 914 / 46, 49, 46
    total = m + n
    mean = (a * m + b * n) / total
    assert twostreet.grid_equity.gap == pytest.approx(b - a)
    # Two places: Σ Σ p·q·|x − y| / 2·mean = p·q·(b − a) / mean.
    assert twostreet.grid_equity.gini == pytest.approx((m / total) * (n / total) * (b - a) / mean)


@pytest.mark.parametrize("layer", ["residences", "paths", "basemap"])
def test_degrees_are_refused(layer: str) -> None:
    in_degrees: Community = with_layers(town(), **{layer: town().layer(layer).to_crs(4326)})
    with pytest.raises(NotMetricError, match=layer):
        assess_town(in_degrees)
    unsaid = town().layer(layer).set_crs(None, allow_override=True)
    with pytest.raises(NoCrsError, match=layer):
        assess_town(with_layers(town(), **{layer: unsaid}))


def test_nothing_in_the_community_is_changed_by_scoring() -> None:
    community, untouched = town(), town()
    assess_town(community)
    for name in ("residences", "facilities", "paths", "public_spaces", "encroachments", "entrances"):
        assert community.layer(name).equals(untouched.layer(name)), name


def test_one_row_a_home(twostreet: Assessment) -> None:
    assert list(twostreet.community.residences["id"]) == list(HOMES)
    assert twostreet.people.T.tolist() == [list(PEOPLE[group]) for group in GROUPS]
    assert twostreet.is_covered("standard_radius").shape == (5, 3, 10)
