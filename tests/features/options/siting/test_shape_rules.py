"""Rules about the shape itself."""

from __future__ import annotations

import math

import pytest
import shapely

from tests.data.towns import at, box, line
from tests.features.options.siting.sites import measurement, rule, site


def test_area() -> None:
    garden = site("micro_garden", box(200, 100, 204, 102))
    found = measurement(rule("min_area", 10, "m2"), garden)
    assert (found.verdict, found.value, found.by_how_much) == ("broken", pytest.approx(8), pytest.approx(2))
    assert measurement(rule("min_area", 8, "m2"), garden).verdict == "met"
    assert "8 平方米，差 2 平方米" in found.text.text("zh")
    assert "8 m², short by 2 m²" in found.text.text("en")


def test_width_of_an_area() -> None:
    park = site("pocket_park", box(200, 100, 230, 107))
    found = measurement(rule("min_width", 8), park)
    assert (found.verdict, found.value) == ("broken", pytest.approx(7, abs=0.01))
    assert measurement(rule("min_width", 7), park).verdict == "met"


def test_width_of_a_line_is_what_the_planner_gave() -> None:
    found = measurement(
        rule("min_width", 1.5), site("slow_mobility", line((150, 50), (180, 50)), width_m=1.2)
    )
    assert (found.verdict, found.value, found.by_how_much) == ("broken", 1.2, pytest.approx(0.3))


def test_width_of_a_line_is_else_that_of_the_path_it_follows() -> None:
    found = measurement(rule("min_width", 1.5), site("slow_mobility", line((110, 200), (290, 200))))
    assert (found.verdict, found.value) == ("broken", 1.0)  # P3


def test_width_that_nobody_gave_is_left_to_a_person() -> None:
    found = measurement(rule("min_width", 1.5), site("slow_mobility", line((150, 50), (180, 50))))
    assert found.verdict == "to_confirm"
    assert math.isnan(found.value)


@pytest.mark.parametrize("kind", ["max_slope", "sun_share", "confirm"])
def test_what_no_map_tells_is_left_to_a_person(kind: str) -> None:
    assert (
        measurement(rule(kind, 0.1, "slope"), site("pocket_park", box(0, 0, 20, 20))).verdict == "to_confirm"
    )


@pytest.mark.parametrize(
    ("scenario", "shape", "verdict"),
    [
        ("pocket_park", box(200, 4, 220, 24), "met"),  # 4 m from the street P1
        ("pocket_park", box(288, 80, 298, 120), "broken"),  # 2 m from the steps P4, and from nothing else
        ("pocket_park", box(150, 60, 180, 90), "to_confirm"),  # no path within 10 m
        ("slow_mobility", line((10, 0), (90, 0)), "met"),  # along P1
        ("slow_mobility", line((300, 10), (300, 190)), "to_confirm"),  # up the steps: they get a ramp
    ],
)
def test_step_free(scenario: str, shape: shapely.Geometry, verdict: str) -> None:
    assert measurement(rule("step_free", 0.0833, "slope"), site(scenario, shape)).verdict == verdict


def test_a_shortcut_past_the_shed() -> None:
    """From (100, 85) to (100, 115): 85 + 200 + 200 + 200 + 85 m round by P1, P4 and P3, or 30 m."""
    found = measurement(rule("cuts_detour"), site("slow_mobility", line((100, 85), (100, 115))))
    assert (found.verdict, found.value) == ("met", pytest.approx(740))


def test_a_line_to_the_path_that_is_cut_off() -> None:
    assert (
        measurement(rule("cuts_detour"), site("slow_mobility", line((100, 200), (100, 400)))).verdict == "met"
    )


def test_a_line_along_a_street_is_no_shortcut() -> None:
    assert measurement(rule("cuts_detour"), site("slow_mobility", line((0, 0), (100, 0)))).verdict == "broken"


def test_a_line_that_meets_no_path() -> None:
    found = measurement(rule("cuts_detour"), site("slow_mobility", line((150, 50), (180, 50))))
    assert found.verdict == "to_confirm"


def test_a_point_has_neither_width_nor_shortcut() -> None:
    art = site("art_installation", at(150, 50))
    assert measurement(rule("min_width", 1), art).verdict == "to_confirm"
    assert measurement(rule("cuts_detour"), art).verdict == "to_confirm"
