"""Cells of a table as people write them: read, refused with row and column, kept in one step."""

from __future__ import annotations

import pandas as pd
import pytest
from pyproj import Transformer

from data.catalogue import load_catalogue
from data.store.connections import Connections
from features.own_community.by_hand import draw_shape, reshape
from features.own_community.by_table import Cell, edit_cells
from features.own_community.cell_words import CellFormat, UnreadableCellError
from features.own_community.community_versions import OwnCommunity, layers_of, own, redo, undo
from features.own_community.edit import Edit
from features.own_community.errors import (
    BadCellsError,
    CellsChangedError,
    CommunityChangedError,
    NothingToEnterError,
)
from tests.features.own_community.village import CM117, X, Y, store_village

CATALOGUE = load_catalogue()


def cell_texts(store: Connections, known: OwnCommunity, layer: str, language: str = "zh") -> pd.DataFrame:
    layers = layers_of(store, known.state)
    return CellFormat(layer, layers, CATALOGUE, language).texts(layers[layer].drop(columns="geometry"))


def homes_of(store: Connections, known: OwnCommunity) -> pd.DataFrame:
    return layers_of(store, known.state)["residences"].set_index("id")


def test_cells_are_words(store: Connections) -> None:
    known = store_village(store)
    (home, other) = cell_texts(store, known, "residences").to_dict("records")
    assert (home["households"], home["elder"], home["adult"], other["households"]) == (
        "10",
        "5",
        "15.25",
        "4.5",
    )
    assert (home["storeys"], home["compound"], home["grid"]) == ("", "", "G1")
    assert (home["estimated"], other["estimated"]) == ("否", "是")
    (seat,) = cell_texts(store, known, "facilities").to_dict("records")
    named = CATALOGUE.facility_categories["rest_and_access"].name
    assert (seat["category"], seat["condition"]) == (named.zh, "良好")
    (path,) = cell_texts(store, known, "paths", "en").to_dict("records")
    assert (path["kind"], path["width_m"], path["step_free"]) == ("lane", "2.5", "yes")


def test_what_is_said_is_read_back(store: Connections) -> None:
    """Of every cell of the village, in both languages."""
    known = store_village(store)
    layers = layers_of(store, known.state)
    for layer in ("grids", "residences", "facilities", "paths"):
        for language in ("zh", "en"):
            reading = CellFormat(layer, layers, CATALOGUE, language)
            for row in layers[layer].drop(columns="geometry").to_dict("records"):
                for column, value in row.items():
                    text = reading.cell_text(column, value)
                    assert reading.cell_text(column, reading.read(column, text)) == text


def test_cells_as_people_write_them(store: Connections) -> None:
    known = store_village(store)
    cells = {
        "R001": {
            "elder": Cell("5", "1,530 人"),
            "storeys": Cell("", "６层"),
            "name_zh": Cell("一号楼", "=1+1"),
        },
        "R002": {"child": Cell("0", "2.5")},
    }
    known = edit_cells(Edit(store, known, CATALOGUE, "t"), "residences", cells, [])
    homes = homes_of(store, known)
    assert homes.loc["R001", ["elder", "adult", "storeys", "name_zh"]].tolist() == [1530, 15.25, 6, "=1+1"]
    assert homes["child"].tolist() == [3, 2.5]
    assert homes["estimated"].tolist() == [False, False]  # R002's people were typed in
    known = edit_cells(
        Edit(store, known, CATALOGUE, "t"), "facilities", {"F1": {"condition": Cell("良好", "损坏")}}, []
    )
    known = edit_cells(
        Edit(store, known, CATALOGUE, "t"),
        "paths",
        {"P1": {"kind": Cell("lane", "steps"), "step_free": Cell("yes", "no"), "width_m": Cell("2.5", "")}},
        [],
        "en",
    )
    layers = layers_of(store, known.state)
    assert layers["facilities"]["condition"].tolist() == ["broken"]
    assert layers["paths"][["kind", "step_free"]].to_numpy().tolist() == [["steps", False]]
    assert layers["paths"]["width_m"].isna().all()


