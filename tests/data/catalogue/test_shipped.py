"""The shipped catalogue against the tables it was written from, copied out by hand."""

from __future__ import annotations

from dataclasses import fields

import pytest

from data.catalogue import Catalogue, load_catalogue

# The table of default weights: elder, adult, child.
WEIGHTS = {
    "green_space": (20, 18, 18),
    "outdoor_fitness": (16, 12, 2),
    "sports_court": (2, 14, 10),
    "playground": (2, 6, 26),
    "community_service": (14, 8, 10),
    "care_health": (20, 4, 2),
    "childcare": (0, 6, 18),
    "convenience_retail": (14, 16, 4),
    "rest_and_access": (10, 8, 8),
    "parcel_parking": (2, 8, 2),
}

# The eight scenario types: benefit for elder, adult, child; low and high cost.
SCENARIOS = {
    "micro_garden": ((2, 1, 2), (150, 400)),
    "pocket_park": ((2, 2, 2), (230, 570)),
    "charming_lane": ((1, 2, 1), (800, 2500)),
    "multifunction_station": ((2, 2, 2), (2000, 4500)),
    "art_installation": ((1, 1, 2), (5000, 80000)),
    "slow_mobility": ((2, 1, 2), (400, 1500)),
    "fitness_space": ((2, 2, 1), (270, 1000)),
    "community_aesthetics": ((1, 1, 2), (500, 1500)),
}

# Matter codes of GB/T 47678.5-2026.
CODES = {
    "illegal_building": "06001",
    "green_destroyed_for_vegetables": "06045",
    "vehicle_parking": "09009",
    "bicycle_parking": "09010",
    "fire_lane": "09012",
    "accessible_path": "09019",
    "ground_lock": "06040",
    "piled_goods": "06036",
    "abandoned_vehicle": "06034",
    "street_trading": "09006",
    "livestock": "06038",
    "litter_in_green": "06017",
}

GROUPS = ("elder", "adult", "child")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_every_family_has_members(catalogue: Catalogue) -> None:
    assert [family.name for family in fields(catalogue) if not getattr(catalogue, family.name)] == []


def test_members_know_their_key(catalogue: Catalogue) -> None:
    for family in fields(catalogue):
        members = getattr(catalogue, family.name)
        assert {key: member.key for key, member in members.items()} == {key: key for key in members}


def test_shipped_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_weights_are_the_table_and_add_to_100(catalogue: Catalogue) -> None:
    shipped = {
        key: tuple(category.weight[group].value for group in GROUPS)
        for key, category in catalogue.facility_categories.items()
    }
    assert shipped == WEIGHTS
    assert list(shipped) == list(WEIGHTS)
    assert [sum(column) for column in zip(*shipped.values(), strict=True)] == [100, 100, 100]


def test_age_groups_walk_and_tire_as_published(catalogue: Catalogue) -> None:
    groups = catalogue.age_groups
    pairs = {
        key: (group.walking_speed_m_per_s.value, group.decay.parameters["beta"].value)
        for key, group in groups.items()
    }
    assert pairs == {"elder": (1.0, 167), "adult": (1.3, 180), "child": (1.1, 171)}
    assert {group.decay.kind for group in groups.values()} == {"senior_walk_score"}
    brackets = {
        key: (group.age_from.value, group.age_to.value if group.age_to else None)
        for key, group in groups.items()
    }
    assert brackets == {"elder": (60, None), "adult": (15, 59), "child": (0, 14)}
    shares = {key: group.default_share.value for key, group in groups.items()}
    assert shares == {"elder": 0.1235, "adult": 0.6880, "child": 0.1885}


def test_eight_scenarios_with_benefit_and_cost(catalogue: Catalogue) -> None:
    shipped = {
        key: (
            tuple(scenario.serves[group].value for group in GROUPS),
            (scenario.cost_cny_per_unit.low.value, scenario.cost_cny_per_unit.high.value),
        )
        for key, scenario in catalogue.scenario_types.items()
    }
    assert shipped == SCENARIOS


def test_every_scenario_keeps_the_common_rules(catalogue: Catalogue) -> None:
    for scenario in catalogue.scenario_types.values():
        targets = {rule.target for rule in scenario.rules if rule.hard}
        assert {"common_land", "road_red_line", "fire_lane", "power_line", "manhole"} <= targets
        assert any(
            rule.kind == "clear_width" and rule.limit is not None and rule.limit.value == 1.2
            for rule in scenario.rules
        )


def test_costs_are_in_the_unit_of_the_shape(catalogue: Catalogue) -> None:
    geometry_of = {"m2": "polygon", "m": "line", "piece": "point"}
    for scenario in catalogue.scenario_types.values():
        assert scenario.geometry == (geometry_of[scenario.cost_unit],)
        assert scenario.cost_cny_per_unit.typical.unit == f"cny_per_{scenario.cost_unit}"
        assert scenario.upkeep.typical.unit == scenario.upkeep_unit
        assert {provision.from_size.unit for provision in scenario.provides} <= {scenario.cost_unit}


def test_encroachment_codes(catalogue: Catalogue) -> None:
    shipped = {key: category.code for key, category in catalogue.encroachment_categories.items()}
    assert {key: shipped.get(key) for key in CODES} == CODES
    assert len(set(shipped.values())) == len(shipped)


def test_a_building_blocks_a_path_and_a_parked_car_narrows_it(catalogue: Catalogue) -> None:
    categories = catalogue.encroachment_categories
    assert categories["illegal_building"].path_effect == "blocks"
    assert categories["vehicle_parking"].path_effect == "narrows"
    assert categories["livestock"].path_effect == "none"


