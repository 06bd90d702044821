"""What can be used today: who counts, what is blocked, what is broken."""

from __future__ import annotations

import pytest
import shapely

from data.catalogue import load_catalogue
from data.model import Community
from data.usable import (
    condition_allows,
    encroachments_that_count,
    passable_lines,
    space_functions,
)
from data.usable_ground import usable_ground
from tests.data.towns import assess_town, at, box, layer, line, town, with_cell, with_layers

# From the flow of encroachment_states.toml: once verified and until closed.
COUNTED = {"verified", "dispatched", "in_progress", "to_be_checked", "returned"}


def test_only_what_somebody_checked_and_what_is_still_there_counts() -> None:
    assert list(encroachments_that_count(town(), load_catalogue())["id"]) == ["V1", "V2", "V5", "V6"]


@pytest.mark.parametrize("status", load_catalogue().encroachment_states)
def test_every_state_counts_or_not(status: str) -> None:
    community = with_layers(town(), encroachments=with_cell(town().encroachments, "V3", "status", status))
    found = set(encroachments_that_count(community, load_catalogue())["id"])
    assert ("V3" in found) == (status in COUNTED)


def test_broken_and_idle_serve_nobody_and_a_closed_space_closes_what_stands_in_it() -> None:
    assert condition_allows(town().public_spaces).tolist() == [True, True, False, True]
    assert usable_ground(town(), load_catalogue()).facility.tolist() == [True, False, True, False, True]
    worn = with_layers(town(), public_spaces=with_cell(town().public_spaces, "S3", "condition", "worn"))
    assert usable_ground(worn, load_catalogue()).facility.tolist() == [True, False, True, True, True]


def test_the_functions_of_a_space_are_read_from_its_list() -> None:
    assert space_functions(town()) == [("garden",), ("parking",), ("play",), ("seating", "play")]


def walkable(community: Community) -> dict[str, float]:
    """Path → metres of it that can be walked."""
    lines, rows = passable_lines(community, load_catalogue())
    metres: dict[str, float] = dict.fromkeys(community.paths["id"], 0.0)
    for shape, row in zip(lines, rows, strict=True):
        metres[community.paths["id"].iloc[row]] += shapely.length(shape)
    return metres


def test_a_shed_is_cut_out_of_the_lane_and_both_sides_stay_usable() -> None:
    assert walkable(town()) == pytest.approx({"P1": 400, "P2": 180, "P3": 200, "P4": 200, "P5": 100})
    lines, rows = passable_lines(town(), load_catalogue())
    assert sorted(shapely.length(lines[rows == 1]).tolist()) == pytest.approx([90, 90])


def test_a_home_beyond_the_shed_walks_round_and_without_it_straight() -> None:
    seat = assess_town(town()).categories.index("rest_and_access")
    assert assess_town(town()).distance_m[1, seat] == pytest.approx(680)
    cleared = with_layers(town(), encroachments=with_cell(town().encroachments, "V5", "status", "closed"))
    assert assess_town(cleared).distance_m[1, seat] == pytest.approx(5 + 150 + 20 + 5)


def test_a_report_without_an_outline_blocks_as_far_as_a_path_is_touched() -> None:
    reported = with_layers(town(), encroachments=with_cell(town().encroachments, "V7", "status", "verified"))
    # A circle of path_touch_m = 2 m round the point on P1: 4 m are gone.
    assert walkable(reported)["P1"] == pytest.approx(396, abs=0.1)
    along = with_layers(town(), encroachments=with_shape(reported, "V7", line((150, 1), (160, 1))))
    # A line 1 m beside P1: 10 m and at both ends √(2² − 1²).
    assert walkable(along)["P1"] == pytest.approx(400 - 10 - 2 * 3**0.5, abs=0.1)


def with_shape(community: Community, key: str, shape: shapely.Geometry) -> object:
    frame = community.encroachments.copy()
    frame.loc[frame["id"] == key, "geometry"] = shape
    return frame


def test_what_only_narrows_cuts_nothing() -> None:
    narrowing = with_cell(town().encroachments, "V5", "category", "piled_goods")
    assert walkable(with_layers(town(), encroachments=narrowing))["P2"] == pytest.approx(200)


def test_what_narrows_a_path_parts_spaces_for_a_wheelchair_and_makes_nobody_walk_farther() -> None:
    """S1 and S3 are joined by P1 alone, from x = 65 to 140: JOINED = 1/6. A heap at x = 101 parts them."""
    heap = with_shape(town(), "V5", box(101, -1, 110, 1))
    for category, joined in (("piled_goods", 0), ("livestock", 1 / 6)):
        narrowed = with_layers(town(), encroachments=heap)
        narrowed = with_layers(
            narrowed, encroachments=with_cell(narrowed.encroachments, "V5", "category", category)
        )
        assert assess_town(narrowed).spaces.joined_share == pytest.approx(joined)
        assert walkable(narrowed)["P1"] == pytest.approx(400)
        seat = assess_town(narrowed).categories.index("rest_and_access")
        assert assess_town(narrowed).distance_m[2, seat] == pytest.approx(295)


def test_a_path_that_is_wholly_covered_is_gone() -> None:
    covered = with_layers(town(), encroachments=with_shape(town(), "V5", box(-5, 390, 105, 410)))
    assert walkable(covered)["P5"] == 0
    assert assess_town(covered).how[4, 0] != "network"


def test_the_parts_of_a_path_in_pieces_are_not_joined_across_the_gap() -> None:
    two = shapely.MultiLineString([line((0, 300), (50, 300)), line((150, 300), (200, 300))])
    paths = layer("paths", [({"id": "P9", "kind": "lane", "step_free": True}, two)])
    homes = layer(
        "residences", [({"id": "H", "households": 1, "elder": 1, "adult": 0, "child": 0}, at(0, 300))]
    )
    seats = layer(
        "facilities", [({"id": "F", "category": "rest_and_access", "condition": "good"}, at(200, 300))]
    )
    for shed in (box(20, 290, 30, 310), box(900, 900, 910, 910)):
        blocked = with_shape(town(), "V5", shed)
        community = with_layers(
            town(), paths=paths, residences=homes, facilities=seats, encroachments=blocked
        )
        seat = assess_town(community).categories.index("rest_and_access")
        assert assess_town(community).how[0, seat] == "unreachable"


def test_every_piece_names_the_path_it_comes_from_when_an_earlier_path_has_parts() -> None:
    two = shapely.MultiLineString([line((0, 300), (50, 300)), line((150, 300), (200, 300))])
    lane = {"kind": "lane", "step_free": True}
    rows = [({"id": "P0", **lane}, two), ({"id": "P2", **lane}, line((100, 0), (100, 200)))]
    community = with_layers(town(), paths=layer("paths", rows))
    assert walkable(community) == pytest.approx({"P0": 100, "P2": 180})
