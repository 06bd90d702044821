"""People of a grid's cells in the homes inside, worked out by hand on a town of two cells."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest

from data.catalogue import load_catalogue
from features.own_community.census.share_people import SharedPeople, SharingRules
from features.own_community.census.sharing_report import sharing_messages, sharing_notes
from features.own_community.errors import CellsOverlapError, NoHomeInCellsError, NoHomesYetError
from tests.data.repair.dirty import box, homes
from tests.features.own_community.census.grids import AGES, cells_of, shared, squares

WEST, EAST = (50.0, 50.0), (150.0, 50.0)
AGES_THERE = ("老年人", "成年人", "儿童")


def town(**columns: list[object]) -> gpd.GeoDataFrame:
    """Dwelling floor of 600, 600 and 300 m² in the west, one home in the east."""
    estimated: dict[str, list[object]] = {
        "storeys": [6, 3, 3, 2],
        "households": [2.5, 2.5, 1.25, 4.5],
        "estimated": [True] * 4,
    }
    shapes = [box(10, 10, 10, 10), box(40, 10, 20, 10), box(70, 10, 10, 10), box(150, 50, 10, 10)]
    return homes(*shapes, **{**estimated, **columns})


def two_cells(west: str, east: str, *columns: str, **more: list[object]) -> SharedPeople:
    return shared(cells_of(squares(columns, (*WEST, west), (*EAST, east))), town(**more))


def people(result: SharedPeople) -> list[list[float]]:
    return result.homes[AGES].to_numpy().tolist()


def said(result: SharedPeople) -> str:
    return "\n".join(words.text("zh") for words in sharing_messages(result))


def test_ages_are_shared_out_by_dwelling_floor() -> None:
    result = two_cells("20,60,20", "1,2,0", *AGES_THERE)
    assert people(result) == [[8, 24, 8], [8, 24, 8], [4, 12, 4], [1, 2, 0]]
    assert result.homes["estimated"].all()
    assert result.homes["households"].tolist() == pytest.approx([40 / 2.63, 40 / 2.63, 20 / 2.63, 3 / 2.63])


def test_whole_people_go_to_the_largest_remainders_and_then_to_whoever_has_less() -> None:
    """21 elders are 8.4, 8.4, 4.2: the first has the ninth; of 21 children therefore the second."""
    assert people(two_cells("21,60,21", "0,0,0", *AGES_THERE)) == [
        [9, 24, 8], [8, 24, 9], [4, 12, 4], [0, 0, 0],
    ]  # fmt: skip


def test_people_without_ages_have_the_default_ones() -> None:
    """7 × 12.35, 68.80 and 18.85 % are 0.86, 4.82 and 1.32; the larger remainders are 0.86 and 0.82."""
    result = two_cells("0", "7", "人口")
    assert people(result)[3] == [1, 5, 1]
    notes = sharing_notes(result, "grid.csv", load_catalogue())
    assert [note.key for note in notes] == ["people_from_census", "age_split_default"]
    assert [note.people for note in notes] == [7, 7]
    assert "人口网格“grid.csv”" in notes[0].text.text("zh")


def test_fractions_stay_fractions() -> None:
    result = two_cells("2.5", "7", "人口")
    west = np.array([1.0, 1.0, 0.5])[:, None] * [0.1235, 0.688, 0.1885]
    assert np.array(people(result))[:3] == pytest.approx(west)
    assert "1 格的人数带小数" in said(result)


def test_known_households_go_before_floor() -> None:
    result = two_cells("0,60,0", "0,2,0", *AGES_THERE, households=[1.0, 2.0, 3.0, 4.5])
    assert [row[1] for row in people(result)] == [10, 20, 30, 2]
    assert result.homes["households"].tolist() == pytest.approx([1, 2, 3, 2 / 2.63])
    assert "1 格按户数分，1 格按层数 × 占地面积分" in said(result)


def test_counted_homes_keep_their_people_and_the_others_share_the_rest() -> None:
    """One home has 1, 2 and 0 counted people: 19, 58 and 20 are left for floors of 600 and 300 m²."""
    counted = [True, False, True, True]
    result = two_cells("20,60,20", "1,2,0", *AGES_THERE, estimated=counted)
    assert people(result)[1] == [1, 2, 0]
    assert [people(result)[0][group] + people(result)[2][group] for group in range(3)] == [19, 58, 20]
    assert result.homes["estimated"].tolist() == counted
    everybody = shared(
        cells_of(squares(AGES_THERE, (*WEST, "20,60,20"), (*EAST, "1,2,0"))),
        town(estimated=counted),
        SharingRules(keeps_counted=False),
    )
    assert people(everybody)[1] == [8, 24, 8]


def test_more_counted_than_the_cell_has_is_said() -> None:
    result = two_cells("2", "5", "人口", estimated=[False, True, True, True])
    assert people(result)[:3] == [[1, 2, 0], [0, 0, 0], [0, 0, 0]]
    assert "比网格多 1 人" in said(result)


def test_cells_without_homes_and_homes_without_a_cell_are_listed() -> None:
    layer = squares(("编号", "人口"), (*WEST, "W,100"), (150.0, 150.0, "N,30"), (50.0, 150.0, "X,0"))
    far = town()
    result = shared(cells_of(layer, size_m=100), far)
    assert people(result)[3] == [0, 0, 0]
    assert "1 栋住宅不在任何格子里，分不到人：r3" in said(result)
    kept = shared(cells_of(layer, size_m=100), far, SharingRules(keeps_outside=True))
    assert people(kept)[3] == [1, 2, 0]
    empty = shared(cells_of(squares(("编号", "人口"), (*WEST, "W,100"), (*EAST, "E,30"))), town().iloc[:3])
    assert "1 格有 30 人但没有住宅" in said(empty)
    assert "E（30 人）" in said(empty)
    assert sum(cell.left for cell in empty.cells) == pytest.approx(30)
    notes = {note.key: note.people for note in sharing_notes(empty, "g", load_catalogue())}
    assert notes["census_people_without_home"] == pytest.approx(30)


def test_of_a_cell_that_reaches_beyond_the_ground_the_part_inside_counts() -> None:
    """A cell of 400 m around a ground of 200 × 100 m: an eighth of it, so 100 of 800 people."""
    layer = squares(("人口",), (100.0, 50.0, "800"))
    result = shared(cells_of(layer, size_m=400), town())
    assert result.homes[AGES].to_numpy().sum() == pytest.approx(100)
    assert "800 人中有 100 人" in said(result)
    assert "粗估" in said(result)
    whole = shared(cells_of(layer, size_m=400), town(), SharingRules(cuts_cells=False))
    assert whole.homes[AGES].to_numpy().sum() == 800


def test_cells_without_a_number_change_nothing() -> None:
    for written in ("-9999", "", "保密"):
        result = two_cells(written, "7", "人口")
        assert people(result)[:3] == [[1, 2, 0]] * 3
        assert "1 格没有可用的人数" in said(result)


def test_homes_that_are_points_share_by_the_people_they_had() -> None:
    points = town(elder=[3.0, 1.0, 1.0, 1.0])
    points = points.set_geometry(points.geometry.centroid)
    result = shared(cells_of(squares(AGES_THERE, (*WEST, "0,110,0"), (*EAST, "0,5,0"))), points)
    assert [row[1] for row in people(result)] == [50, 30, 30, 5]  # they had 5, 3 and 3


def test_what_cannot_be_shared_out_is_refused() -> None:
    cells = cells_of(squares(("人口",), (*WEST, "5"), (*EAST, "6")))
    with pytest.raises(NoHomesYetError):
        shared(cells, town().iloc[:0])
    with pytest.raises(NoHomeInCellsError, match=r"29\.9 km"):
        shared(cells_of(squares(("人口",), (30_150.0, 50.0, "5"), (30_250.0, 50.0, "6"))), town())
    doubled = cells_of(
        squares(("编号", "年份", "人口"), (*WEST, "W,2010,5"), (*WEST, "W,2020,6")), size_m=100
    )
    with pytest.raises(CellsOverlapError, match="W / W"):
        shared(doubled, town())


def test_a_home_on_an_edge_has_one_cell_whatever_their_order() -> None:
    edge = homes(box(95, 10, 10, 10), estimated=[True], households=[0.5])
    rows = [(*WEST, "5"), (*EAST, "6")]
    for order in (rows, rows[::-1]):
        assert shared(cells_of(squares(("人口",), *order)), edge).homes[AGES].to_numpy().sum() == 5
