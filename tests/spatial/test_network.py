from __future__ import annotations

import numpy as np
import pytest
import shapely
from scipy.spatial.distance import pdist

from spatial.network import build_network
from tests.spatial.towns import crossroads, lines


def test_lines_are_cut_where_they_share_a_vertex_and_nowhere_else() -> None:
    town = crossroads()
    assert len(town.node_xy) == 6
    assert sorted(town.edge_length_m.tolist()) == [100, 100, 100, 100, 100]
    assert sorted(town.edge_path.tolist()) == [0, 1, 2, 2, 3]


def test_a_bend_stays_inside_its_edge() -> None:
    town = build_network(lines([(0, 0), (3, 4), (6, 0)]))
    assert len(town.node_xy) == 2
    assert town.edge_length_m.tolist() == [10.0]


def test_a_bridge_does_not_join_what_it_crosses() -> None:
    town = build_network(lines([(-50, 0), (50, 0)], [(0, -50), (0, 50)]))
    assert town.node_part.max() == 1


def test_a_ring_is_an_edge_from_a_node_to_itself() -> None:
    town = build_network(lines([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]))
    assert town.edge_nodes.tolist() == [[0, 0]]
    assert town.edge_length_m.tolist() == [40.0]


def test_of_parallel_edges_the_shortest_counts() -> None:
    town = build_network(lines([(0, 0), (30, 0)], [(0, 0), (15, 20), (30, 0)]))
    assert len(town) == 2
    assert town.graph.toarray().tolist() == [[0, 30], [30, 0]]


def test_repeated_vertices_and_points_are_no_edges() -> None:
    town = build_network(lines([(0, 0), (0, 0), (10, 0), (10, 0)], [(5, 5), (5, 5)]))
    assert town.edge_length_m.tolist() == [10.0]
    assert town.edge_path.tolist() == [0]


def test_nothing_gives_an_empty_network() -> None:
    assert len(build_network(np.empty(0, dtype=object))) == 0


def test_the_longest_part_is_number_0() -> None:
    town = build_network(lines([(0, 0), (10, 0)], [(100, 0), (200, 0)], [(100, 0), (100, 5)]))
    assert town.edge_part.tolist() == [1, 0, 0]


def test_edges_are_the_lines_they_were_cut_from() -> None:
    rng = np.random.default_rng(5)
    walk = np.cumsum(rng.uniform(-10, 10, (36, 2)), axis=0)
    assert pdist(walk).min() > 0.01
    pieces = lines(*[[tuple(p) for p in walk[i : i + 8]] for i in range(0, 29, 7)])
    town = build_network(pieces)
    assert town.edge_length_m.sum() == pytest.approx(shapely.length(pieces).sum())
    whole = shapely.line_merge(shapely.multilinestrings(town.edge_line))
    assert whole.normalize() == shapely.LineString(walk).normalize()
