"""Walls, gates, kerbs and lifts at nodes of paths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.assess import assess
from data.catalogue.model import Catalogue
from data.importers.osm_path_cuts import cut_paths
from data.model import Community
from data.repair.nearly_meeting_paths import find as nearly_meeting
from spatial.network import build_network
from tests.data.importers.osm_towns import KINDS, Town, people_of, shipped, texts, walk_m

both_kinds = pytest.mark.parametrize("kind", KINDS)
STRAIGHT = 15 + 190 + 2
"""Metres from the middle of the home to the playground: to the path, along it, and to the playground."""


def barred_town(**node: str) -> Town:
    """A path from a home to a playground, with this node in its middle."""
    return barred_towns([node])


def barred_towns(nodes: list[dict[str, str]]) -> Town:
    """The same for each of these nodes, a kilometre apart: path w1, w101 … with node n2, n102 …"""
    town = Town()
    for number, tags in enumerate(nodes):
        first, north = 100 * number, 1000.0 * number
        town.node(first + 1, 0, north)
        town.node(first + 2, 100, north, **tags)
        town.node(first + 3, 200, north)
        town.node(first + 9, 200, north + 2, leisure="playground")
        town.way(first + 1, [first + 1, first + 2, first + 3], highway="footway")
        town.block(first + 4, 0, north + 5, 20, building="apartments")
    return town


def walks_m(community: Community) -> list[float]:
    """From each home to its playground, from south to north."""
    assessment = assess(community, shipped())
    order = np.argsort(assessment.homes.xy[:, 1])
    found: list[float] = assessment.distance_m[order, assessment.categories.index("playground")].tolist()
    return found


CLOSED = [
    {"barrier": "wall"},
    {"barrier": "fence"},
    {"barrier": "hedge"},
    {"barrier": "retaining_wall"},
    {"barrier": "fence;wall"},
    {"barrier": "wall", "access": "private"},
    {"barrier": "gate", "foot": "no"},
    {"barrier": "gate", "access": "no"},
    {"barrier": "gate", "locked": "yes"},
    {"barrier": "gate", "access": "private", "locked": "yes"},
    {"barrier": "gate", "access": "permissive", "foot": "no", "locked": "yes"},
    {"barrier": "lift_gate", "access": "no"},
    {"barrier": "swing_gate", "foot": "no"},
    {"barrier": "bollard", "foot": "no"},
    {"barrier": "entrance", "foot": "no", "motorcar": "yes"},
    {"highway": "elevator", "access": "no"},
    {"door": "yes", "locked": "yes"},
]
OPEN = [
    {},
    {"barrier": "gate"},
    {"barrier": "gate", "access": "yes"},
    {"barrier": "gate", "access": "no", "foot": "yes"},
    {"barrier": "gate", "access": "private", "foot": "designated"},
    {"barrier": "gate", "motor_vehicle": "no"},
    {"barrier": "gate", "locked": "no"},
    {"barrier": "lift_gate", "access": "customers"},
    {"barrier": "wall", "foot": "yes"},
    {"barrier": "wall;gate"},
    {"barrier": "fence", "entrance": "main"},
    {"barrier": "bollard"},
    {"barrier": "block"},
    {"barrier": "toll_booth"},
    {"barrier": "no"},
    {"highway": "crossing", "crossing": "uncontrolled"},
    {"highway": "elevator"},
    {"barrier": "kerb", "kerb": "raised"},
    {"barrier": "stile"},
    {"barrier": "yes"},
]


def test_nobody_passes(tmp_path: Path) -> None:
    community = barred_towns(CLOSED).read(tmp_path, "osm")
    assert dict(zip(map(str, CLOSED), walks_m(community), strict=True)) == dict.fromkeys(
        map(str, CLOSED), np.inf
    )
    assert f"{len(CLOSED)} nodes" in texts(community)["barriers_closed"]
    assert set(community.paths["id"]) == {
        f"w{100 * row + 1}{part}" for row in range(len(CLOSED)) for part in ("", ".p2")
    }
    assert not nearly_meeting({"paths": community.paths}, shipped())  # nothing that a repair would connect


def test_people_go_on(tmp_path: Path) -> None:
    community = barred_towns(OPEN).read(tmp_path, "osm")
    assert walks_m(community) == pytest.approx([STRAIGHT] * len(OPEN), abs=0.5)
    assert not {"barriers_closed", "private_gates_closed"} & set(texts(community))


@both_kinds
def test_a_wall_closes_in_either_kind_of_file(tmp_path: Path, kind: str) -> None:
    assert walk_m(barred_town(barrier="wall").read(tmp_path, kind)) == np.inf
    assert walk_m(barred_town().read(tmp_path, kind)) == pytest.approx(STRAIGHT, abs=0.5)


@both_kinds
def test_a_wall_where_one_way_ends_and_the_next_begins(tmp_path: Path, kind: str) -> None:
    town = barred_town(barrier="wall")
    town.way(1, [1, 2], highway="footway")
    town.way(2, [2, 3], highway="residential")
    assert walk_m(town.read(tmp_path, kind)) == np.inf


def test_a_wall_that_shares_no_node_closes_nothing(tmp_path: Path) -> None:
    """Neither as a line across the path, nor with a node that only lies where the path has one."""
    town = barred_town()
    town.node(5, 100, -20)
    town.node(6, 100, 20)
    town.node(7, 100, 0, barrier="fence")
    town.way(2, [5, 7, 6], barrier="fence")
    town.node(8, 150, 0, barrier="gate", foot="no")
    community = town.read(tmp_path, "osm")
    assert walk_m(community) == pytest.approx(STRAIGHT, abs=0.5)
    assert "barriers_closed" not in texts(community)


def test_a_gate_on_a_bridge_above_a_street_closes_the_bridge(tmp_path: Path) -> None:
    town = barred_town()
    town.node(5, 100, -50)
    town.node(6, 100, 0, barrier="gate", foot="no")  # where node 2 lies
    town.node(7, 100, 50)
    town.way(2, [5, 6, 7], highway="footway", bridge="yes")
    community = town.read(tmp_path, "osm")
    assert walk_m(community) == pytest.approx(STRAIGHT, abs=0.5)
    assert sorted(community.paths["id"]) == ["w1", "w2", "w2.p2"]


def test_a_locked_gate_at_the_edge_of_a_street_leaves_the_street_open(tmp_path: Path) -> None:
    """The gate is drawn on the street's own node: the footway behind it is closed, and that is said."""
    town = barred_town(barrier="gate", locked="yes")
    town.way(1, [1, 2, 3], highway="residential")
    town.node(5, 100, 60)
    town.way(2, [2, 5], highway="footway")
    community = town.read(tmp_path, "osm")
    assert walk_m(community) == pytest.approx(STRAIGHT, abs=0.5)
    assert len(set(build_network(community.paths.geometry.to_numpy()).node_part)) == 2
    assert "1 of the closed nodes a road goes on" in texts(community)["barriers_at_roads"]


