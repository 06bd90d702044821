"""Measures of a shape where it stands, against geometry that can be worked out on paper."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from spatial.siting.clear_way import clear_way_m, inscribed_width_m
from spatial.siting.clearance import (
    distance_for_level_m,
    nearest,
    rows_within,
    sound_level_db,
    sum_of_levels_db,
)
from spatial.siting.overlap import overlap_m2, share_outside, stands_in
from spatial.siting.paths import crossings, longest_shortcut_m, runs_along, share_along
from tests.spatial.towns import crossroads, lines

CORNER = np.array([408_600.0, 2_686_000.0])
"""Far from the origin, as real coordinates are."""

L_SHAPE = shapely.Polygon([(0, 0), (100, 0), (100, 8), (8, 8), (8, 60), (0, 60)])
TRIANGLE = shapely.Polygon([(0, 0), (4, 0), (0, 3)])


def to_corner(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy + CORNER)


def shapes(*some: shapely.Geometry) -> np.ndarray:
    return np.array([*some, None], dtype=object)[:-1]


@pytest.mark.parametrize(
    ("polygon", "width_m"),
    [
        (shapely.box(0, 0, 200, 8), 8.0),
        (TRIANGLE, 2.0),  # the circle in a 3-4-5 triangle has radius 1
        (shapely.Point(0, 0).buffer(5, quad_segs=200), 10.0),
        (L_SHAPE, 2 * 8 * math.sqrt(2) / (1 + math.sqrt(2))),  # r from both outer walls, and from (8, 8)
        (shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 10, 10)), 2 * 2 * 2**0.5 / (1 + 2**0.5)),
    ],
)
def test_width_is_that_of_the_largest_circle_inside(polygon: shapely.Polygon, width_m: float) -> None:
    found = inscribed_width_m(to_corner(polygon))
    assert width_m - 0.006 <= found <= width_m + 1e-6


def test_a_shape_without_area_has_no_width() -> None:
    assert inscribed_width_m(shapely.Polygon([(0, 0), (9, 0), (4, 0)])) == 0


@pytest.mark.parametrize(
    ("source_db", "limit_db", "distance_m"), [(70, 55, 28.1), (70, 60, 15.8), (80, 55, 88.9), (80, 60, 50.0)]
)
def test_sound_falls_off_as_published(source_db: float, limit_db: float, distance_m: float) -> None:
    assert sound_level_db(source_db, 5, distance_m) == pytest.approx(limit_db, abs=0.05)
    assert distance_for_level_m(source_db, 5, limit_db) == pytest.approx(distance_m, abs=0.05)


def test_levels_add_by_energy() -> None:
    assert sum_of_levels_db([60, 60]) == pytest.approx(63.0103, abs=1e-4)
    assert sum_of_levels_db([70, 60]) == pytest.approx(70.4139, abs=1e-4)
    assert sum_of_levels_db([50]) == pytest.approx(50)
    assert sum_of_levels_db([]) == -math.inf


def test_the_level_at_the_speaker_itself_is_that_at_a_metre() -> None:
    assert sound_level_db(70, 5, 0) == sound_level_db(70, 5, 1) == pytest.approx(83.9794, abs=1e-4)


def test_overlap() -> None:
    others = shapes(shapely.box(5, 5, 15, 15), shapely.box(10, 0, 20, 5), shapely.Point(1, 1))
    assert overlap_m2(shapely.box(0, 0, 10, 10), others).tolist() == [25, 0, 0]
    assert stands_in(shapely.box(0, 0, 10, 10), others).tolist() == [True, False, True]
    assert stands_in(shapely.Point(5, 7), others).tolist() == [False, False, False]  # on a wall
    assert stands_in(shapely.Point(6, 7), others).tolist() == [True, False, False]


def test_share_outside() -> None:
    ground = shapely.box(0, 0, 10, 10)
    assert share_outside(shapely.box(8, 0, 18, 5), ground) == pytest.approx(0.8)
    assert share_outside(shapely.LineString([(5, 5), (5, 25)]), ground) == pytest.approx(0.75)
    assert share_outside(shapely.Point(10, 10), ground) == 0
    assert share_outside(shapely.Point(11, 10), ground) == 1
    assert share_outside(shapely.box(2, 2, 3, 3), ground) == 0


def test_nearest_is_measured_edge_to_edge() -> None:
    others = shapes(shapely.box(20, 0, 30, 10), shapely.LineString([(0, 18), (10, 18)]))
    found = nearest(shapely.box(0, 0, 10, 10), others)
    assert found is not None
    assert (found.row, found.distance_m) == (1, 8)
    wide = nearest(shapely.box(0, 0, 10, 10), others, np.array([0.0, 3.0]))
    assert wide is not None
    assert (wide.row, wide.distance_m) == (1, 5)
    assert nearest(shapely.Point(0, 0), shapes()) is None


def test_what_a_line_passes() -> None:
    line = shapely.LineString([(0, 0), (100, 0)])
    beside = shapes(shapely.Point(50, 10), shapely.Point(50, 10.1), shapely.box(90, -30, 95, -5))
    assert rows_within(line, beside, 10).tolist() == [0, 2]


STREET = shapely.LineString([(0, 0), (100, 0)])


@pytest.mark.parametrize(
    ("shape", "left_m"),
    [
        (shapely.box(10, 1, 20, 9), 4.0),  # the street is y −3 … 3: y −3 … 1 stays free
        (shapely.box(10, -9, 20, 9), 0.0),
        (shapely.box(10, -1, 20, 2), 2.0),  # 1 m on the left, 2 m on the right
        (shapely.box(10, 3, 20, 9), math.inf),  # stands at the kerb
        (shapely.box(10, 5, 20, 9), math.inf),
        (shapely.Polygon([(30, 9), (40, 9), (35, -2)]), 1.0),  # its corner comes nearest
        (shapely.Point(50, 0.5), 3.5),
        (shapely.Point(50, 0), 3.0),
        (shapely.LineString([(10, 2), (90, -1)]), 2.0),
    ],
)
def test_what_is_left_of_a_straight_street(shape: shapely.Geometry, left_m: float) -> None:
    assert clear_way_m(to_corner(shape), to_corner(STREET), 6.0) == pytest.approx(left_m, abs=1e-6)


def test_what_is_left_round_a_bend() -> None:
    """A street of 4 m turns left; a pillar fills the inner corner as far as its middle line but 0.5 m."""
    street = shapely.LineString([(0, 0), (50, 0), (50, 50)])
    assert clear_way_m(shapely.box(40, 0.5, 49.5, 12), street, 4.0) == pytest.approx(2.5, abs=1e-6)


@given(
    st.floats(-4, 4),
    st.floats(0.1, 5),
    st.floats(1, 12),
    st.floats(0, 6.28),
    st.floats(1, 60),
    st.floats(1, 30),
)
def test_what_is_left_of_any_straight_street(
    low: float, depth: float, width_m: float, turn: float, start: float, length: float
) -> None:
    """A box from `low` to `low + depth` across the street, turned with it."""

    def turned(xy: np.ndarray) -> np.ndarray:
        return xy @ np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]]) + CORNER

    half, high = width_m / 2, low + depth
    shape = shapely.transform(shapely.box(start, low, start + length, high), turned)
    found = clear_way_m(shape, shapely.transform(STREET, turned), width_m)
    if low >= half - 1e-6 or high <= -half + 1e-6:
        assert math.isinf(found) or found == pytest.approx(width_m, abs=1e-5)
    else:
        assert found == pytest.approx(max(half + low, half - high, 0), abs=1e-6)


def test_crossings_are_where_three_ways_meet() -> None:
    found = {(point.x, point.y) for point in crossings(crossroads())}
    assert found == {(0.0, 0.0)}  # (100, 0) only bends


def test_paths_that_a_line_follows() -> None:
    paths = lines([(0, 0), (100, 0)], [(50, -40), (50, 40)], [(0, 1.5), (30, 1.5)], [(0, 30), (100, 30)])
    assert runs_along(shapely.LineString([(10, 1), (90, 1)]), paths, 2.0).tolist() == [0, 2]
    assert share_along(shapely.LineString([(80, 0), (120, 0)]), paths, 2.0) == pytest.approx(
        22 / 40, abs=0.01
    )


def test_a_shortcut_saves_what_the_way_round_is_longer() -> None:
    """From (0, −100) to (100, −100) one walks 100 + 100 + 100 m round the houses."""
    assert longest_shortcut_m(
        crossroads(), shapely.LineString([(0, -100), (100, -100)]), 10
    ) == pytest.approx(200)
    assert longest_shortcut_m(crossroads(), shapely.LineString([(0, 0), (100, 0)]), 10) == pytest.approx(
        0, abs=1e-9
    )


def test_a_loop_is_a_shortcut_between_places_on_it() -> None:
    loop = shapely.LineString([(0, 0), (0, -100), (100, -100), (100, 0), (0, 0)])
    assert longest_shortcut_m(crossroads(), loop, 5) == pytest.approx(200)


def test_the_legs_to_the_paths_are_walked_too() -> None:
    """Both ends stop 4 m short of the paths: 2 × 4 m more on the line, and 92 m of it."""
    line = shapely.LineString([(4, -100), (96, -100)])
    assert longest_shortcut_m(crossroads(), line, 10) == pytest.approx(300 - 100)


def test_a_line_that_meets_paths_once_tells_nothing() -> None:
    assert math.isnan(longest_shortcut_m(crossroads(), shapely.LineString([(0, 0), (40, 40)]), 5))