def test_bad_cells_are_told_by_row_and_column_and_nothing_is_kept(store: Connections) -> None:
    known = store_village(store)
    cells = {
        "R001": {"elder": Cell("5", "abc"), "child": Cell("3", "-4"), "adult": Cell("15.25", "20")},
        "R002": {"households": Cell("4.5", ""), "grid": Cell("G1", "G7"), "storeys": Cell("", "2.5")},
    }
    with pytest.raises(BadCellsError) as caught:
        edit_cells(Edit(store, known, CATALOGUE, "t"), "residences", cells, [])
    for line in (
        "R001 的60 岁及以上：“abc” 不是数字",
        "R001 的0–14 岁：“-4” 应为不小于 0 的数",
        "R002 的户数：“” 不能空着",
        "R002 的网格：“G7” 没有这个编号或名称",
        "R002 的层数：“2.5” 应为整数",
    ):
        assert line in caught.value.message("zh")
    assert "5 cells of the table are not valid" in caught.value.message("en")
    assert "R001, 60 and over: “abc” is not a number" in caught.value.message("en")
    assert own(store, known.key) == known
    category = cell_texts(store, known, "facilities")["category"][0]
    with pytest.raises(BadCellsError) as caught:
        edit_cells(
            Edit(store, known, CATALOGUE, "t"), "facilities", {"F1": {"category": Cell(category, "飞船")}}, []
        )
    assert "“飞船” 不认识，应为：" in caught.value.message("zh")


def test_cells_have_the_bounds_of_a_building(store: Connections) -> None:
    known = store_village(store)
    cells = {
        "R001": {"storeys": Cell("", "164"), "elder": Cell("5", "100001"), "adult": Cell("15.25", "100000")},
        "R002": {"households": Cell("4.5", "29106000")},
    }
    with pytest.raises(BadCellsError) as caught:
        edit_cells(Edit(store, known, CATALOGUE, "t"), "residences", cells, [])
    for line in (
        "R001 的层数：“164” 不能大于 163",
        "R001 的60 岁及以上：“100001” 不能大于 100000",
        "R002 的户数：“29106000” 不能大于 100000",
    ):
        assert line in caught.value.message("zh")
    assert "3 cells of the table are not valid" in caught.value.message("en")
    known = edit_cells(
        Edit(store, known, CATALOGUE, "t"), "residences", {"R001": {"storeys": Cell("", "163")}}, []
    )
    assert homes_of(store, known).loc["R001", "storeys"] == 163


def test_words_in_cells_are_whole_words(store: Connections) -> None:
    known = store_village(store)
    layers = layers_of(store, known.state)
    facilities = CellFormat("facilities", layers, CATALOGUE, "zh")
    assert facilities.read("category", "张氏诊所") == "care_health"
    for word in ("宠物诊所", "courthouse", "科教文化服务;学校;小学"):
        with pytest.raises(UnreadableCellError):
            facilities.read("category", word)
    paths = CellFormat("paths", layers, CATALOGUE, "zh")
    assert paths.read("kind", "支路") == "lane"
    for word in ("高速公路", "motorway", "unknown"):
        with pytest.raises(UnreadableCellError):
            paths.read("kind", word)


def test_rows_are_deleted_in_the_same_step_and_come_back(store: Connections) -> None:
    known = store_village(store)
    cells = {"R001": {"elder": Cell("5", "6")}, "R002": {"elder": Cell("1.1", "not read")}}
    after = edit_cells(Edit(store, known, CATALOGUE, "t"), "residences", cells, ["R002"])
    assert homes_of(store, after)["elder"].to_dict() == {"R001": 6}
    back = undo(store, after)
    assert back.state == known.state
    assert redo(store, back).state == after.state