def test_a_wall_in_the_middle_of_footways_closes_them_all(tmp_path: Path) -> None:
    town = barred_town(barrier="wall")
    town.node(5, 100, 60)
    town.way(2, [2, 5], highway="footway")
    community = town.read(tmp_path, "osm")
    assert walk_m(community) == np.inf
    assert len(set(build_network(community.paths.geometry.to_numpy()).node_part)) == 3


# --------------------------------------------------------------------------------- private gates


def with_private(catalogue: Catalogue, value: float) -> Catalogue:
    key = "private_open_to_residents"
    shipped_one = catalogue.parameters[key]
    figure = replace(shipped_one.figure, value=value)
    return replace(catalogue, parameters={**catalogue.parameters, key: replace(shipped_one, figure=figure)})


def compound_town() -> Town:
    """The home lies in a compound whose eastern wall has a private gate."""
    town = barred_town(barrier="gate", access="private")
    town.block(7, -50, -75, 150, landuse="residential", name="阳光花园")
    return town


@both_kinds
def test_a_private_gate_of_a_compound_is_open_by_an_assumption_with_its_people(
    tmp_path: Path, kind: str
) -> None:
    town = compound_town()
    community = town.read(tmp_path, kind)
    assert walk_m(community) == pytest.approx(STRAIGHT, abs=0.5)
    assert "n2" in texts(community)["private_gates"]
    people = float(community.residences[["elder", "adult", "child"]].to_numpy().sum())
    assert people_of(community, "private_gates") == pytest.approx(people)
    assert people > 50  # six storeys of 400 m²
    closed = town.read(tmp_path, kind, with_private(shipped(), 0))
    assert walk_m(closed) == np.inf
    assert "n2" in texts(closed)["private_gates_closed"]
    assert "private_gates" not in texts(closed)


def test_a_private_gate_anywhere_else_is_closed_and_named(tmp_path: Path) -> None:
    gates = [{"barrier": "gate", "access": access} for access in ("private", "residents", "permit")]
    community = barred_towns(gates).read(tmp_path, "osm")
    assert walks_m(community) == [np.inf] * 3
    assert "3 private gates" in texts(community)["private_gates_closed"]
    assert "n2, n102, n202" in texts(community)["private_gates_closed"]


def test_private_lanes_follow_the_same_switch(tmp_path: Path) -> None:
    town = compound_town()
    town.way(1, [1, 2, 3], highway="service", access="private")
    community = town.read(tmp_path, "osm")
    people = float(community.residences[["elder", "adult", "child"]].to_numpy().sum())
    assert people_of(community, "private_paths") == pytest.approx(people)
    assert len(community.paths) == 1
    assert not len(town.read(tmp_path, "osm", with_private(shipped(), 0)).paths)


