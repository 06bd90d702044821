"""Doors, and honest answers where there is no path."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from spatial.doors import AccessPoints, doors_of
from spatial.network import WalkingNetwork, build_network
from spatial.walking import OffNetwork, Walk, join, walk_to_nearest
from tests.spatial.towns import crossroads, lines

OFF = OffNetwork(beyond_m=100.0, detour_factor=1.3)


def walks(town: WalkingNetwork, homes: list[tuple[float, float]], doors: AccessPoints) -> Walk:
    return walk_to_nearest(town, join(town, np.array(homes, dtype=float), OFF), doors, OFF)


def points(*xy: tuple[float, float]) -> AccessPoints:
    return AccessPoints(np.array(xy, dtype=float), np.arange(len(xy)))


def test_along_paths() -> None:
    walk = walks(crossroads(), [(-30, 5)], points((3, 40)))
    assert walk.how.tolist() == ["network"]
    assert walk.distance_m == pytest.approx([78])
    assert walk.door_xy.tolist() == [[3, 40]]


def test_a_home_without_a_path_near_it_walks_straight_times_the_detour() -> None:
    walk = walks(crossroads(), [(-100, 120)], points((0, 0), (-100, 0)))
    assert walk.how.tolist() == ["straight-line"]
    assert walk.distance_m == pytest.approx([120 * 1.3])
    assert walk.place.tolist() == [1]


def test_a_facility_without_a_path_near_it_is_walked_to_straight() -> None:
    walk = walks(crossroads(), [(-100, 0), (100, -90)], points((-100, 150), (100, 0)))
    # 150 m × 1.3 = 195 < 200 along the street for the first home; the second walks 90 m by the lane.
    assert walk.distance_m == pytest.approx([195, 90])
    assert walk.how.tolist() == ["straight-line", "network"]


def test_a_part_that_is_cut_off_is_unreachable_even_next_door() -> None:
    town = build_network(lines([(0, 0), (500, 0)], [(0, 20), (100, 20)]))
    walk = walks(town, [(10, 20)], points((10, 0)))
    assert walk.how.tolist() == ["unreachable"]
    assert walk.distance_m.tolist() == [np.inf]
    assert walk.place.tolist() == [-1]
    assert np.isnan(walk.door_xy).all()


def test_without_any_path_everything_is_a_straight_line() -> None:
    walk = walks(build_network(np.empty(0, dtype=object)), [(0, 0)], points((30, 40)))
    assert walk.how.tolist() == ["straight-line"]
    assert walk.distance_m == pytest.approx([65])


def test_without_facilities_nothing_is_reached() -> None:
    walk = walks(crossroads(), [(0, 0)], AccessPoints(np.empty((0, 2)), np.empty(0, dtype=np.intp)))
    assert walk.how.tolist() == ["unreachable"]


def test_a_point_is_its_own_door() -> None:
    doors = doors_of(np.array([shapely.Point(7, 8)]), {}, crossroads())
    assert doors.xy.tolist() == [[7, 8]]


def test_an_area_is_entered_where_paths_meet_its_boundary() -> None:
    park = shapely.box(-20, -30, 20, 10)
    doors = doors_of(np.array([park]), {}, crossroads())
    assert sorted(doors.xy.tolist()) == [[-20, 0], [0, -30], [0, 10], [20, 0]]
    assert doors.place.tolist() == [0, 0, 0, 0]


def test_a_fenced_area_is_entered_at_its_entrance_only() -> None:
    park = shapely.box(-20, -30, 20, 10)
    doors = doors_of(np.array([park]), {0: np.array([[0.0, 10.0]])}, crossroads())
    assert doors.xy.tolist() == [[0, 10]]
    assert walks(crossroads(), [(-100, 0)], doors).distance_m == pytest.approx([110])


def test_an_area_off_the_paths_is_entered_at_the_point_nearest_to_them() -> None:
    field = shapely.box(30, 20, 60, 50)
    doors = doors_of(np.array([field]), {}, crossroads())
    assert doors.xy[:, 1].tolist() == [20]
    assert walks(crossroads(), [(100, 0)], doors).distance_m[0] <= 70 + 20


def test_doors_of_some_places_keep_their_numbers() -> None:
    doors = points((0, 0), (1, 1), (2, 2)).of_places(np.array([2]))
    assert doors.place.tolist() == [2]
    assert doors.xy.tolist() == [[2, 2]]
