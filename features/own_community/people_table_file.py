"""The Excel table that grid workers fill in: a row for each building, matched by its number on import."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import geopandas as gpd
from xlsxwriter import Workbook

from base.words import Message
from data.importers.people import MOST_PEOPLE
from paper.archive import redate_zip
from paper.clean_text import safe_cell

_HEADS = (
    ("id", Message("id"), 12),
    ("name_zh", Message("name", context="of a building"), 24),
    ("compound", Message("compound"), 16),
    ("grid", Message("grid"), 12),
    ("households", Message("households", context="column"), 10),
    ("people", Message("people", context="column"), 10),
    ("elder", Message("elders"), 10),
    ("adult", Message("adults"), 10),
    ("child", Message("children"), 10),
)
_COUNTED = ("households", "people", "elder", "adult", "child")
_HOW = Message(
    "Fill in what is known; where ages are not, households or people alone. Do not change the column “id”."
)
_MADE_ON = date(2020, 1, 1)
"""The same homes give the same bytes, so that a page offers the same file from run to run."""


def people_table(homes: gpd.GeoDataFrame, language: str) -> bytes:
    """The workbook. Numbers that were only estimated are left empty; no cell is a formula or a link."""
    whole = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(whole, {"in_memory": True, **options})
    book.set_properties({"created": datetime.combine(_MADE_ON, time())})
    sheet = book.add_worksheet(Message("people", context="of a group").text(language))
    head = book.add_format({"bold": True, "bg_color": "#DCE9E7", "border": 1})
    for number, (_, words, width) in enumerate(_HEADS):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, words.text(language), head)
    for row, (_, home) in enumerate(homes.iterrows(), 1):
        for number, (column, _, _) in enumerate(_HEADS):
            value = home.get(column)
            if column not in _COUNTED:
                sheet.write_string(row, number, safe_cell(str(value or "")))
            elif column != "people" and not home["estimated"]:
                sheet.write_number(row, number, round(float(value), 2))
    sheet.data_validation(
        1, 4, max(1, len(homes)), 8,
        {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST_PEOPLE},
    )  # fmt: skip
    sheet.freeze_panes(1, 2)
    sheet.set_footer(f"&L{_HOW.text(language)}")
    sheet.write_comment(0, 4, _HOW.text(language))
    book.close()
    return redate_zip(whole.getvalue(), _MADE_ON)
