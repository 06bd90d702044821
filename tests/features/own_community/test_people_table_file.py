"""The table that grid workers fill in, read by another library and loaded back."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.catalogue import load_catalogue
from data.importers.files.source_file import read_bytes
from features.own_community.errors import NoMatchError
from features.own_community.people_table import people_from
from features.own_community.people_table_file import people_table
from tests.data.importers.files_made import xlsx
from tests.data.repair.dirty import box, homes

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