def test_states_that_take_ground(catalogue: Catalogue) -> None:
    states = catalogue.encroachment_states
    counting = {key for key, state in states.items() if state.counts}
    assert counting == {"verified", "dispatched", "in_progress", "to_be_checked", "returned"}


def test_no_state_is_skipped_and_every_report_can_be_closed(catalogue: Catalogue) -> None:
    states = catalogue.encroachment_states
    moves = {(key, to) for key, state in states.items() for to in state.next}
    assert moves == {
        ("new", "verified"),
        ("new", "duplicate"),
        ("new", "rejected"),
        ("verified", "dispatched"),
        ("dispatched", "in_progress"),
        ("in_progress", "to_be_checked"),
        ("to_be_checked", "closed"),
        ("to_be_checked", "returned"),
        ("returned", "in_progress"),
    }


def test_council_seats(catalogue: Catalogue) -> None:
    seats = {party.name.zh: party.share.value for party in catalogue.constituencies.values()}
    assert seats == {"居民代表": 0.40, "志愿者": 0.30, "社区工作者": 0.20, "商户": 0.10}
    assert all(party.share.source == "study" for party in catalogue.constituencies.values())


def test_idle_and_parked_ground_serves_nobody(catalogue: Catalogue) -> None:
    functions = catalogue.space_functions
    assert {key for key, function in functions.items() if not function.serves} == {
        "parking",
        "lawn",
        "drying",
        "idle",
    }


def test_limits_of_the_clauses(catalogue: Catalogue) -> None:
    limits = {
        key: (clause.measure, clause.compare, clause.limit.value) for key, clause in catalogue.clauses.items()
    }
    assert limits["activity_ground"] == ("largest_activity_ground_m2", "at_least", 150)
    assert limits["road_density"] == ("road_density_km_per_km2", "at_least", 8)
    assert limits["household_count_min"] == ("household_count", "at_least", 1500)
    assert limits["household_count_max"] == ("household_count", "at_most", 4000)
    assert limits["public_green_renewal"] == ("green_outside_compounds_m2_per_person", "at_least", 0.70)
    assert limits["outdoor_sports"] == ("outdoor_sports_m2_per_person", "at_least", 0.3)
    assert catalogue.clauses["child_elder_ground"].applies_to == "compound"


def test_parameters_that_the_program_asks_for(catalogue: Catalogue) -> None:
    values = {key: parameter.figure.value for key, parameter in catalogue.parameters.items()}
    expected = {
        "detour_factor": 1.3,
        "off_network_m": 100,
        "household_size_persons": 2.63,
        "storey_height_m": 3.0,
        "supply_catchment_m": 500,
        "reach_m": 300,
        "accessible_width_m": 1.20,
        "path_touch_m": 2,
    }
    assert {key: values[key] for key in expected} == expected
    assert {"floor_area_m2_per_person", "default_storeys"} <= values.keys()


def test_cost_anchors_follow_from_what_was_read(catalogue: Catalogue) -> None:
    park = catalogue.scenario_types["pocket_park"].cost_cny_per_unit
    assert park.low.value == pytest.approx(17_000_000 / 74_000, rel=0.01)
    assert park.typical.value == pytest.approx(25_000_000 / 58_200, rel=0.01)
    assert park.high.value == pytest.approx(5_405_500 / 9_500, rel=0.01)
    upkeep = catalogue.scenario_types["pocket_park"].upkeep
    assert [upkeep.low.value, upkeep.typical.value, upkeep.high.value] == [10, 12, 18]  # grades 3, 2, 1
    fitness = catalogue.scenario_types["fitness_space"].cost_cny_per_unit
    by_hand = [(150 * paving + 6 * item) / 150 for paving, item in ((150, 3000), (275, 3000))]
    assert [fitness.low.value, fitness.typical.value] == by_hand
    assert fitness.high.value == pytest.approx(150_000 / 150)


def test_what_was_read_in_its_text_is_marked_with_where(catalogue: Catalogue) -> None:
    """Copied out by hand from the list of figures that were looked up."""
    read = {
        "household_size_persons": 2.63,
        "owners_turnout": 2 / 3,
        "owners_ordinary": 0.5,
        "owners_special": 0.75,
    }
    for key, value in read.items():
        figure = catalogue.parameters[key].figure
        assert (figure.value, figure.verified, figure.evidence) == (pytest.approx(value), True, "primary")
        assert catalogue.sources[figure.source].url
    outside = catalogue.parameters["outside_ground_m"].figure
    assert (outside.clause.zh, outside.clause.en) == ("表 3.0.4", "Table 3.0.4")
    assert catalogue.parameters["fire_lane_clear_m"].figure.evidence == "general"
    felling = catalogue.encroachment_categories["tree_felling"].time_limit
    assert (felling.value, felling.evidence, felling.verified) == (5, "derived", False)


def test_slower_walkers_stand_beside_their_group(catalogue: Catalogue) -> None:
    paces = {
        key: [variant.walking_speed_m_per_s.value for variant in group.variants]
        for key, group in catalogue.age_groups.items()
    }
    assert paces == {"elder": [0.75], "adult": [], "child": [0.8]}


def test_ranges_are_those_that_were_read(catalogue: Catalogue) -> None:
    speeds = {key: group.walking_speed_m_per_s.range for key, group in catalogue.age_groups.items()}
    assert speeds == {"elder": (0.7, 1.34), "adult": (1.08, 1.43), "child": (0.8, 1.44)}
    assert catalogue.parameters["detour_factor"].figure.range == (1.2, 1.4)
    assert catalogue.facility_categories["rest_and_access"].service_radius_m.range == (50, 150)
