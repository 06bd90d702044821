"""Excel workbook: one sheet a table, numbers as numbers, text as text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from base.words import Message
from exports.export import Export
from exports.origin import about
from exports.request import ExportRequest
from exports.tables import tables
from paper.archive import redate_zip
from paper.clean_text import safe_cell
from paper.table import Kind, Table, cell_value

_FONTS = {"zh": "等线", "en": "Calibri"}
_INK, _PAPER, _SUM = "#1F2A30", "#DCE9E7", "#F3F1EA"
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "count": "#,##0",
    "tenth": "#,##0.0",
    "hundredth": "#,##0.00",
    "thousandth": "#,##0.000",
    "number": "General",
    "percent": "0%",
    "signed": "+#,##0.0;-#,##0.0;0.0",
}
_WIDEST = 60


def write(request: ExportRequest) -> bytes:
    """The workbook. No cell is a formula or a link, whatever its text begins with."""
    whole = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(whole, {"in_memory": True, **options})
    made = datetime.combine(request.made_on, time())
    title = safe_cell(request.text(request.baseline.community.name))
    book.set_properties({"title": title, "author": "Lintu", "created": made})
    styles = _styles(book, request.language)
    for table in tables(request):
        _write_sheet(book.add_worksheet(request.text(table.title)[:31]), table, styles, request)
    book.close()
    return redate_zip(whole.getvalue(), request.made_on)


Styles = Mapping[tuple[str, bool], Format]
"""By kind of column and whether the row is a sum; ("head", False) for the heads."""


def _styles(book: Workbook, language: str) -> Styles:
    base = {
        "font_name": _FONTS.get(language, "Calibri"),
        "font_size": 11,
        "valign": "top",
        "font_color": _INK,
    }
    head = {"bold": True, "bg_color": _PAPER, "text_wrap": True, "valign": "vcenter", "bottom": 1}
    found = {("head", False): book.add_format({**base, **head})}
    for kind, pattern in _FORMATS.items():
        look = {**base, "num_format": pattern, "text_wrap": kind == "text"}
        found[kind, False] = book.add_format(look)
        found[kind, True] = book.add_format({**look, "bold": True, "bg_color": _SUM, "top": 1})
    return found


def _write_sheet(sheet: Worksheet, table: Table, styles: Styles, request: ExportRequest) -> None:
    for place, column in enumerate(table.columns):
        wide = min(_WIDEST, max(column.width, _width(request.text(column.head)) // 2 + 2) + 2)
        sheet.set_column(place, place, wide)
        sheet.write_string(0, place, safe_cell(request.text(column.head)), styles["head", False])
    for number, row in enumerate(table.rows):
        for place, cell in enumerate(row):
            look = styles[table.kind(number, place), number in table.sums]
            value = cell_value(cell, request.language)
            if isinstance(value, float):
                sheet.write_number(number + 1, place, value, look)
            elif value is not None:
                sheet.write_string(number + 1, place, safe_cell(value), look)
            else:
                sheet.write_blank(number + 1, place, None, look)
    _lay_out(sheet, table, request)


def _lay_out(sheet: Worksheet, table: Table, request: ExportRequest) -> None:
    """Heads stay in sight and on every printed page; a filter over the columns."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_row(0, 32)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_footer(request)}&R&P / &N")


def _footer(request: ExportRequest) -> str:
    """Codes of page footers begin with &."""
    return " · ".join(list(about(request).values())[:1]).replace("&", "＆")[:120]


def _width(text: str) -> int:
    """In columns of a Latin letter."""
    return sum(2 if ord(one) > 0x2E80 else 1 for one in text)


EXPORT = Export(
    key="xlsx",
    name=Message("Excel workbook"),
    about=Message(
        "Interventions, costs, upkeep, scores by group and grid, encroachments, standards: one sheet each."
    ),
    extension=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write=write,
    magic=b"PK\x03\x04",
)
