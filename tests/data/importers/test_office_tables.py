"""Tables as offices write them: titles, names in several rows, merged cells, totals, notes, borders."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from data.importers.errors import ImportRefused, NothingInside, TooManyItems
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from data.importers.limits import ImportLimits

_AGES = ["60岁以上", "15-59岁", "0-14岁"]
_BUILDINGS = [["一号楼", 12, 5, 20, 6], ["二号楼", 24, 9, 41, 12]]


def book(
    rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), **sheets: Sequence[Sequence[Any]]
) -> bytes:
    """A workbook with these rows and merges in its first sheet 人口, and further sheets."""
    made = openpyxl.Workbook()
    made.active.title = "人口"
    for row in rows:
        made.active.append(row)
    for one in merges:
        made.active.merge_cells(one)
    for name, more in sheets.items():
        sheet = made.create_sheet(name)
        for row in more:
            sheet.append(row)
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def table(rows: Sequence[Sequence[Any]], merges: Sequence[str] = ()) -> RawLayer:
    """The layer of a workbook with these rows."""
    (layer,) = read_bytes(book(rows, merges), "人口.xlsx").layers
    return layer


def csv_table(*lines: str) -> RawLayer:
    """The layer of a CSV file with these lines."""
    (layer,) = read_bytes("\r\n".join(lines).encode(), "人口.csv").layers
    return layer


def messages(layer: RawLayer, language: str = "zh") -> str:
    """All that the reading says."""
    return "\n".join(message.text(language) for message in layer.messages)


# ------------------------------------------------------------------------------------------ column names


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


# ------------------------------------------------------------------------- totals, notes, headings


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


# ------------------------------------------------------------------------------------- merged downwards


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


# ------------------------------------------------------------------------------- sheets, borders, hostility


def _bordered(columns: int, rows: int, values: Sequence[Sequence[Any]] = ()) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "人口"
    for row in values:
        made.active.append(row)
    edge = Border(left=Side(style="thin"))
    for line in made.active.iter_rows(max_row=rows, max_col=columns):
        for cell in line:
            cell.border = edge
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def test_borders_on_hundreds_of_columns_are_no_columns() -> None:
    (layer,) = read_bytes(_bordered(300, 40, [["楼栋", "户数"], ["一号楼", 12]]), "人口.xlsx").layers
    assert layer.columns == {"楼栋": ["一号楼"], "户数": ["12"]}


def test_a_sheet_of_borders_alone_is_nothing_and_costs_no_other() -> None:
    with pytest.raises(NothingInside) as caught:
        read_bytes(_bordered(3, 3), "空白.xlsx")
    assert "空白.xlsx" in caught.value.message("zh")
    found = read_bytes(
        book([["楼栋", "户数"], ["一号楼", 12]], 空=[[None, " "], ["\u3000"]], 说明=[["看表一"]]), "a.xlsx"
    )
    assert [layer.name for layer in found.layers] == ["人口"]


def test_one_sheet_too_wide_costs_no_other_and_is_told() -> None:
    raw = book([["楼栋", "户数"], ["一号楼", 12]], 宽=[[f"列{n}" for n in range(300)], list(range(300))])
    (layer,) = read_bytes(raw, "a.xlsx").layers
    assert layer.name == "人口"
    assert "宽" in messages(layer)
    with pytest.raises(TooManyItems):
        read_bytes(book([[f"列{n}" for n in range(300)], list(range(300))]), "a.xlsx")


def _with_sheet(xml: str) -> bytes:
    """The workbook of `book` with this text for its first sheet."""
    raw = book([["楼栋", "户数"], ["一号楼", 12]])
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return whole.getvalue()


def _sheet(rows: str, more: str = "", dimension: str = "A1:B2") -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData>{more}</worksheet>'
    )


_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>楼栋</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>户数</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>一</t></r><r><rPr><b/></rPr><t>号楼</t></r>'
    '<rPh sb="0" eb="1"><t>イチ</t></rPh></is></c><c r="B2"><v>12</v></c></row>'
)


def test_rich_text_is_read_whole_and_without_how_it_is_spoken() -> None:
    (layer,) = read_bytes(_with_sheet(_sheet(_ROWS)), "a.xlsx").layers
    assert layer.columns["楼栋"] == ["一号楼"]


@pytest.mark.parametrize(
    "more", ["", '<mergeCells><mergeCell ref="A2:XFD1048576"/><mergeCell ref="C1:XFD1"/></mergeCells>']
)
def test_the_largest_sheet_there_is_costs_nothing(more: str) -> None:
    quick = ImportLimits(cpu_s=5, memory_bytes=512 << 20)
    raw = _with_sheet(_sheet(_ROWS, more, "A1:XFD1048576"))
    (layer,) = read_bytes(raw, "a.xlsx", quick).layers
    assert layer.columns == {"楼栋": ["一号楼"], "户数": ["12"]}


def test_a_cell_in_the_last_corner_is_one_cell() -> None:
    rows = _ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    (layer,) = read_bytes(_with_sheet(_sheet(rows)), "a.xlsx", ImportLimits(memory_bytes=512 << 20)).layers
    assert layer.row_numbers == (2, 1048576)
    assert layer.columns["户数"] == ["12", None]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A3" t="s"><v>99</v></c>',
        '<c r="A3"><v>x</v></c>',
        '<c r="??"><v>1</v></c>',
        '<c r="A3" s="x"><v>1</v></c>',
    ],
)
def test_broken_cells_are_refused_in_words(cell: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_bytes(_with_sheet(_sheet(f'{_ROWS}<row r="3">{cell}</row>')), "a.xlsx")
    assert "a.xlsx" in caught.value.message("zh")


def test_a_formula_without_a_result_is_told() -> None:
    raw = _with_sheet(_sheet(_ROWS.replace("<v>12</v>", "<f>6+6</f>")))
    (layer,) = read_bytes(raw, "a.xlsx").layers
    assert layer.columns["户数"] == [None]
    assert "1 个公式没有保存结果" in messages(layer)
    raw = _with_sheet(_sheet(_ROWS.replace("<v>12</v>", "<f>6+6</f><v>12</v>")))
    assert read_bytes(raw, "a.xlsx").layers[0].columns["户数"] == ["12"]


def test_dates_are_text_in_one_order() -> None:
    layer = table([["名称", "日期"], ["甲", dt.date(2024, 5, 1)], ["乙", None]])
    assert layer.columns["日期"] == ["2024-05-01", None]


def test_long_numbers_keep_their_digits_and_lost_ones_are_told() -> None:
    (layer,) = read_bytes(
        _with_sheet(_sheet(_ROWS.replace(">12<", ">1234567890123456789<"))), "a.xlsx"
    ).layers
    assert layer.columns["户数"] == ["1234567890123456789"]
    (layer,) = read_bytes(
        _with_sheet(_sheet(_ROWS.replace(">12<", ">1.23456789012346E+18<"))), "a.xlsx"
    ).layers
    assert layer.columns["户数"] == ["1234567890123460096"]
    assert "1 个数超过 15 位" in messages(layer)


def test_a_title_with_other_separators_does_not_decide_the_separator() -> None:
    layer = csv_table("金城社区（单位：户，人）", "楼栋;户数;面积", "一号楼;12;80,5", "二号楼;24;90,5")
    assert list(layer.columns) == ["楼栋", "户数", "面积"]
    layer = csv_table("金城社区（单位：户，人）", "楼栋,户数,人口", "一号楼,12,31", "二号楼,24,62")
    assert list(layer.columns) == ["楼栋", "户数", "人口"]
