"""Every repair finds its own trouble and no other's, says it, and mends it for good."""

from __future__ import annotations

import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from data.catalogue import load_catalogue
from data.repair.repairs import REPAIRS, problems_of, repair_problem
from tests.data.repair.dirty import CASES, box, frame, homes, layers, line, paths

CATALOGUE = load_catalogue()


def test_every_repair_has_a_case() -> None:
    assert set(CASES) == set(REPAIRS)


@pytest.mark.parametrize("key", REPAIRS)
def test_it_finds_its_trouble_and_says_where(key: str) -> None:
    case, repair = CASES[key], REPAIRS[key]
    (problem,) = repair.find(case.made(), CATALOGUE)
    assert problem.key == f"{key}:{problem.layer}"
    assert problem.count == case.count
    assert problem.ids == case.ids
    assert case.says in problem.text.text("zh")
    assert problem.text.text("en") != problem.text.text("zh")
    assert all(shapely.is_valid(place) and not place.is_empty for place in problem.places)
    assert (problem.remedy is None) == (repair.fix is None)
    assert repair.name.text("zh")
    assert repair.name.text("en")


@pytest.mark.parametrize("key", REPAIRS)
def test_the_fix_mends_it_and_changes_nothing_that_it_was_given(key: str) -> None:
    case, repair = CASES[key], REPAIRS[key]
    before = case.made()
    (problem,) = repair.find(before, CATALOGUE)
    after = repair_problem(before, problem, CATALOGUE)
    for name, untouched in case.made().items():
        assert_geodataframe_equal(before[name], untouched)
    if repair.fix is None:
        assert after is before
        return
    assert repair.find(after, CATALOGUE) == ()
    for frame_ in after.values():
        assert shapely.is_valid(frame_.geometry.to_numpy()).all()


@pytest.mark.parametrize("key", REPAIRS)
def test_clean_and_empty_layers_are_left_alone(key: str) -> None:
    clean = layers(
        grids=frame("grids", [box(0, 0, 100, 100), box(100, 0, 100, 100)]),
        residences=homes(box(10, 10, 12, 12), box(110, 10, 12, 12), grid=["g0", "g1"]),
        paths=paths(line((0, 0), (100, 0)), line((100, 0), (200, 0))),
    )
    assert REPAIRS[key].find(clean, CATALOGUE) == ()
    assert REPAIRS[key].find(layers(), CATALOGUE) == ()
    assert problems_of(clean, CATALOGUE) == ()


def test_the_ground_stays_whole_when_grids_are_mended() -> None:
    for key, ground_m2 in (("grid_overlaps", 150 * 100), ("grid_gaps", 200 * 100)):
        made = CASES[key].made()
        (problem,) = REPAIRS[key].find(made, CATALOGUE)
        grids = repair_problem(made, problem, CATALOGUE)["grids"]
        assert grids.area.sum() == pytest.approx(ground_m2)
        assert grids.geometry.union_all().area == pytest.approx(ground_m2)


def test_homes_go_to_the_nearest_grid_and_paths_meet_where_they_should() -> None:
    made = CASES["homes_outside_grids"].made()
    (problem,) = REPAIRS["homes_outside_grids"].find(made, CATALOGUE)
    assert repair_problem(made, problem, CATALOGUE)["residences"]["grid"].tolist() == ["g0", "g0", "g1"]
    made = CASES["nearly_meeting_paths"].made()
    (problem,) = REPAIRS["nearly_meeting_paths"].find(made, CATALOGUE)
    joined = repair_problem(made, problem, CATALOGUE)["paths"].geometry
    assert joined[1].length == pytest.approx(30)
    assert joined[2].length == 25
    assert len(joined[0].coords) == 3
