"""Rules about what is near, away, under and beside."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import shapely

from features.options.siting import Site
from tests.data.towns import assess_town, at, box, line, nowhere
from tests.features.options.siting.sites import finding, intervention, judgement_of, measurement, rule, site


@pytest.mark.parametrize(
    ("west", "verdict", "missing_m"), [(48, "met", 0), (47, "broken", 1), (40, "broken", 3)]
)
def test_away_from_homes(west: float, verdict: str, missing_m: float) -> None:
    """R1 ends at x = 45."""
    found = measurement(rule("away", 3, target="residence"), site("micro_garden", box(west, 5, 58, 15)))
    assert (found.verdict, found.by_how_much) == (verdict, pytest.approx(missing_m))
    assert "R1" in found.text.text("zh")


def test_away_from_a_road_is_measured_from_its_edge() -> None:
    """P1 is 6 m wide."""
    found = measurement(
        rule("away", 10, target="vehicle_road"), site("community_aesthetics", box(150, 12, 160, 20))
    )
    assert (found.verdict, found.value, found.by_how_much) == ("broken", pytest.approx(9), pytest.approx(1))


@pytest.mark.parametrize(
    ("target", "shape", "distance_m"),
    [
        ("residence", box(250, -100, 260, -90), 50),  # R4 (250, −150)
        ("uncovered_residence", box(345, -60, 355, -50), 40),  # R3 has green space, see below
        ("facility", box(90, -10, 95, -5), 10),  # F1 (80, −5)
        ("path_crossing", box(103, 4, 110, 10), 5),  # (100, 0)
        ("vehicle_road", box(150, 12, 160, 20), 9),
    ],
)
def test_near(target: str, shape: shapely.Polygon, distance_m: float) -> None:
    if target == "uncovered_residence":  # R3 is 30 m away, R4 is not: 95 to the west and 90 to the south
        distance_m = math.hypot(95, 90)
    found = measurement(rule("near", 200, target=target), site("pocket_park", shape))
    assert (found.verdict, found.value) == ("met", pytest.approx(distance_m))
    assert (
        measurement(rule("near", distance_m - 1, target=target), site("pocket_park", shape)).verdict
        == "broken"
    )


def test_near_what_the_data_do_not_hold() -> None:
    park = site("pocket_park", box(0, 0, 20, 20))
    assert measurement(rule("near", 50, target="water_tap"), park).verdict == "to_confirm"  # no such layer
    assert measurement(rule("near", 50, target="childcare"), park).verdict == "to_confirm"  # none in the town


def test_in_an_empty_community() -> None:
    empty = Site(intervention("pocket_park", box(0, 0, 20, 20)), assess_town(nowhere()))
    assert measurement(rule("near", 50, target="uncovered_residence"), empty).verdict == "broken"
    assert measurement(rule("near", 50, target="path_crossing"), empty).verdict == "to_confirm"
    assert measurement(rule("away", 50, target="residence"), empty).verdict == "met"
    assert measurement(rule("outside", target="residence"), empty).verdict == "met"
    assert measurement(rule("step_free", 0.08, "slope"), empty).verdict == "to_confirm"


def test_passes() -> None:
    """Within 15 m of P1 west of (100, 0) stands F1; as far as (240, 0) the clinic F3, too."""
    two = rule("passes", 2, "piece", "facility")
    short = measurement(two, site("charming_lane", line((0, 0), (100, 0))))
    assert (short.verdict, short.value, short.by_how_much) == ("broken", 1, 1)
    assert measurement(two, site("charming_lane", line((0, 0), (240, 0)))).value == 2


def test_on_a_home() -> None:
    judgement = judgement_of("micro_garden", box(40, 5, 55, 15))
    found = finding(judgement, "outside", "residence")
    assert (found.verdict, found.by_how_much) == ("broken", pytest.approx(50))
    assert found.rejects
    assert "R1" in found.text.text("en")
    assert "50 m²" in found.text.text("en")


def test_on_a_home_that_is_a_point_or_as_a_point() -> None:
    assert (
        finding(judgement_of("micro_garden", box(345, -25, 355, -15)), "outside", "residence").verdict
        == "broken"
    )
    assert finding(judgement_of("art_installation", at(40, 10)), "outside", "residence").verdict == "broken"
    assert (
        finding(judgement_of("art_installation", at(45, 10)), "outside", "residence").verdict == "met"
    )  # its wall


def test_on_another_intervention() -> None:
    park = intervention("pocket_park", box(150, 50, 180, 80), id="P", name="<b>口袋公园</b>")
    found = finding(judgement_of("micro_garden", box(175, 50, 185, 60), park), "outside", "intervention")
    assert (found.verdict, found.by_how_much) == ("broken", pytest.approx(50))
    assert "<b>口袋公园</b>" in found.text.text(
        "zh"
    )  # text as it was written: who shows it makes it harmless
    beside = judgement_of("micro_garden", box(180, 50, 190, 60), park)
    assert finding(beside, "outside", "intervention").verdict == "met"


def test_what_builds_nothing_is_in_nobodys_way() -> None:
    gone = replace(intervention("pocket_park", box(150, 50, 180, 80), id="P"), action="remove", scenario="")
    found = finding(judgement_of("micro_garden", box(160, 55, 170, 65), gone), "outside", "intervention")
    assert found.verdict == "met"


def test_inside() -> None:
    home = rule("inside", target="residence")
    assert measurement(home, site("micro_garden", box(36, 6, 44, 14))).verdict == "met"
    found = measurement(home, site("micro_garden", box(40, 5, 50, 15)))
    assert found.verdict == "broken"
    assert "50.0%" in found.text.text("en")
    assert measurement(
        rule("inside", target="common_land"), site("micro_garden", box(0, 0, 9, 9))
    ).verdict == ("to_confirm")
