"""Tables as offices write them: titles, names in several rows, merged cells, totals and notes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.importers.tables_made import csv_table, messages, table

_AGES = ["60岁以上", "15-59岁", "0-14岁"]
_BUILDINGS = [["一号楼", 12, 5, 20, 6], ["二号楼", 24, 9, 41, 12]]


def test_names_in_two_rows_with_merged_cells_are_joined_and_told() -> None:
    layer = table(
        [["楼栋", "户数", "人口", None, None], [None, None, *_AGES], *_BUILDINGS], ["A1:A2", "B1:B2", "C1:E1"]
    )
    assert list(layer.columns) == ["楼栋", "户数", "人口 60岁以上", "人口 15-59岁", "人口 0-14岁"]
    assert layer.columns["人口 0-14岁"] == ["6", "12"]
    assert layer.row_numbers == (3, 4)
    assert "第 1 至 2 行作为列名" in messages(layer)
    assert "“人口 60岁以上”" in messages(layer)


def test_names_in_three_rows_below_a_title_and_a_remark() -> None:
    rows = [
        ["金城社区人口统计表", *[None] * 5],
        ["填报单位：金城社区", None, None, "日期：2024年5月", None, None],
        ["楼栋", "户数", "人口", None, None, None],
        [None, None, "老年人", None, "其他", None],
        [None, None, "男", "女", "成年人", "儿童"],
        ["一号楼", 12, 2, 3, 20, 6],
        ["二号楼", 24, 4, 5, 41, 12],
    ]
    merges = ["A1:F1", "A2:C2", "D2:F2", "A3:A5", "B3:B5", "C3:F3", "C4:D4", "E4:F4"]
    layer = table(rows, merges)
    assert list(layer.columns) == [
        "楼栋", "户数", "人口 老年人 男", "人口 老年人 女", "人口 其他 成年人", "人口 其他 儿童",
    ]  # fmt: skip
    assert layer.columns["楼栋"] == ["一号楼", "二号楼"]
    assert "第 3 至 5 行作为列名" in messages(layer)
    assert "第 1 行“金城社区人口统计表”" in messages(layer)


def test_names_in_two_rows_of_a_csv() -> None:
    layer = csv_table(
        "楼栋,户数,人口,,,经度,纬度", ",,60岁以上,15-59岁,0-14岁,,", "一号楼,12,5,20,6,116.1,24.2"
    )
    assert list(layer.columns) == [
        "楼栋", "户数", "人口 60岁以上", "人口 15-59岁", "人口 0-14岁", "经度", "纬度",
    ]  # fmt: skip
    assert layer.columns["户数"] == ["12"]
    assert "第 1 至 2 行作为列名" in messages(layer)


def test_few_names_of_wide_groups_in_a_csv_are_not_lost() -> None:
    layer = csv_table("楼栋,人口,,,,", ",男,女,老人,成人,儿童", "一号楼,20,21,5,30,6", "二号楼,10,11,3,14,4")
    assert list(layer.columns) == ["楼栋", "人口 男", "人口 女", "人口 老人", "人口 成人", "人口 儿童"]
    assert layer.columns["人口 儿童"] == ["6", "4"]


def test_rows_of_text_are_no_names() -> None:
    """The first row of data without numbers beside empty cells is data."""
    layer = csv_table("名称,类别,备注", "凉亭,休憩,", "公厕,,旧", "书屋,文化,")
    assert list(layer.columns) == ["名称", "类别", "备注"]
    assert layer.columns["名称"] == ["凉亭", "公厕", "书屋"]
    assert layer.columns["备注"] == [None, "旧", None]
    assert layer.messages == ()


def test_units_below_the_names_and_numbered_columns_are_no_data() -> None:
    layer = table(
        [["楼栋", "户数", "人口", "面积"], [None, "户", "人", "㎡"], ["甲", 1, 2, 3], ["一号楼", 12, 31, 900]]
    )
    assert list(layer.columns) == ["楼栋", "户数（户）", "人口（人）", "面积（㎡）"]
    assert layer.columns["楼栋"] == ["一号楼"]
    assert "第 3 行只是各列的编号" in messages(layer)


def test_a_first_row_of_small_numbers_is_data() -> None:
    layer = csv_table("序号,户数,人口", "1,2,3", "2,4,9")
    assert layer.columns["序号"] == ["1", "2"]


def test_a_table_without_names_loses_no_row() -> None:
    layer = csv_table("一号楼,6,12,116.1,24.2", "二号楼,6,24,116.2,24.3")
    assert layer.columns["column 1"] == ["一号楼", "二号楼"]
    assert "没有找到列名" in messages(layer)


def test_names_are_one_line_without_the_blanks_that_spread_them() -> None:
    layer = table([["楼  栋", "户\n数", "60岁\n及以上", "No. of\nhomes"], ["一号楼", 12, 5, 1]])
    assert list(layer.columns) == ["楼栋", "户数", "60岁及以上", "No. of homes"]


def test_totals_at_the_end_are_left_out_with_their_numbers() -> None:
    layer = table(
        [["楼栋", "户数", *_AGES], *_BUILDINGS, ["合 计", 36, 14, 61, 18], ["注：户数以户籍为准。"]]
    )
    assert layer.columns["楼栋"] == ["一号楼", "二号楼"]
    assert layer.totals == {"户数": 36, "60岁以上": 14, "15-59岁": 61, "0-14岁": 18}
    assert "第 4 行“合计”是合计，已略去：户数 36、60岁以上 14、15-59岁 61、0-14岁 18。" in messages(layer)
    assert "第 5 行“注：户数以户籍为准。”" in messages(layer)


@pytest.mark.parametrize(
    "word",
    [
        "小计",
        "合计",
        "总 计",
        "共计：",
        "合计（户）",
        "Total",
        "Grand total",
        "Subtotal",
        "TOTALS:",
        "老街小计",
    ],
)
@pytest.mark.parametrize("at", [1, 3])
def test_totals_by_whatever_word_above_or_below(word: str, at: int) -> None:
    rows: list[list[Any]] = [["楼栋", "户数", "人口"], ["一号楼", 12, 31], ["二号楼", 24, 62]]
    rows.insert(at, [word, 36, 93])
    assert table(rows).columns["户数"] == ["12", "24"]
    lines = [",".join(map(str, row)) for row in rows]
    assert csv_table(*lines).columns["人口"] == ["31", "62"]


def test_subtotals_that_name_the_compound_are_left_out() -> None:
    """3 homes with 66 households and 168 people, and a subtotal for each of the two compounds."""
    rows = [
        ["小区", "楼栋", "户数", "人口"],
        ["老街", "一号楼", 12, 31],
        ["老街", "二号楼", 24, 62],
        ["老街", "小计", 36, 93],
        ["新村", "A栋", 30, 75],
        ["新村", "小计", 30, 75],
    ]
    layer = table(rows)
    assert layer.columns["楼栋"] == ["一号楼", "二号楼", "A栋"]
    assert sum(map(int, layer.columns["人口"])) == 168  # type: ignore[arg-type]
    assert layer.totals == {}


def test_a_last_row_without_a_word_that_is_the_sum_is_left_out() -> None:
    layer = csv_table("楼栋,户数,人口", "一号楼,12,31", "二号楼,24,62", ",36,93")
    assert layer.columns["楼栋"] == ["一号楼", "二号楼"]
    assert layer.totals == {"户数": 36, "人口": 93}
    assert "等于其他各行之和" in messages(layer)


def test_the_whole_community_as_a_row_is_its_sum() -> None:
    layer = csv_table("楼栋,户数,人口", "全社区,36,93", "一号楼,12,31", "二号楼,24,62")
    assert layer.columns["楼栋"] == ["一号楼", "二号楼"]


def test_a_total_that_does_not_agree_is_told() -> None:
    layer = csv_table("楼栋,户数", "一号楼,12", "二号楼,24", "合计,40")
    assert layer.totals == {"户数": 40}
    assert "“户数”的合计为 40，而各行相加为 36" in messages(layer)


def test_remarks_and_buildings_without_numbers_are_no_totals() -> None:
    layer = csv_table("楼栋,户数,备注", "一号楼,12,与二号楼合计", "二号楼,,", "三号楼,12,")
    assert layer.columns["楼栋"] == ["一号楼", "二号楼", "三号楼"]
    assert layer.messages == ()


def test_headings_repeated_names_and_signatures_are_left_out() -> None:
    rows = [
        ["楼栋", "户数", "人口"],
        ["一、老街小区", None, None],
        ["一号楼", 12, 31],
        ["楼栋", "户数", "人口"],
        ["二号楼", 24, 62],
        ["填表人：王", None, "审核人：李"],
    ]
    layer = table(rows, ["A2:C2"])
    assert layer.columns["楼栋"] == ["一号楼", "二号楼"]
    assert "第 2 行“一、老街小区”" in messages(layer)
    assert "第 4 行" in messages(layer)
    assert "填表人：王" in messages(layer)


def test_merged_cells_are_filled_down() -> None:
    """As the case: two compounds over two and three buildings, and the total of all."""
    rows = [
        ["小区", "楼栋", "户数", *_AGES],
        ["老街", "一号楼", 12, 5, 20, 6],
        [None, "二号楼", 24, 9, 41, 12],
        ["新村", "A栋", 30, 10, 50, 15],
        [None, "B栋", 30, 10, 50, 15],
        [None, "C栋", 30, 10, 50, 15],
        ["合计", None, 126, 44, 211, 63],
    ]
    layer = table(rows, ["A2:A3", "A4:A6", "A7:B7"])
    assert layer.columns["小区"] == ["老街", "老街", "新村", "新村", "新村"]
    assert layer.columns["户数"] == ["12", "24", "30", "30", "30"]
    assert "“小区”有合并单元格，已向下填入 3 行" in messages(layer)


def test_a_merged_count_is_counted_once_and_merged_storeys_hold_for_all() -> None:
    rows = [["楼栋", "层数", "户数"], ["一号楼", 6, 30], ["二号楼", None, None], ["三号楼", 7, 12]]
    layer = table(rows, ["B2:B3", "C2:C3"])
    assert layer.columns["层数"] == ["6", "6", "7"]
    assert layer.columns["户数"] == ["30", None, "12"]
    assert "只在第一行计入一次" in messages(layer)


def test_an_empty_cell_beside_merged_ones_stays_empty() -> None:
    rows = [["小区", "楼栋", "户数"], ["老街", "一号楼", 12], [None, "二号楼", 24], [None, "三号楼", 9]]
    assert table(rows, ["A2:A3"]).columns["小区"] == ["老街", "老街", None]


def test_names_of_groups_in_a_csv_are_filled_down_and_told() -> None:
    layer = csv_table("小区,楼栋,户数", "老街,一号楼,12", ",二号楼,24", ",小计,36", "新村,A栋,30", ",B栋,30")
    assert layer.columns["小区"] == ["老街", "老街", "新村", "新村"]
    assert "“小区”有 2 行为空，已取上一行的值" in messages(layer)


def test_cells_that_may_be_empty_on_purpose_are_not_filled() -> None:
    """A compound that is written in every row of its own is empty where it is empty."""
    layer = csv_table("小区,楼栋,户数", "老街,一号楼,12", "老街,二号楼,24", ",三号楼,9")
    assert layer.columns["小区"] == ["老街", "老街", None]
    layer = csv_table("楼栋,备注,户数", "一号楼,旧,12", "二号楼,,24")
    assert layer.columns["备注"] == ["旧", None]


def test_buildings_over_their_units_are_filled_down_within_their_compound() -> None:
    layer = csv_table(
        "小区,楼栋,单元,户数", "老街,1号楼,1,10", ",,2,12", ",2号楼,1,9", "新村,1号楼,1,8", ",,2,7"
    )
    assert layer.columns["小区"] == ["老街", "老街", "老街", "新村", "新村"]
    assert layer.columns["楼栋"] == ["1号楼", "1号楼", "2号楼", "1号楼", "1号楼"]


def test_names_that_only_look_like_totals_and_notes_are_data() -> None:
    layer = csv_table("名称,类别,经度,纬度", "合计超市,商店,116.1,24.2", "统计局,机关,116.2,24.3")
    assert layer.columns["名称"] == ["合计超市", "统计局"]
    assert table([["楼栋", "户数", "说明"], ["注意楼", 3, "y"], ["日期楼", None, None]]).row_numbers == (2, 3)
    years = csv_table("街道,2020年,2021年", "甲,1,2", "乙,3,4")
    assert years.columns["2020年"] == ["1", "3"]
