"""Walking distances on a town worked out on paper, and against networkx."""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from spatial.nearest import nearest_target
from spatial.network import WalkingNetwork, build_network
from spatial.pairs import Pairs, nearest_of_group, pairs_within, rows_of_nearest
from spatial.snapping import Snap, snap
from tests.spatial.towns import crossroads, lines, random_town


def walk(town: WalkingNetwork, home: tuple[float, float], *targets: tuple[float, float]) -> tuple[float, int]:
    found = nearest_target(town, snap(town, np.array([home])), snap(town, np.array(targets, dtype=float)))
    return float(found.distance_m[0]), int(found.target[0])


def test_both_ends_are_interpolated_and_both_access_legs_count() -> None:
    # 5 m to the street, 30 m to the crossing, 40 m up, 3 m to the bench.
    assert walk(crossroads(), (-30, 5), (3, 40)) == (pytest.approx(78), 0)


def test_the_nearest_wins_by_walking_not_by_air() -> None:
    # The crow flies 20 m to the first, but there is no path; the second is 60 m along the street.
    assert walk(crossroads(), (90, 0), (90, -20), (30, 0)) == (pytest.approx(10 + 20 + 10), 0)
    assert walk(crossroads(), (80, 0), (80, -60), (30, 0)) == (pytest.approx(50), 1)


def test_on_one_edge_nobody_walks_round_by_a_node() -> None:
    assert walk(crossroads(), (-80, 1), (-70, 2)) == (pytest.approx(13), 0)


def test_on_a_ring_the_short_way_round_is_taken() -> None:
    ring = build_network(lines([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]))
    assert walk(ring, (10, 0), (0, 20)) == (pytest.approx(30), 0)


def test_at_a_node_the_access_along_the_edge_is_zero() -> None:
    assert walk(crossroads(), (0, 0), (0, 0)) == (pytest.approx(0), 0)


def test_another_part_cannot_be_reached() -> None:
    town = build_network(lines([(0, 0), (100, 0)], [(0, 50), (100, 50)]))
    assert walk(town, (10, 0), (10, 50)) == (np.inf, -1)


def test_beyond_the_limit_is_not_found() -> None:
    town = crossroads()
    home, bench = snap(town, np.array([[-100.0, 0.0]])), snap(town, np.array([[100.0, 0.0]]))
    assert nearest_target(town, home, bench, limit_m=200).distance_m.tolist() == [200]
    assert nearest_target(town, home, bench, limit_m=199).distance_m.tolist() == [np.inf]


def test_of_two_streets_equally_near_the_western_one_is_taken_whatever_their_order() -> None:
    west, east = [(0, 0), (0, 100)], [(20, 0), (20, 100)]
    for order in (lines(west, east), lines(east, west)):
        joined = snap(build_network(order), np.array([[10.0, 30.0]]))
        foot = shapely.line_interpolate_point(build_network(order).edge_line[joined.edge], joined.offset_m)
        assert shapely.get_coordinates(foot).tolist() == [[0, 30]]


@pytest.mark.parametrize("seed", range(12))
def test_agrees_with_networkx(seed: int) -> None:
    town = random_town(seed)
    chance = np.random.default_rng(seed + 100)
    homes, targets = snap(town, chance.uniform(0, 400, (25, 2))), snap(town, chance.uniform(0, 400, (6, 2)))
    expected = networkx_distances(town, homes, targets)
    found = nearest_target(town, homes, targets)
    assert found.distance_m == pytest.approx(expected.min(axis=1), abs=1e-9)
    reached = np.isfinite(found.distance_m)
    assert expected[np.flatnonzero(reached), found.target[reached]] == pytest.approx(
        found.distance_m[reached], abs=1e-9
    )


@pytest.mark.parametrize("seed", range(6))
def test_pairs_agree_with_networkx(seed: int) -> None:
    town = random_town(seed)
    chance = np.random.default_rng(seed + 200)
    homes, targets = snap(town, chance.uniform(0, 400, (20, 2))), snap(town, chance.uniform(0, 400, (70, 2)))
    expected = networkx_distances(town, homes, targets)
    pairs = pairs_within(town, homes, targets, 250.0)
    assert sorted(zip(pairs.origin, pairs.target, strict=True)) == sorted(
        zip(*np.nonzero(expected <= 250.0), strict=True)
    )
    assert pairs.distance_m == pytest.approx(expected[pairs.origin, pairs.target], abs=1e-9)


def test_a_space_is_as_near_as_its_nearest_entrance() -> None:
    town = crossroads()
    homes = snap(town, np.array([[-50.0, 0.0]]))
    doors = snap(town, np.array([[50.0, 0.0], [0.0, 10.0], [0.0, -80.0]]))
    pairs = nearest_of_group(pairs_within(town, homes, doors, 500.0), np.array([0, 0, 1]))
    assert list(zip(pairs.target.tolist(), pairs.distance_m.tolist(), strict=True)) == [(0, 60.0), (1, 130.0)]


def networkx_distances(town: WalkingNetwork, homes: Snap, targets: Snap) -> np.ndarray:
    """(homes, targets): every place a node of its own, every edge cut at the places on it."""
    graph = nx.Graph()
    for edge, (start, end) in enumerate(town.edge_nodes):
        stops = [(0.0, ("node", start)), (town.edge_length_m[edge], ("node", end))]
        for kind, places in (("home", homes), ("target", targets)):
            stops += [(places.offset_m[i], (kind, i)) for i in np.flatnonzero(places.edge == edge)]
        stops.sort(key=lambda stop: stop[0])
        for (a, one), (b, other) in itertools.pairwise(stops):
            weight = min(b - a, graph.get_edge_data(one, other, {}).get("weight", np.inf))
            graph.add_edge(one, other, weight=weight)
    distance = np.full((len(homes), len(targets)), np.inf)
    for home in range(len(homes)):
        lengths = nx.single_source_dijkstra_path_length(graph, ("home", home))
        for target in range(len(targets)):
            along = lengths.get(("target", target), np.inf)
            distance[home, target] = homes.access_m[home] + along + targets.access_m[target]
    return distance


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 5), st.sampled_from([10.0, 20.0, 20.5])), max_size=30
    ),
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
)
def test_the_shortest_of_each_origin_and_group_is_the_first_of_equals(
    rows: list[tuple[int, int, float]], group: list[int]
) -> None:
    """One row after the other, in a dictionary."""
    best: dict[tuple[int, int], int] = {}
    for number, (origin, target, metres) in enumerate(rows):
        key = (origin, group[target])
        if key not in best or metres < rows[best[key]][2]:
            best[key] = number
    columns = [np.array(column) for column in zip(*rows, strict=True)] or [np.empty(0)] * 3
    pairs = Pairs(columns[0].astype(np.intp), columns[1].astype(np.intp), columns[2].astype(float))
    assert rows_of_nearest(pairs, np.array(group)).tolist() == [best[key] for key in sorted(best)]
