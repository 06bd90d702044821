"""Word, PowerPoint and Excel files as other libraries open them: structure, words, numbers."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from functools import cache

import docx
import openpyxl
import pptx
import pytest
from openpyxl.utils import get_column_letter
from PIL import Image

from exports import xlsx
from exports.request import ExportRequest
from exports.sheets.request import SheetRequest
from exports.slides import meeting
from exports.typography import set_text
from exports.word import report
from paper.clean_text import chart_label
from tests.exports.opened import active_cells, entries, outside_links
from tests.exports.requests import DAY, empty, file_content, toy

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (320, 200), "#0b6e69").save(made, "PNG")
    return made.getvalue()


@cache
def request_with_maps() -> ExportRequest:
    """The toy with a map of today and of each option."""
    return ExportRequest(
        toy().baseline,
        options=toy().options,
        language="zh",
        made_on=DAY,
        pictures={"": png(), "A": png(), "B": png()},
    )


def word(request: ExportRequest) -> docx.document.Document:  # type: ignore[name-defined]
    return docx.Document(io.BytesIO(file_content(report.EXPORT, request)))


def test_word_has_real_headings_and_a_table_of_contents() -> None:
    document = word(toy())
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "一、现状", "二、存在的问题", "三、方案比较", "四、投资估算", "五、维护与认领", "六、需求清单",
        "七、标准核对与假设",
    ]  # fmt: skip
    assert "（二）方案 B 慢慢来" in [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    codes = [one.text for one in document.element.iter(f"{_W}instrText")]
    assert codes[0].strip().startswith('TOC \\o "1-2"')
    kinds = [one.get(f"{_W}fldCharType") for one in document.element.body.iter(f"{_W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)


def test_word_counts_its_tables_and_figures() -> None:
    document = word(request_with_maps())
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    tables = [one.text for one in captions if one.text.startswith("表")]
    assert len(tables) == len(document.tables)
    assert [re.match(r"表 (\d+)", one).group(1) for one in tables] == [  # type: ignore[union-attr]
        str(number + 1) for number in range(len(tables))
    ]
    assert len(document.inline_shapes) == 3
    assert not [one for one in word(empty()).paragraphs if one.text.startswith("图 ")]


def test_documents_draw_their_own_maps_of_today_and_of_each_option() -> None:
    assert len(word(toy()).inline_shapes) == 3
    shapes = [shape for slide in slides(toy()).slides for shape in slide.shapes]
    assert sum(shape.shape_type == 13 for shape in shapes) == 3


def test_word_says_the_numbers_of_the_town() -> None:
    """33 households and 95 people, 3400 m² of which 450 are taken (tests/data/towns.py)."""
    text = "\n".join(one.text for one in word(toy()).paragraphs).replace("\u00a0", " ")
    assert "33 户、95 人" in text
    assert "公共空间 4 处，面积 3,400 平方米，其中被侵占 450 平方米（13 %）" in text
    assert "尚未清理的侵占有 4 处，共占地 700 平方米：公共空间内 450 平方米" in text
    # V1, V2, V5, V6: 200 + 200 + 200 + 150, less 50 where V1 and V2 lie on each other
    english = "\n".join(one.text for one in word(toy("en")).paragraphs).replace("\u00a0", " ")
    assert "33 households and 95 people" in english


def test_word_has_the_page_of_official_documents() -> None:
    """GB/T 9704-2012, 5.1–5.2 and 7: A4, margins 37, 35, 28 and 26 mm, 三号 仿宋, first lines in by two
    characters, 28 points from line to line, — 1 — on the outer side in 四号 宋体."""
    document = word(toy())
    page = document.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(one.mm) for one in (page.page_width, page.page_height, *margins)] == [
        210, 297, 37, 35, 28, 26
    ]  # fmt: skip
    body = document.styles["Normal"]
    assert (body.font.size.pt, body.paragraph_format.line_spacing.pt) == (16, 28)
    for name in ("Normal", "Heading 1", "Heading 2"):
        assert document.styles[name].element.pPr.ind.get(f"{_W}firstLineChars") == "200"
        assert document.styles[name].font.size.pt == 16
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((page.footer, 2), (page.even_page_footer, 0)):
        assert footer.paragraphs[0].text == "— 1 —"
        assert footer.paragraphs[0].alignment == side
        assert footer.paragraphs[0].runs[0].font.size.pt == 14
    languages = {
        (one.get(f"{_W}val"), one.get(f"{_W}eastAsia")) for one in document.styles.element.iter(f"{_W}lang")
    }
    assert languages == {("en-US", "zh-CN")}


def test_headings_and_captions_stay_with_what_follows() -> None:
    document = word(toy())
    for name in ("Heading 1", "Heading 2"):
        assert document.styles[name].paragraph_format.keep_with_next
    for one in document.paragraphs:
        if one.style.name == "Caption" and one.text.startswith("表"):
            assert one.paragraph_format.keep_with_next
    for table in document.tables:
        first = table.rows[0].cells[0].paragraphs[0]
        assert first.paragraph_format.keep_with_next or len(table.rows) == 1


def test_no_line_of_word_ends_between_a_number_and_its_unit() -> None:
    document = word(toy())
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    texts = [*(one.text for one in document.paragraphs), *cells]
    assert any("450\u00a0平方米" in one for one in texts)
    assert [one for one in texts if re.search(r"(?<!-\d{3})\d [a-z\u4e00-\u9fff%]", one)] == []


def test_what_is_no_amount_may_end_its_line() -> None:
    assert set_text("GB 50180-2018 城市居住区", "zh") == "GB 50180-2018 城市居住区"
    assert set_text("GB 50180-2018 Standard", "en") == "GB 50180-2018 Standard"
    assert set_text("Of 4 spaces 3,477 m² and 12 % are taken", "en") == (
        "Of 4 spaces 3,477\u00a0m² and 12\u00a0% are taken"
    )


def test_word_describes_its_figures_and_has_them_in_300_dpi() -> None:
    document = word(toy())
    described = [one.get("descr") for one in document.element.body.iter(f"{_WP}docPr")]
    assert described == [
        f"带图例的地图，上北下南：{what}" for what in ("社区现状图", "方案 A 先还路", "方案 B 慢慢来")
    ]
    for shape in document.inline_shapes:
        picture = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        pixels = Image.open(io.BytesIO(picture.blob)).width
        assert pixels / shape.width.inches >= 299


def test_brackets_are_those_of_the_language() -> None:
    assert set_text("墟镇社区(示例)", "zh") == "墟镇社区（示例）"
    assert set_text("GB 50180 (2018)", "zh") == "GB 50180 (2018)"
    assert set_text("Compound (北院)", "en") == "Compound (北院)"


def test_word_names_a_chinese_font_for_every_style_and_what_stands_in() -> None:
    document = word(toy())
    for name, font in (("Normal", "仿宋"), ("Heading 1", "黑体"), ("Heading 2", "楷体"), ("Caption", "黑体")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(f"{_W}eastAsia") == font
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
    table = entries(file_content(report.EXPORT, toy()))["word/fontTable.xml"].decode("utf-8")
    assert "仿宋_GB2312" in table
    assert "Noto Serif CJK SC" in table


def test_word_leaves_out_options_where_there_are_none() -> None:
    heads = [one.text for one in word(empty("en")).paragraphs if one.style.name == "Heading 1"]
    assert heads == ["1  The situation", "2  The problems", "3  Standards and assumptions"]


def slides(request: ExportRequest) -> pptx.presentation.Presentation:  # type: ignore[name-defined]
    return pptx.Presentation(io.BytesIO(file_content(meeting.EXPORT, request)))


@pytest.mark.parametrize("request_of", [toy, empty])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_slides_are_eight_to_twelve_with_titles(request_of: object, language: str) -> None:
    show = slides(request_of(language))  # type: ignore[operator]
    assert 8 <= len(show.slides) <= 12
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_slides_have_tables_and_charts_that_can_be_edited() -> None:
    shapes = [shape for slide in slides(request_with_maps()).slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    assert len(charts) == 4
    by_group = next(one.plots[0] for one in charts if len(list(one.plots[0].categories)) == 3)
    assert list(by_group.categories) == ["老人", "中青年", "儿童"]
    assert [one.name for one in by_group.series] == ["现状", "方案 A", "方案 B"]
    assert sum(shape.has_table for shape in shapes) >= 5
    assert sum(shape.shape_type == 13 for shape in shapes) == 3  # pictures


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_head_of_a_slide_is_cut_nor_an_option_nameless(language: str) -> None:
    """At 12 points a line takes 0.42 cm and a letter at least 0.18 cm of it, a Chinese one 0.42 cm."""
    tables = [one.table for slide in slides(toy(language)).slides for one in slide.shapes if one.has_table]
    assert tables
    for table in tables:
        for place, column in enumerate(table.columns):
            text = table.cell(0, place).text
            wide = sum(0.42 if ord(one) > 0x2E80 else 0.18 for one in text)
            lines = -(-wide // (column.width.cm - 0.36))
            assert not text.endswith("…")
            assert lines * 0.42 <= table.rows[0].height.cm
    first = {table.cell(row, 0).text for table in tables for row in range(len(table.rows))}
    assert {f"{'方案' if language == 'zh' else 'Option'} {letter}" for letter in "AB"} <= first
    assert not [one for one in first if one.endswith("…")]


def test_the_sum_of_a_table_stays_on_its_slide() -> None:
    """Whatever does not fit, the last row of the encroachments adds them all up."""
    tables = [one.table for slide in slides(toy()).slides for one in slide.shapes if one.has_table]
    lasts = [
        [table.cell(len(table.rows) - 1, place).text for place in range(3)]
        for table in tables
        if table.cell(0, 0).text == "类别"
    ]
    assert lasts == [["合计", "4", "700"]]


def test_every_text_of_a_slide_names_a_chinese_font() -> None:
    for name, part in entries(file_content(meeting.EXPORT, toy())).items():
        if re.match(r"ppt/slides/slide\d+\.xml", name):
            text = part.decode("utf-8")
            assert text.count("<a:latin ") == text.count("<a:ea ") > 0


def test_nothing_reaches_over_the_edge_of_a_slide() -> None:
    show = slides(request_with_maps())
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height


def test_labels_of_charts_are_neither_formulas_nor_links() -> None:
    assert [chart_label(one) for one in ("=1+1", "http://x", "external:a", "G\n1", "甲")] == [
        "'=1+1", "'http://x", "'external:a", "G 1", "甲"
    ]  # fmt: skip


HEAD_ROW = 5
"""Title, who prepared it, when, units; then the heads."""


def workbook(request: ExportRequest, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file_content(xlsx.EXPORT, request)), data_only=values)


def test_the_workbook_holds_numbers_as_numbers() -> None:
    book = workbook(toy())
    assert book.sheetnames == [
        "基本情况", "各年龄组得分", "各责任网格得分", "设施步行可达率", "未满足的需求", "方案比较",
        "微更新项目 A", "微更新项目 B", "投资估算 A", "投资估算 B", "维护与认领 A", "维护与认领 B",
        "选址核查 A", "选址核查 B", "侵占清单", "标准核对", "来源与假设", "需求清单",
    ]  # fmt: skip
    rows = list(book["基本情况"].iter_rows(min_row=HEAD_ROW + 1))[:14]
    facts = {row[1].value: row[2].value for row in rows}
    assert (facts["户数"], facts["人口"]) == (33, 95)
    assert (facts["公共空间面积"], facts["公共空间被侵占面积"]) == (3400, 450)
    for sheet in book:
        assert sheet.freeze_panes == f"B{HEAD_ROW + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{HEAD_ROW}:")
    assert book["设施步行可达率"].cell(row=HEAD_ROW + 1, column=4).number_format == "0%"


def test_sheets_say_what_they_are_who_made_them_and_when() -> None:
    ordered = replace(toy(), sheet=SheetRequest(organisation="墟镇社区居委会"))
    sheet = workbook(ordered)["投资估算 B"]
    assert sheet["A1"].value == "两街镇：投资估算：方案 B 慢慢来"
    assert (sheet["A2"].value, sheet["B2"].value) == ("编制单位", "墟镇社区居委会")
    assert (sheet["B3"].value, sheet["B3"].is_date) == (datetime(2026, 11, 26), True)
    assert "元" in sheet["B4"].value


def test_sums_are_formulas_below_the_filter() -> None:
    """Three interventions in rows 6–8 and 500 000 CNY: the sum, the budget and what is left."""
    sheet, shown = (workbook(toy(), values)["投资估算 B"] for values in (False, True))
    assert sheet.auto_filter.ref.endswith("8")
    sums = {sheet.cell(row, 1).value: row for row in range(9, sheet.max_row + 1) if sheet.cell(row, 1).value}
    assert sums == {"合计": 10, "预算": 11, "结余": 12}
    assert [sheet.cell(row, 4).value for row in (10, 11, 12)] == ["=SUM(D6:D8)", 500_000, "=D11-D10"]
    costs = [shown.cell(row, 4).value for row in (6, 7, 8)]
    assert [shown.cell(row, 4).value for row in (10, 12)] == [sum(costs), 500_000 - sum(costs)]


def test_days_are_dates_and_what_is_none_stays_as_it_is_written() -> None:
    sheet = workbook(toy())["侵占清单"]
    days = [sheet.cell(row, 6) for row in range(HEAD_ROW + 1, sheet.max_row + 1)]
    assert days
    assert all(one.is_date for one in days if one.value)


def test_every_text_of_the_workbook_has_its_height_and_no_page_is_too_wide() -> None:
    for sheet in workbook(toy()):
        widths = {
            get_column_letter(number): one.width
            for one in sheet.column_dimensions.values()
            for number in range(one.min, one.max + 1)
        }
        assert sum(widths.values()) <= (150 if sheet.page_setup.paperSize == "9" else 320)
        for row in sheet.iter_rows(min_row=HEAD_ROW):
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    letters = sum(2 if ord(one) > 0x2E80 else 1 for one in cell.value)
                    lines = -(-letters // widths[cell.column_letter])
                    assert sheet.row_dimensions[cell.row].height >= 14 * min(lines, 25)


def test_unmet_demand_is_counted_as_on_paper() -> None:
    """Care within 300 m is out of reach for R2 and R5: 5 elders, 8 adults, 1 child."""
    rows = {row[0]: row[2:6] for row in workbook(toy())["未满足的需求"].iter_rows(values_only=True)}
    name = toy().baseline.catalogue.facility_categories["care_health"].name.zh
    assert rows[name] == (5, 8, 1, 14)


@pytest.mark.parametrize("export", [report.EXPORT, meeting.EXPORT, xlsx.EXPORT], ids=lambda one: one.key)
def test_no_part_of_an_office_file_lies_elsewhere(export: xlsx.Export) -> None:
    assert outside_links(export.write(toy())) == []


def test_no_cell_is_a_formula_but_our_sums() -> None:
    assert list(active_cells(file_content(xlsx.EXPORT, toy()))) == []
