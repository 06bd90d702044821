"""Areas of which a file lacks a part are named, with what is missing and what became of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data.importers.osm_towns import KINDS, Town, park, texts
from tests.rings import in_rings

both_kinds = pytest.mark.parametrize("kind", KINDS)


def cut_town() -> Town:
    town = Town()
    town.node(1, 0, 0)
    town.node(2, 300, 0)
    town.way(1, [1, 2], highway="residential")
    return town


def half_outline(town: Town) -> None:
    town.block(10, 50, 20, 100)
    town.way(10, [100, 101, 102])
    town.area(9, [10, 11], **park())


def all_outlines(town: Town) -> None:
    town.area(9, [10, 11], **park())


def one_of_two_outlines(town: Town) -> None:
    town.block(10, 50, 20, 100)
    town.area(9, [10, 11], **park())


def hole(town: Town) -> None:
    town.block(10, 50, 20, 100)
    town.area(9, [10], [11], **park())


def nodes_of_the_outline(town: Town) -> None:
    town.block(10, 50, 20, 100)
    town.way(10, [777, 100, 101, 102, 103, 777])
    town.area(9, [10], **park())


def outline_that_stays_open(town: Town) -> None:
    town.block(10, 50, 20, 100)
    town.way(10, [100, 101, 102, 103])
    town.area(9, [10], **park())


Cut = Callable[[Town], None]
LOST: dict[Cut, str] = {
    half_outline: "w11",
    all_outlines: "w10, w11",
    one_of_two_outlines: "w11",
    hole: "w11",
    nodes_of_the_outline: "n777",
    outline_that_stays_open: "",
}


@both_kinds
@pytest.mark.parametrize(
    "cut", in_rings(LOST, fast=[half_outline, hole, nodes_of_the_outline]), ids=lambda cut: cut.__name__
)
def test_an_area_that_lacks_a_part_is_named_with_what_it_lacks(
    tmp_path: Path, kind: str, cut: object
) -> None:
    town = cut_town()
    cut(town)  # type: ignore[operator]
    community = town.read(tmp_path, kind)
    assert not len(community.public_spaces)
    said = texts(community)["incomplete_areas"]
    missing = LOST[cut]
    assert "r9 人民公园" in said
    assert (f"lacks {missing}." in said) if missing else ("outlines do not close" in said)
    assert "1 of them were left out, 0 are drawn" in said


@both_kinds
def test_a_way_that_lacks_nodes_is_drawn_over_the_gap_and_named(tmp_path: Path, kind: str) -> None:
    town = cut_town()
    town.block(10, 50, 20, 100)
    town.way(10, [100, 101, 102, 103, 777, 100], **park())
    town.block(12, 200, 20, 50)
    town.way(12, [771, 120, 772, 773, 771], building="apartments")  # one corner is left
    community = town.read(tmp_path, kind)
    assert community.public_spaces.area.tolist() == pytest.approx([10_000], rel=0.01)
    said = texts(community)["incomplete_areas"]
    assert "2 areas" in said
    assert "1 of them were left out, 1 are drawn" in said
    assert "w10 人民公园: the file lacks n777" in said
    assert "w12: the file lacks n771, n772, n773" in said
    assert "4 nodes" in texts(community)["missing_nodes"]


@both_kinds
def test_an_old_multipolygon_has_the_name_of_its_way(tmp_path: Path, kind: str) -> None:
    """Before 2010 the tags stood on the outline: it is read without the hole, and the hole is missed."""
    town = cut_town()
    town.block(10, 50, 20, 100, **park())
    town.area(9, [10], [11])
    community = town.read(tmp_path, kind)
    assert len(community.public_spaces) == 1
    said = texts(community)["incomplete_areas"]
    assert "r9 人民公园: the file lacks w11" in said
    assert "0 of them were left out, 1 are drawn" in said


@both_kinds
def test_whole_areas_and_borders_of_provinces_are_not_named(tmp_path: Path, kind: str) -> None:
    town = cut_town()
    town.block(10, 50, 20, 100)
    town.block(11, 80, 50, 20)
    town.area(9, [10], [11], **park())
    town.relations[8] = ([(1, "outer"), (99, "outer")], {"type": "boundary", "boundary": "administrative"})
    community = town.read(tmp_path, kind)
    assert community.public_spaces.area.tolist() == pytest.approx([100**2 - 20**2], rel=0.01)
    assert "incomplete_areas" not in texts(community)


@both_kinds
def test_of_many_cut_areas_the_first_are_named(tmp_path: Path, kind: str) -> None:
    town = cut_town()
    for number in range(20, 40):
        town.area(number, [number * 10], leisure="park")
    said = texts(town.read(tmp_path, kind))["incomplete_areas"]
    assert "20 areas" in said
    assert said.count("the file lacks") == 12
    assert "and 8 more" in said
