"""The JSON scorecard: the keys of issue 2, plain numbers, null where there is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

import pytest

from data.assess import Assessment
from exports.scorecard_json import scorecard_json
from tests.data.sample_scored import sample
from tests.data.towns import COVERAGE, OPEN_SPACE, PEOPLE, SUPPLY_M2, assess_town, nowhere, town, with_layers

GROUPS = ["elder", "adult", "child"]
CATEGORIES = [
    "green_space", "outdoor_fitness", "sports_court", "playground", "community_service", "care_health",
    "childcare", "convenience_retail", "rest_and_access", "parcel_parking",
]  # fmt: skip
ASSESSMENTS: dict[str, Callable[[], Assessment]] = {
    "sample": sample,
    "toy": lambda: assess_town(town()),
    "nobody": lambda: assess_town(with_layers(town(), residences=town().residences.iloc[:0])),
    "nothing": lambda: assess_town(nowhere()),
}


def refuse(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is not JSON")


def parse_scorecard(assessment: Assessment) -> dict[str, Any]:
    card = json.loads(scorecard_json(assessment), parse_constant=refuse)
    assert isinstance(card, dict)
    return card


@cache
def card_of(what: str) -> dict[str, Any]:
    return parse_scorecard(ASSESSMENTS[what]())


def is_number_or_null(value: object, low: float, high: float) -> bool:
    return value is None or (isinstance(value, float) and low <= value <= high)


def check_scores(scores: dict[str, Any]) -> None:
    assert is_number_or_null(scores["households"], 0, 1e6)
    assert list(scores["people"]) == GROUPS
    assert all(isinstance(n, float) and n >= 0 for n in scores["people"].values())
    assert list(scores["index"]) == [*GROUPS, "all"]
    assert all(is_number_or_null(n, 0, 100) for n in scores["index"].values())
    for name in ("shortfall_index", "proximity_v1", *(("needs_met", mode) for mode in scores["coverage"])):
        of_group = scores[name] if isinstance(name, str) else scores[name[0]][name[1]]
        assert list(of_group) == GROUPS
        assert all(is_number_or_null(n, 0, 100) for n in of_group.values())
    assert is_number_or_null(scores["open_space_400m"], 0, 1)
    for met in scores["needs_met_accessible"].values():
        assert is_number_or_null(met, 0, 100)
    for of_group in scores["seats_on_the_way"].values():
        assert is_number_or_null(of_group["good"], 0, 1)
        assert is_number_or_null(of_group["acceptable"], 0, 1)
        assert is_number_or_null(of_group["unknown_people"], 0, 1e6)
    for group, people in scores["people"].items():
        assert list(scores["lacking"][group]) == ["none", "one", "two_or_more"]
        assert sum(scores["lacking"][group].values()) == pytest.approx(people)
    assert list(scores["coverage"]) == ["standard_radius", "equal_time"]
    for of_mode in scores["coverage"].values():
        assert list(of_mode) == GROUPS
        for of_group in of_mode.values():
            assert list(of_group) == CATEGORIES
            assert all(is_number_or_null(share, 0, 1) for share in of_group.values())


@pytest.mark.parametrize("what", ASSESSMENTS)
def test_keys_and_types(what: str) -> None:
    card = card_of(what)
    assert isinstance(card["community"], str)
    assert set(card["name"]) == {"zh", "en"}
    assert card["crs"] == "EPSG:4548"
    check_scores(card)
    for places in (card["grids"], card["compounds"]):
        assert isinstance(places, dict)
        for scores in places.values():
            check_scores(scores)
    for note in card["assumptions"] + card["warnings"]:
        assert set(note) == {"key", "zh", "en", "people"}
        assert is_number_or_null(note["people"], 0, 1e9)
    for check in card["standards"]:
        assert check["verdict"] in ("pass", "fail", "reference_only", "not_applicable", "cannot_be_computed")
        if check["verdict"] != "not_applicable":
            assert (check["value"] is None) == (check["verdict"] == "cannot_be_computed")
        assert isinstance(check["verified"], bool)


def test_the_toy_as_worked_out_on_paper() -> None:
    card = card_of("toy")
    assert card["households"] == 33
    assert card["people"] == {group: sum(PEOPLE[group]) for group in GROUPS}
    assert card["supply_m2_per_person"] == pytest.approx(SUPPLY_M2)
    for mode, of_group in COVERAGE.items():
        for group, shares in of_group.items():
            assert {key: card["coverage"][mode][group][key] for key in shares} == pytest.approx(shares)
    assert list(card["grids"]) == ["G1", "G2"]
    assert card["worst"]["group"] == "child"
    assert card["open_space_400m"] == pytest.approx(OPEN_SPACE)
    assert card["needs_met_accessible"]["adult"] == pytest.approx(372 / 61)  # test_accessible_walks.py
    # R4 and R5 follow no path to anywhere; nobody finds a seat every 100 m.
    assert card["seats_on_the_way"]["elder"] == {"good": 0.0, "acceptable": 0.0, "unknown_people": 3.0}
    assert card["grids"]["G2"]["seats_on_the_way"]["elder"]["unknown_people"] == 2.0
    assert card["public_space"]["count"] == 4
    assert card["public_space"]["taken_m2"] == pytest.approx(450)
    assert card["compounds"]["C2"]["index"]["elder"] is None


def test_the_sample_is_the_place_of_the_study() -> None:
    card = card_of("sample")
    assert (card["community"], card["households"]) == ("xuzhen", 1530)
    assert (len(card["grids"]), len(card["compounds"])) == (7, 6)
    assert sum(card["people"].values()) == pytest.approx(4300)
    assert card["worst"]["grid"] in card["grids"]


def test_the_worst_homes_come_with_their_causes() -> None:
    """All five homes of the town, of whom the plan says where they lie: R5 is cut off."""
    homes = card_of("toy")["worst_homes"]
    assert [one["lacks"] for one in homes] == sorted((one["lacks"] for one in homes), reverse=True)
    assert {one["id"]: one["people"] for one in homes} == {"R1": 35, "R2": 10, "R3": 40, "R4": 6, "R5": 4}
    (cut_off,) = [one for one in homes if one["id"] == "R5"]
    assert cut_off["causes"][0]["zh"] == "与路网断开：附近小路缺 200 米"


def test_where_nobody_lives_there_are_nulls_not_zeros() -> None:
    for what in ("nobody", "nothing"):
        card = card_of(what)
        assert card["people"] == dict.fromkeys(GROUPS, 0.0)
        assert card["index"] == dict.fromkeys([*GROUPS, "all"])
        assert card["worst"] == {"group": None, "grid": None}
        assert card["worst_homes"] == []
        assert card["equity"] == {"grid_gini": None, "grid_gap": None}
        assert card["supply_m2_per_person"] is None


def test_chinese_stays_chinese_and_the_text_is_utf8() -> None:
    text = scorecard_json(sample())
    assert "墟镇社区" in text
    text.encode("utf-8")