# ------------------------------------------------------------------------------- kerbs, lifts, stiles

STEPS = [
    {"barrier": "stile"},
    {"barrier": "kissing_gate"},
    {"barrier": "turnstile"},
    {"barrier": "full-height_turnstile"},
    {"barrier": "cycle_barrier"},
    {"barrier": "kerb"},
    {"barrier": "kerb", "kerb": "raised"},
    {"kerb": "raised"},
    {"barrier": "kerb", "kerb:height": "0.12"},
    {"barrier": "kerb", "kerb:height": "12 cm", "kerb": "raised"},
    {"barrier": "gate", "wheelchair": "no"},
    {"highway": "elevator", "wheelchair": "no"},
]
LEVEL = [
    {"barrier": "kerb", "kerb": "lowered"},
    {"barrier": "kerb", "kerb": "flush"},
    {"kerb": "lowered"},
    {"barrier": "kerb", "kerb:height": "0.02"},
    {"barrier": "kissing_gate", "wheelchair": "yes"},
    {"barrier": "bollard"},
    {"barrier": "gate"},
    {"highway": "elevator"},
    {"highway": "crossing", "wheelchair": "no"},
]


def test_wheels_stop_and_feet_go_on(tmp_path: Path) -> None:
    community = barred_towns(STEPS).read(tmp_path, "osm")
    assert walks_m(community) == pytest.approx([STRAIGHT] * len(STEPS), abs=0.5)
    paths = community.paths
    for row in range(len(STEPS)):
        own = paths[paths["id"].str.match(rf"w{100 * row + 1}(\.p\d)?$")]
        assert own["step_free"].tolist() == [True, False, True], STEPS[row]
        assert own.length.tolist() == pytest.approx([99.5, 1, 99.5], abs=0.2)
    everybody = build_network(paths.geometry.to_numpy())
    on_wheels = build_network(paths[paths["step_free"]].geometry.to_numpy())
    assert len(set(everybody.node_part)) == len(STEPS)
    assert len(set(on_wheels.node_part)) == 2 * len(STEPS)
    assert f"At {len(STEPS)} kerbs" in texts(community)["steps_on_paths"]


def test_wheels_go_on(tmp_path: Path) -> None:
    community = barred_towns(LEVEL).read(tmp_path, "osm")
    assert community.paths["step_free"].tolist() == [True] * len(LEVEL)
    assert "steps_on_paths" not in texts(community)


def test_lifts_and_unknown_barriers_are_named(tmp_path: Path) -> None:
    unclear = [{"barrier": barrier} for barrier in ("yes", "ditch", "guard_rail", "什么")]
    said = texts(barred_towns([{"highway": "elevator"}, *unclear]).read(tmp_path, "osm"))
    assert "1 lifts on paths are taken to run at all hours: n2." in said["lifts_on_paths"]
    assert "n102, n202, n302, n402" in said["barriers_unclear"]


# ----------------------------------------------------------------------------------- cutting by hand


def cut(
    coordinates: list[tuple[float, float]], closed: list[float], steps: list[float]
) -> list[tuple[float, bool]]:
    """Lengths of the pieces of a line along the x axis, and whether each has a step."""
    lines = np.array([shapely.LineString(coordinates)], dtype=object)
    nodes = np.array([shapely.Point(x, 0) for x in (*closed, *steps)], dtype=object)
    is_closed = np.array([True] * len(closed) + [False] * len(steps), dtype=bool)
    pieces, _ = cut_paths(lines, ["footway"], nodes, is_closed)
    return [(round(piece.shape.length, 6), piece.has_step) for piece in pieces]


def test_pieces_by_hand() -> None:
    line = [(0.0, 0.0), (10.0, 0.0), (11.0, 0.0), (20.0, 0.0), (30.0, 0.0)]
    assert cut(line, [], []) == [(30.0, False)]
    assert cut(line, [10], []) == [(7.8, False), (17.8, False)]
    assert cut(line, [10, 11], []) == [(7.8, False), (16.8, False)]
    assert cut(line, [0], []) == [(27.8, False)]
    assert cut(line, [0, 30], []) == [(25.6, False)]
    assert cut(line, [], [20]) == [(19.5, False), (1.0, True), (9.5, False)]
    assert cut(line, [], [10, 11]) == [(9.5, False), (2.0, True), (18.5, False)]
    assert cut(line, [], [0]) == [(0.5, True), (29.5, False)]
    assert cut(line, [10], [11]) == [(7.8, False), (17.8, False)]  # the step lies in what is closed
    assert cut([(0.0, 0.0), (3.0, 0.0)], [0, 3], []) == []
