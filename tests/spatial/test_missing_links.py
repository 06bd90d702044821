"""The shortest piece that joins a cut-off part: by hand, and against networkx for what is a part."""

from __future__ import annotations

from math import hypot

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial.missing_links import missing_link
from spatial.network import WalkingNetwork, build_network
from spatial.snapping import snap


def network_of(*lines: list[tuple[float, float]]) -> WalkingNetwork:
    return build_network(np.array([shapely.LineString(line) for line in lines], dtype=object))


def ends(network: WalkingNetwork, part: int) -> list[list[float]]:
    link = missing_link(network, part)
    return [link.start.xy[0].tolist(), link.end.xy[0].tolist()]


STREET = [(0.0, 0.0), (100.0, 0.0)]


def test_between_the_end_of_an_alley_and_the_middle_of_a_street() -> None:
    network = network_of(STREET, [(40, 14), (40, 60)])
    assert ends(network, 1) == [[40, 14], [40, 0]]
    assert missing_link(network, 1).length_m == pytest.approx(14)


def test_between_the_middle_of_an_alley_and_the_end_of_a_street() -> None:
    network = network_of(STREET, [(103, -20), (103, 24)])
    assert ends(network, 1) == [[103, 0], [100, 0]]


def test_to_the_greatest_part_and_not_to_one_that_is_nearer() -> None:
    network = network_of(STREET, [(40, 14), (40, 60)], [(50, 30), (50, 40)])
    assert ends(network, 2)[1] == [50, 0]


def test_the_walk_over_the_piece() -> None:
    """6 m to the alley, 16 m along it, 14 m of missing path, 20 or 60 m of street, 5 m to the door."""
    network = network_of(STREET, [(40, 14), (40, 60)])
    home, doors = (
        snap(network, np.array([[34.0, 30.0]])),
        snap(network, np.array([[60.0, -5.0], [100.0, -5.0]])),
    )
    found = missing_link(network, 1).walks_over(network, home, doors)
    assert found.tolist() == pytest.approx([6 + 16 + 14 + 20 + 5, 6 + 16 + 14 + 60 + 5])


corner = st.tuples(st.integers(0, 12), st.integers(0, 12))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(corner, corner).filter(lambda pair: pair[0] != pair[1]), min_size=2, max_size=12))
def test_a_part_is_what_networkx_calls_connected_and_no_piece_is_shorter(
    pairs: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    network = network_of(*([tuple(map(float, a)), tuple(map(float, b))] for a, b in pairs))
    graph = nx.Graph(pairs)
    parts = [graph.subgraph(nodes) for nodes in nx.connected_components(graph)]
    assert int(network.node_part.max()) + 1 == len(parts)
    for part in range(1, len(parts)):
        piece = missing_link(network, part)
        start, end = (spot.xy[0] for spot in (piece.start, piece.end))
        mine = shapely.union_all(network.edge_line[network.edge_part == part])
        main = shapely.union_all(network.edge_line[network.edge_part == 0])
        assert piece.length_m == pytest.approx(shapely.distance(mine, main))
        assert hypot(*(start - end)) == pytest.approx(piece.length_m)
        nodes = {tuple(map(round, xy)) for xy in network.node_xy[network.node_part == part]}
        assert nodes in [set(one.nodes) for one in parts]
