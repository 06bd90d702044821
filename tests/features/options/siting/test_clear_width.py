"""What stays free beside a shape. The street P1 is y −3 … 3, the lane P2 x 99 … 101."""

from __future__ import annotations

import pytest
import shapely

from features.options.siting import Site
from tests.data.towns import assess_town, at, box, line, town, with_cell, with_layers
from tests.features.options.siting.sites import intervention, measurement, rule, site

WAY = rule("clear_width", 1.2)
FIRE_ROAD = rule("clear_width", 4, target="vehicle_road")


@pytest.mark.parametrize(
    ("shape", "left_m", "verdict"),
    [
        (box(100.5, 20, 110, 30), 1.5, "met"),
        (box(99.9, 20, 110, 30), 0.9, "broken"),
        (box(90, 20, 110, 30), 0.0, "broken"),
        (box(10, 0.5, 20, 10), 3.5, "met"),
    ],
)
def test_beside_a_path(shape: shapely.Polygon, left_m: float, verdict: str) -> None:
    found = measurement(WAY, site("micro_garden", shape))
    assert (found.value, found.verdict) == (pytest.approx(left_m, abs=1e-6), verdict)


def test_a_shape_off_the_paths_leaves_them_alone() -> None:
    assert measurement(WAY, site("micro_garden", box(150, 50, 160, 60))).verdict == "met"


def test_people_walk_through_a_park_but_not_through_a_garden() -> None:
    across = box(90, 20, 110, 40)
    assert measurement(WAY, site("micro_garden", across)).verdict == "broken"
    assert measurement(WAY, site("pocket_park", across)).verdict == "met"
    assert (
        measurement(WAY, site("pocket_park", box(10, -5, 30, 5))).verdict == "broken"
    )  # a park on the street


@pytest.mark.parametrize(("low", "left_m", "verdict"), [(1.0, 4.0, "met"), (0.5, 3.5, "broken")])
def test_a_road_is_kept_as_a_fire_lane(low: float, left_m: float, verdict: str) -> None:
    found = measurement(FIRE_ROAD, site("pocket_park", box(10, low, 30, 20)))
    assert (found.value, found.verdict) == (pytest.approx(left_m), verdict)
    assert found.by_how_much == pytest.approx(4 - left_m)


def test_a_lane_is_no_road() -> None:
    assert measurement(FIRE_ROAD, site("micro_garden", box(90, 20, 110, 30))).verdict == "met"


def test_a_path_of_unknown_width_is_left_to_a_person() -> None:
    paths = with_cell(town().paths, "P2", "width_m", float("nan"))
    place = assess_town(with_layers(town(), paths=paths))
    on_it, beside_it = box(95, 20, 110, 30), box(101, 20, 110, 30)
    assert measurement(WAY, Site(intervention("micro_garden", on_it), place)).verdict == "to_confirm"
    assert measurement(WAY, Site(intervention("micro_garden", beside_it), place)).verdict == "met"


def test_a_point_is_kept_free_all_round() -> None:
    free = rule("clear_width", 1.5)
    on_lane = measurement(free, site("art_installation", at(100, 50)))
    assert (on_lane.verdict, on_lane.value) == ("broken", pytest.approx(1.0))
    by_wall = measurement(free, site("art_installation", at(46, 10)))  # R1 ends at x = 45
    assert (by_wall.verdict, by_wall.value) == ("broken", pytest.approx(1.0))
    station = intervention("multifunction_station", box(150, 50, 160, 60), id="S", name="驿站")
    by_station = measurement(free, site("art_installation", at(161.2, 55), station))
    assert (by_station.verdict, by_station.value) == ("broken", pytest.approx(1.2))
    assert "驿站" in by_station.text.text("zh")
    assert measurement(free, site("art_installation", at(170, 55), station)).verdict == "met"


def test_a_lane_is_itself_the_way() -> None:
    narrow = site("charming_lane", line((100, 120), (100, 190)))  # along P2, 2 m wide
    found = measurement(rule("clear_width", 1.8), narrow)
    assert (found.verdict, found.value) == ("met", 2.0)
    wide = site("charming_lane", line((100, 120), (100, 190)), width_m=1.5)
    assert measurement(rule("clear_width", 1.8), wide).verdict == "broken"


@pytest.mark.parametrize(
    ("shape", "width_m", "verdict"),
    [
        (line((100, 120), (100, 190)), 0, "to_confirm"),  # 2 m: too narrow, if it is a fire lane
        (line((100, 120), (100, 190)), 4, "met"),
        (line((10, 0), (90, 0)), 0, "met"),  # along P1, 6 m wide
        (line((10, 0), (90, 0)), 3, "broken"),  # a road narrowed to 3 m
        (line((150, 50), (180, 50)), 0, "to_confirm"),  # no width at all
    ],
)
def test_a_lane_that_may_be_a_fire_lane(shape: shapely.LineString, width_m: float, verdict: str) -> None:
    lane = site("charming_lane", shape, width_m=width_m)
    assert measurement(rule("clear_width", 4, target="fire_lane"), lane).verdict == verdict
