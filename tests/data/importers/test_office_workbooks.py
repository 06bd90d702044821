"""Workbooks as programs leave them: borders, blank sheets, rich text, hostile sizes."""

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
from data.importers.files.source_file import read_bytes
from data.importers.limits import ImportLimits
from tests.data.importers.tables_made import book, csv_table, messages, table


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


def test_strict_open_xml_is_read_the_same() -> None:
    """Excel's "Strict Open XML Spreadsheet (*.xlsx)" has other names for the same parts."""
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
            b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    rows = [["小区", "楼栋", "户数"], ["老街", "一号楼", 12], [None, "二号楼", 24]]
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(rows, ["A2:A3"]))) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for usual, strict in names.items():
                content = content.replace(usual, strict)
            new.writestr(name, content)
    (layer,) = read_bytes(whole.getvalue(), "a.xlsx").layers
    assert layer.columns == {"小区": ["老街", "老街"], "楼栋": ["一号楼", "二号楼"], "户数": ["12", "24"]}
