"""Stretches without a seat: by hand on the crossroads, against networkx in random towns."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from spatial.cutting import cut_at
from spatial.network import Floats, WalkingNetwork
from spatial.snapping import Snap, snap
from spatial.stretches import longest_stretches, seats_on_paths
from tests.spatial.towns import crossroads, random_town


def xy_of(spots: list[tuple[float, float]]) -> Floats:
    return np.array(spots, dtype=float).reshape(-1, 2)


def points(*spots: tuple[float, float]) -> np.ndarray:
    return np.asarray(shapely.points(xy_of(list(spots))), dtype=object)


def stretches_at(
    seats: list[tuple[float, float]], homes: list[tuple[float, float]], doors: list[tuple[float, float]]
) -> tuple[list[float], list[float]]:
    town = crossroads()
    cut = cut_at(town, *seats_on_paths(town, points(*seats), within_m=15))
    found = longest_stretches(cut, snap(town, xy_of(homes)), snap(town, xy_of(doors)))
    return found.distance_m.tolist(), found.longest_m.tolist()


def test_without_a_seat_the_walk_is_one_stretch() -> None:
    # 5 m to the street, 90 m to the crossing, 80 m north, 6 m to the door.
    assert stretches_at([], [(-90, 5)], [(6, 80)]) == ([181.0], [181.0])


def test_a_seat_on_the_way_cuts_the_walk() -> None:
    # The seat stands 10 m beside x = −30: 5 + 60 before it, 30 + 80 + 6 after it.
    assert stretches_at([(-30, -10)], [(-90, 5)], [(6, 80)]) == ([181.0], [116.0])


def test_a_seat_at_the_crossing_and_one_beyond() -> None:
    # 5 + 90 to the crossing, 50 to the second seat, 30 + 6 to the door.
    assert stretches_at([(0, 0), (3, 50)], [(-90, 5)], [(6, 80)])[1] == [95.0]


@pytest.mark.parametrize("seat", [(-30, -16), (60, 0), (-97, 0), (0, 95)])
def test_a_seat_that_the_walk_does_not_pass_is_none(seat: tuple[float, float]) -> None:
    # Too far from the path, on the other arm, behind the home, behind the door.
    assert stretches_at([seat], [(-90, 5)], [(6, 80)])[1] == [181.0]


def test_home_and_door_on_one_street_with_a_seat_between_and_one_beside() -> None:
    homes, doors = [(10, 2)], [(90, 3)]
    assert stretches_at([(30, 4)], homes, doors) == ([85.0], [63.0])
    assert stretches_at([(5, 4)], homes, doors) == ([85.0], [85.0])


def test_the_nearest_door_is_the_one_walked_to() -> None:
    # 65 m to the south; the east end with its seats is farther.
    assert stretches_at([(50, 0)], [(0, -30)], [(100, -90), (0, -95)]) == ([65.0], [65.0])


def test_no_door_no_stretch() -> None:
    distance_m, longest_m = stretches_at([(0, 0)], [(-90, 5)], [])
    assert distance_m == [np.inf]
    assert np.isnan(longest_m).all()


def test_cutting_keeps_the_metres_and_the_places() -> None:
    town = random_town(3)
    edge = np.array([4, 4, 7, 4, 0])
    offset_m = town.edge_length_m[edge] * np.array([0.2, 0.7, 0.5, 0.7, 0.0])
    cut = cut_at(town, edge, offset_m)
    assert len(cut.network) == len(town) + 3
    assert cut.network.edge_length_m.sum() == pytest.approx(town.edge_length_m.sum())
    assert cut.node[1] == cut.node[3]
    assert cut.node[4] == town.edge_nodes[0, 0]
    homes = snap(town, np.random.default_rng(5).uniform(0, 400, (40, 2)))
    moved = cut.remap(homes)
    for one, network in ((homes, town), (moved, cut.network)):
        feet = shapely.line_interpolate_point(network.edge_line[one.edge], one.offset_m)
        assert shapely.distance(feet, shapely.points(one.xy)) == pytest.approx(one.access_m, abs=1e-6)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 12), st.integers(1, 4))
def test_it_is_what_networkx_walks(town_seed: int, seed: int, seats: int, doors: int) -> None:
    town, chance = random_town(town_seed), np.random.default_rng(seed)
    homes, ends = (snap(town, chance.uniform(-30, 430, (count, 2))) for count in (12, doors))
    edge = chance.integers(0, len(town), seats)
    offset_m = town.edge_length_m[edge] * chance.uniform(0.05, 0.95, seats)
    found = longest_stretches(cut_at(town, edge, offset_m), homes, ends)
    for row in range(len(homes)):
        distance_m, longest_m = _by_networkx(town, homes.take(np.array([row])), ends, edge, offset_m)
        assert found.distance_m[row] == pytest.approx(distance_m)
        assert found.longest_m[row] == pytest.approx(longest_m, nan_ok=True)


def _by_networkx(
    town: WalkingNetwork, home: Snap, ends: Snap, edge: np.ndarray, offset_m: Floats
) -> tuple[float, float]:
    """The walk from one home over a graph in which it, the doors and the seats are nodes."""
    graph = nx.Graph()
    on_edge: dict[int, list[tuple[float, object]]] = {row: [] for row in range(len(town))}
    for number, (row, at_m) in enumerate(zip(edge.tolist(), offset_m.tolist(), strict=True)):
        on_edge[row].append((at_m, ("seat", number)))
    for kind, places in (("home", home), ("door", ends)):
        for number in range(len(places)):
            foot = (kind, number, "foot")
            on_edge[int(places.edge[number])].append((float(places.offset_m[number]), foot))
            graph.add_edge(foot, (kind, number), weight=float(places.access_m[number]))
    for row, stops in on_edge.items():
        start, end = town.edge_nodes[row].tolist()
        ends_m = [(0.0, start), *sorted(stops, key=lambda stop: stop[0]), (town.edge_length_m[row], end)]
        for (low, one), (high, other) in pairwise(ends_m):
            known = graph.get_edge_data(one, other, {"weight": np.inf})["weight"]
            graph.add_edge(one, other, weight=min(known, float(high - low)))
    reached, paths = nx.single_source_dijkstra(graph, ("home", 0))
    doors = [("door", number) for number in range(len(ends)) if ("door", number) in reached]
    if not doors:
        return np.inf, np.nan
    door = min(doors, key=lambda one: reached[one])
    passed = [stop for stop in paths[door] if isinstance(stop, tuple) and stop[0] == "seat"]
    rests_m = [0.0, *(reached[seat] for seat in passed), reached[door]]
    return reached[door], max((after - before for before, after in pairwise(rests_m)), default=0.0)
