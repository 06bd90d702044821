"""A new line joins the paths that it meets, and only those."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from spatial.joining import join_to_paths, with_vertices
from spatial.nearest import nearest_target
from spatial.network import build_network
from spatial.snapping import snap
from tests.spatial.towns import lines


def town_with(paths: np.ndarray, *new: tuple[float, float]):
    rest, line = join_to_paths(paths, shapely.LineString(new), within_m=10.0)
    return build_network(np.append(rest, line))


def walk(town, home: tuple[float, float], target: tuple[float, float]) -> float:
    found = nearest_target(town, snap(town, np.array([home])), snap(town, np.array([target])))
    return float(found.distance_m[0])


TWO_STREETS = lines([(0, 0), (300, 0)], [(0, 100), (300, 100)])


def test_a_line_from_street_to_street_joins_both() -> None:
    town = town_with(TWO_STREETS, (150, 0), (150, 100))
    assert walk(town, (100, 0), (100, 100)) == pytest.approx(50 + 100 + 50)


def test_a_line_that_crosses_a_street_joins_it() -> None:
    town = town_with(TWO_STREETS, (150, -40), (150, 130))
    assert walk(town, (150, -40), (0, 100)) == pytest.approx(140 + 150)


def test_an_end_that_stops_short_is_led_to_the_street() -> None:
    town = town_with(TWO_STREETS, (150, 8), (150, 94))
    assert walk(town, (100, 0), (100, 100)) == pytest.approx(200)


def test_an_end_farther_than_the_limit_stays_a_dead_end() -> None:
    town = town_with(TWO_STREETS, (150, 11), (150, 89))
    assert walk(town, (100, 0), (100, 100)) == np.inf


def test_paths_that_are_not_met_stay_the_same_objects() -> None:
    rest, _ = join_to_paths(TWO_STREETS, shapely.LineString([(150, 0), (150, 40)]), within_m=10.0)
    assert rest[1] is TWO_STREETS[1]


def test_a_slanted_crossing_shares_one_vertex_exactly() -> None:
    paths = lines([(0, 0), (313, 77)])
    rest, line = join_to_paths(paths, shapely.LineString([(100, 90), (171, -33)]), within_m=10.0)
    shared = {tuple(p) for p in shapely.get_coordinates(rest[0])} & {
        tuple(p) for p in shapely.get_coordinates(line)
    }
    assert len(shared) == 1
    assert rest[0].length == pytest.approx(paths[0].length)


def test_a_line_along_a_street_joins_at_both_ends() -> None:
    town = town_with(TWO_STREETS, (50, 0), (120, 0), (150, 50))
    assert walk(town, (0, 0), (150, 50)) == pytest.approx(120 + np.hypot(30, 50))


def test_a_vertex_at_a_vertex_is_not_doubled() -> None:
    line = with_vertices(shapely.LineString([(0, 0), (10, 0), (20, 0)]), np.array([[10.0, 0.0], [15.0, 0.0]]))
    assert shapely.get_coordinates(line).tolist() == [[0, 0], [10, 0], [15, 0], [20, 0]]
