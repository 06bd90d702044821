"""The table that grid workers fill in, read by another library and loaded back."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from data.catalogue import load_catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from features.own_community.errors import NoMatchError
from features.own_community.people_table import people_from, people_recipe, unread_columns
from features.own_community.people_table_file import people_table
from tests.data.importers.files_made import xlsx
from tests.data.repair.dirty import box, frame, homes

HOMES = homes(
    box(0, 0, 10, 10), box(20, 0, 10, 10), box(40, 0, 10, 10),
    name_zh=["一号楼", "=1+1", "三号楼"], estimated=[False, True, True],
)  # fmt: skip


def test_the_same_homes_give_the_same_bytes() -> None:
    assert people_table(HOMES, "zh") == people_table(HOMES, "zh")


def test_the_table_has_what_is_known_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(people_table(HOMES, "zh"))).active
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["编号", "楼栋名称", "小区", "网格", "户数", "总人口", "60岁以上", "15-59岁", "0-14岁"]
    assert [cell.value for cell in sheet[2]][4:] == [1, None, 1, 2, 0]
    assert [cell.value for cell in sheet[3]][4:] == [None] * 5
    assert not any(cell.data_type == "f" for row in sheet for cell in row)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_filled_in_and_loaded_back(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(people_table(HOMES, language)))
    sheet = book.active
    for column, value in zip("EGHI", (12, 10, 20, 5), strict=True):
        sheet[f"{column}3"] = value
    sheet["E4"] = "9 户"
    whole = io.BytesIO()
    book.save(whole)
    counted = people_from(read_bytes(whole.getvalue(), "人口.xlsx").layers[0], HOMES, load_catalogue())
    found = counted.homes
    assert found.loc[1, ["households", "elder", "adult", "child"]].tolist() == [12, 10, 20, 5]
    assert found["estimated"].tolist() == [False, False, True]
    assert found.loc[2, ["elder", "adult", "child"]].sum() == pytest.approx(9 * 2.63)
    assert found.loc[0, ["elder", "adult", "child"]].tolist() == [1, 2, 0]
    assert HOMES["estimated"].tolist() == [False, True, True]


def test_more_people_than_a_building_holds_count_as_unknown_and_are_named() -> None:
    rows = [
        ["楼栋名称", "户数", "老人", "成人", "儿童"],
        ["一号楼", 4, 3, 5, 2],
        ["三号楼", 9, 1, 100_001, 0],
    ]
    counted = people_from(read_bytes(xlsx(rows), "人口.xlsx").layers[0], HOMES, load_catalogue())
    assert counted.homes.loc[0, ["elder", "adult", "child"]].tolist() == [3, 5, 2]
    assert counted.homes.loc[2, ["elder", "adult", "child"]].sum() == pytest.approx(9 * 2.63)
    assert "15–59 岁：1 个数超过 100000，按不明处理：第 3 行三号楼（100,001）。" in [
        words.text("zh") for words in counted.messages
    ]


def test_men_and_women_are_added_and_a_part_of_the_people_is_no_total() -> None:
    def people(*heads: str, numbers: tuple[int, ...]) -> float:
        table = read_bytes(xlsx([["楼栋名称", *heads], ["一号楼", *numbers]]), "人口.xlsx").layers[0]
        counted = people_from(table, HOMES, load_catalogue()).homes
        return float(counted.loc[0, ["elder", "adult", "child"]].sum())

    assert people("男性人口", "女性人口", numbers=(48, 52)) == pytest.approx(100)
    assert people("流动人口", "户数", numbers=(70, 10)) == pytest.approx(26.3)
    assert people("人口密度", "户籍人口", numbers=(15200, 88)) == pytest.approx(88)
    assert people("楼栋面积", "户数", "老人", "成人", "儿童", numbers=(9, 100, 60, 200, 40)) == pytest.approx(
        300
    )


def test_a_table_of_another_place_is_refused() -> None:
    table = read_bytes(xlsx([["楼栋", "户数"], ["别处", 5]]), "x.xlsx").layers[0]
    with pytest.raises(NoMatchError):
        people_from(table, HOMES, load_catalogue())


def people_csv(*lines: str) -> RawLayer:
    return read_bytes("\r\n".join(lines).encode(), "人口.csv").layers[0]


def test_the_adults_are_those_of_the_table() -> None:
    """300 adults as they are written: not 456, what is left of 200 households × 2.63 without the others."""
    layer = people_csv("楼栋,户数,老人,成人,儿童", "一号楼,100,30,200,20", "三号楼,100,15,100,5")
    counted = people_from(layer, HOMES, load_catalogue())
    changed = counted.homes.iloc[counted.rows]
    assert changed[["elder", "adult", "child"]].sum().tolist() == [45, 300, 25]
    assert (counted.sums["people"].in_file, counted.sums["people"].imported) == (370, 370)
    assert unread_columns(layer, people_recipe(layer)) == []
    assert counted.assumed == ()


def test_columns_that_may_be_people_and_are_not_read_are_named() -> None:
    layer = people_csv(
        "序号,楼栋,户数,老人,青壮劳力,儿童,电话,建成年份,备注",
        "1,一号楼,100,30,200,20,13800000000,1998,无",
        "2,三号楼,100,15,100,5,13900000000,2001,",
    )
    assert unread_columns(layer, people_recipe(layer)) == ["青壮劳力"]
    recipe = people_recipe(layer)
    said = replace(recipe, columns={**recipe.columns, "adult": "青壮劳力"})
    assert unread_columns(layer, said) == []
    counted = people_from(layer, HOMES, load_catalogue(), said)
    assert counted.homes.iloc[counted.rows]["adult"].sum() == 300


def test_rows_of_one_home_are_added_up_and_told() -> None:
    layer = people_csv(
        "楼栋,单元,户数,老人,成人,儿童", "一号楼,1,10,3,20,2", ",2,12,4,25,5", "三号楼,1,9,1,8,0"
    )
    layer.columns["楼栋"][1] = "一号楼"
    counted = people_from(layer, HOMES, load_catalogue())
    assert counted.homes.loc[0, ["households", "elder", "adult", "child"]].tolist() == [22, 7, 45, 7]
    assert any("有 1 行与另一行是同一住宅" in words.text("zh") for words in counted.messages)


def test_the_same_name_in_two_compounds_is_told_apart_by_the_compound() -> None:
    two = homes(
        box(0, 0, 10, 10), box(20, 0, 10, 10), box(40, 0, 10, 10),
        name_zh=["1号楼", "1号楼", "9号楼"], compound=["C1", "C2", "C2"],
    )  # fmt: skip
    squares = [box(0, 0, 15, 15), box(18, 0, 40, 15)]
    compounds = frame("compounds", squares, id=["C1", "C2"], name_zh=["老街", "新村"])
    layer = people_csv("小区,楼栋,户数,人口", "老街,1号楼,10,31", "新村,1号楼,20,62", "老街,9号楼,5,9")
    counted = people_from(layer, two, load_catalogue(), None, compounds)
    assert counted.rows == [0, 1]
    assert counted.homes["households"].tolist() == [10, 20, 1]
    assert counted.sums["people"].in_file == 102
    assert counted.sums["people"].imported == pytest.approx(93)


def test_cells_that_are_no_number_are_told() -> None:
    counted = people_from(people_csv("楼栋,户数", "一号楼,约12户", "三号楼,5-6"), HOMES, load_catalogue())
    assert counted.homes.loc[0, "households"] == 12
    assert any("第 3 行“5-6”" in words.text("zh") for words in counted.messages)
