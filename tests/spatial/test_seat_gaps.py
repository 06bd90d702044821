"""Who walks where without a seat: by hand on the crossroads, path by path in random towns."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from spatial.cutting import CutNetwork
from spatial.network import Floats, Ints
from spatial.seat_gaps import cut_for_gaps, people_on_gaps
from spatial.snapping import Snap, snap
from spatial.stretches import seats_on_paths
from tests.spatial.towns import crossroads, random_town


def people_along(lines: np.ndarray, people: Floats, *spots: tuple[float, float]) -> list[float]:
    """The people on the edge that each spot lies on."""
    found = shapely.STRtree(lines).nearest(shapely.points(np.array(spots)))
    return [float(count) for count in people[found]]


def test_by_hand_on_the_crossroads() -> None:
    # A (3 people) 5 m beside x = −90, B (4) at (0, −60) and C (9) 2 m beside (0, 40) walk to the door 6 m
    # beside (0, 80). A seat stands at (−30, 0) and another at (0, 20).
    town = crossroads()
    homes, door = snap(town, np.array([(-90, 5), (0, -60), (2, 40)])), snap(town, np.array([(6, 80)]))
    seats = seats_on_paths(town, np.asarray(shapely.points([(-30, 0), (0, 20)]), dtype=object), 1)
    cut = cut_for_gaps(town, *seats, [homes, door])
    walked = ((-60, 0), (-10, 0), (0, -40), (0, 10), (0, 30), (0, 60), (0, 90))

    def over(beyond_m: float) -> list[float]:
        people = people_on_gaps(cut, 2, homes, door, np.array([3.0, 4.0, 9.0]), beyond_m)
        return people_along(cut.network.edge_line, people, *walked)

    # A: 65 to the seat at the west, 50 to the next, 66 to the door. B: 80, then 66. C: 2 + 40 + 6 = 48.
    assert over(0) == [3, 3, 4, 7, 7, 16, 0]
    assert over(50) == [3, 0, 4, 4, 7, 7, 0]
    assert over(65) == [0, 0, 4, 4, 7, 7, 0]
    assert over(70) == [0, 0, 4, 4, 0, 0, 0]
    assert over(80) == [0] * 7


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 9), st.sampled_from([30.0, 80.0]))
def test_it_is_everybody_followed_on_foot(town_seed: int, seed: int, seats: int, beyond_m: float) -> None:
    town, chance = random_town(town_seed), np.random.default_rng(seed)
    homes, doors = (snap(town, chance.uniform(-30, 430, (count, 2))) for count in (10, 2))
    edge = chance.integers(0, len(town), seats)
    offset_m = town.edge_length_m[edge] * chance.uniform(0.05, 0.95, seats)
    people = chance.integers(1, 9, 10).astype(float)
    cut = cut_for_gaps(town, edge, offset_m, [homes, doors])
    found = people_on_gaps(cut, seats, homes, doors, people, beyond_m)
    expected = np.zeros(len(cut.network))
    for row in range(len(homes)):
        at_home = cut.remap(homes.take(np.array([row])))
        for walked in _long_stretches(
            cut, set(cut.node[:seats].tolist()), at_home, cut.remap(doors), beyond_m
        ):
            expected[walked] += people[row]
    assert found.tolist() == pytest.approx(expected.tolist())


def _long_stretches(
    cut: CutNetwork, seat_nodes: set[int], home: Snap, doors: Snap, beyond_m: float
) -> list[Ints]:
    """The edges of each stretch that is too long, of one home's walk."""
    graph, network = nx.Graph(), cut.network
    for row, ((one, other), length_m) in enumerate(
        zip(network.edge_nodes.tolist(), network.edge_length_m.tolist(), strict=True)
    ):
        if length_m < graph.get_edge_data(one, other, {"weight": np.inf})["weight"]:
            graph.add_edge(one, other, weight=length_m, row=row)
    for kind, places in (("home", home), ("door", doors)):
        for number, (row, at_m) in enumerate(
            zip(places.edge.tolist(), places.offset_m.tolist(), strict=True)
        ):
            node = network.edge_nodes[row, int(at_m > network.edge_length_m[row] / 2)]
            graph.add_edge((kind, number), int(node), weight=float(places.access_m[number]), row=-1)
    reached, paths = nx.single_source_dijkstra(graph, ("home", 0))
    ends = [node for node in reached if isinstance(node, tuple) and node[0] == "door"]
    if not ends:
        return []
    path = paths[min(ends, key=lambda node: reached[node])]
    stops = [0, *(at for at, node in enumerate(path) if node in seat_nodes), len(path) - 1]
    long = [(a, b) for a, b in pairwise(stops) if reached[path[b]] - reached[path[a]] > beyond_m]
    rows = [[graph[path[at]][path[at + 1]]["row"] for at in range(a, b)] for a, b in long]
    return [np.array([row for row in some if row >= 0], dtype=np.intp) for some in rows]