def test_what_others_changed_meanwhile_is_told_cell_by_cell(store: Connections) -> None:
    known = store_village(store)
    theirs = edit_cells(
        Edit(store, known, CATALOGUE, "somebody"), "residences", {"R001": {"elder": Cell("5", "9")}}, []
    )
    mine = {"R001": {"child": Cell("3", "4")}, "R002": {"elder": Cell("1.1", "2")}}
    both = edit_cells(Edit(store, theirs, CATALOGUE, "t"), "residences", mine, [])  # other cells: both stay
    assert homes_of(store, both)["elder"].to_dict() == {"R001": 9, "R002": 2}
    assert homes_of(store, both)["child"].to_dict() == {"R001": 4, "R002": 0}
    with pytest.raises(CellsChangedError) as caught:
        edit_cells(Edit(store, both, CATALOGUE, "t"), "residences", {"R001": {"elder": Cell("5", "7")}}, [])
    assert "R001 的60 岁及以上：原来“5”，现在“9”，您填“7”" in caught.value.message("zh")
    fewer = edit_cells(Edit(store, both, CATALOGUE, "somebody"), "residences", {}, ["R002"])
    with pytest.raises(CellsChangedError, match="R002: this row was deleted"):
        edit_cells(Edit(store, fewer, CATALOGUE, "t"), "residences", {"R002": {"elder": Cell("2", "3")}}, [])
    with pytest.raises(CommunityChangedError):  # a stale state, whatever its cells
        edit_cells(
            Edit(store, known, CATALOGUE, "t"), "residences", {"R001": {"name_zh": Cell("一号楼", "甲")}}, []
        )


def degrees(x: float, y: float) -> list[float]:
    return list(Transformer.from_crs(CM117, 4326, always_xy=True).transform(X + x, Y + y))


def test_an_entrance_leads_into_what_is_nearest_until_a_person_says_otherwise(store: Connections) -> None:
    """The seat stands at (200, 2); a square of 30 m lies at (100, 100)."""
    known = store_village(store)
    ring = [degrees(x, y) for x, y in ((100, 100), (130, 100), (130, 130), (100, 130), (100, 100))]
    square = {"type": "Polygon", "coordinates": [ring]}
    known = draw_shape(Edit(store, known, CATALOGUE, "t"), "public_spaces", square, {"functions": "garden"})
    for x, y in ((131, 115), (199, 3)):
        point = {"type": "Point", "coordinates": degrees(x, y)}
        known = draw_shape(Edit(store, known, CATALOGUE, "t"), "entrances", point, {})
    space = layers_of(store, known.state)["public_spaces"]["id"][0]
    doors = layers_of(store, known.state)["entrances"]
    assert doors[["id", "of"]].to_numpy().tolist() == [["E001", space], ["E002", "F1"]]
    known = edit_cells(
        Edit(store, known, CATALOGUE, "t"), "entrances", {"E002": {"of": Cell("F1", space)}}, []
    )
    assert layers_of(store, known.state)["entrances"]["of"].tolist() == [space, space]
    with pytest.raises(BadCellsError, match="E001, Entrance of: “F9”"):
        edit_cells(Edit(store, known, CATALOGUE, "t"), "entrances", {"E001": {"of": Cell(space, "F9")}}, [])
    moved = {"type": "Point", "coordinates": degrees(131, 120)}
    known = reshape(Edit(store, known, CATALOGUE, "t"), "entrances", "E001", moved)
    door = layers_of(store, known.state)["entrances"].geometry[0]
    assert (door.x - X, door.y - Y) == pytest.approx((131, 120), abs=0.01)


def test_an_entrance_of_nothing_is_refused(store: Connections) -> None:
    known = edit_cells(Edit(store, store_village(store), CATALOGUE, "t"), "facilities", {}, ["F1"])
    point = {"type": "Point", "coordinates": degrees(10, 10)}
    with pytest.raises(NothingToEnterError):
        draw_shape(Edit(store, known, CATALOGUE, "t"), "entrances", point, {})
