"""One sheet of the workbook: title, who made it and when, the table, and its sums below the filter."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from base.words import Bilingual, Message, Text
from exports.request import ExportRequest
from exports.typography import wide_brackets
from exports.word.fill_in import fill_in
from paper.clean_text import safe_cell
from paper.table import Cell, Kind, Table, cell_value

_FONTS = {"zh": "等线", "en": "Calibri"}
_INK, _PAPER, _SUM = "#1F2A30", "#DCE9E7", "#F3F1EA"
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "date": "yyyy-mm-dd",
    "count": "#,##0",
    "tenth": "#,##0.0",
    "hundredth": "#,##0.00",
    "thousandth": "#,##0.000",
    "number": "#,##0.##",
    "percent": "0%",
    "signed": "+#,##0.0;-#,##0.0;0.0",
}
_HEAD_ROW = 4
"""After the title and three rows about the sheet; rows are counted from 0."""
_WIDEST, _NARROWEST = 48, 8
_MANY, _WIDEST_OF_MANY = 9, 26
"""Columns from which they are kept narrower, so that a page of them can be read."""
_DAY, _TITLE_WIDER = 13, 1.5
"""Letters that a day takes, and how much wider those of the title are."""
_LINE_PT, _HIGHEST_PT = 16.0, 400.0
_A4, _A3, _WIDE_OF_A4 = 9, 8, 150
"""Codes of papers, and how many letters stand beside each other on A4 across before they get too small."""
_TOLERANCE = 0.005

Styles = Mapping[tuple[str, bool], Format]
"""By kind of column and whether the row is a sum; ("head", False), ("title", False) for the others."""


def styles_of(book: Workbook, language: str) -> Styles:
    """The formats of all cells."""
    base = {
        "font_name": _FONTS.get(language, "Calibri"),
        "font_size": 11,
        "valign": "top",
        "font_color": _INK,
    }
    head = {"bold": True, "bg_color": _PAPER, "text_wrap": True, "valign": "vcenter", "bottom": 1}
    found = {
        ("head", False): book.add_format({**base, **head}),
        ("title", False): book.add_format({**base, "font_size": 16, "bold": True}),
        ("about", False): book.add_format(base),
        ("day", False): book.add_format({**base, "num_format": _FORMATS["date"], "align": "left"}),
    }
    for kind, pattern in _FORMATS.items():
        look = {**base, "num_format": pattern, "text_wrap": kind == "text", "indent": int(kind == "text")}
        found[kind, False] = book.add_format(look)
        found[kind, True] = book.add_format({**look, "bold": True, "bg_color": _SUM, "top": 1})
    return found


class WorkbookSheet:
    """A table on its sheet."""

    def __init__(self, sheet: Worksheet, table: Table, styles: Styles, request: ExportRequest) -> None:
        self.sheet, self.table, self.styles, self.request = sheet, table, styles, request
        self.items = [number for number in range(len(table.rows)) if number not in table.sums]
        self.widest = _WIDEST if len(table.columns) < _MANY else _WIDEST_OF_MANY
        self.title = self._text(
            Message("{name}: {table}", name=request.baseline.community.name, table=table.title)
        )
        self.widths = [self._width_of(place) for place in range(len(table.columns))]
        if len(self.widths) > 1:
            self.widths[1] = max(_DAY, self.widths[1])
        self.widths[-1] += max(0, math.ceil(_TITLE_WIDER * _letters(self.title)) - sum(self.widths))

    def write(self) -> None:
        """Fill the sheet and set how it is printed."""
        for place, wide in enumerate(self.widths):
            self.sheet.set_column(place, place, wide)
        self._about()
        heads = [self._text(column.head) for column in self.table.columns]
        for place, head in enumerate(heads):
            self.sheet.write_string(_HEAD_ROW, place, safe_cell(head), self.styles["head", False])
        self.sheet.set_row(_HEAD_ROW, self._height_of(heads) + 4)
        first = _HEAD_ROW + 1
        for below, number in enumerate(self.items):
            self._row(first + below, number, is_sum=False)
        sums_from = first + len(self.items) + 1
        for below, number in enumerate(sorted(self.table.sums)):
            self._row(sums_from + below, number, is_sum=True)
        self._lay_out(first + max(1, len(self.items)) - 1)

    def _about(self) -> None:
        """Title, who made it, when, and where units are told."""
        self.sheet.write_string(0, 0, safe_cell(self.title), self.styles["title", False])
        self.sheet.set_row(0, 26)
        author = self.request.sheet.organisation
        known = Bilingual(author, author) if author else fill_in(Message("unit and person"))
        lines: tuple[tuple[Text, Text | None], ...] = (
            (Message("Prepared by"), known),
            (Message("Made on"), None),
            (Message("Units"), Message("in the heads of the columns; money in yuan (CNY)")),
        )
        at = 1 if len(self.widths) > 1 else 0
        for row, (label, words) in enumerate(lines, start=1):
            look = self.styles["about", False]
            text = self._text(label)
            self.sheet.write_string(row, 0, text, look)
            if words is None:
                day = datetime.combine(self.request.made_on, time())
                self.sheet.write_datetime(row, at, day, self.styles["day", False])
            else:
                self.sheet.write_string(row, at, safe_cell(self._text(words)), look)

    def _row(self, row: int, number: int, is_sum: bool) -> None:
        cells = self.table.rows[number]
        for place, cell in enumerate(cells):
            kind = self.table.kind(number, place)
            look, value = self.styles[kind, is_sum], self._value(cell)
            formula = self._formula(number, place) if is_sum else ""
            day = _day(value) if kind == "date" else None
            if formula:
                assert isinstance(value, float)
                self.sheet.write_formula(row, place, formula, look, value)
            elif day:
                self.sheet.write_datetime(row, place, day, look)
            elif isinstance(value, float):
                self.sheet.write_number(row, place, value, look)
            elif value is not None:
                self.sheet.write_string(row, place, safe_cell(value), look)
            else:
                self.sheet.write_blank(row, place, None, look)
        self.sheet.set_row(row, self._height_of([self._shown(cell) for cell in cells]))

    def _formula(self, number: int, place: int) -> str:
        """Of a sum: that of the rows above where it is, or the difference of the two sums before it."""
        value = self._number(number, place)
        first = _HEAD_ROW + 1
        above = [one for number in self.items if math.isfinite(one := self._number(number, place))]
        if above and abs(sum(above) - value) < _TOLERANCE:
            last = first + len(self.items) - 1
            return f"=SUM({xl_rowcol_to_cell(first, place)}:{xl_rowcol_to_cell(last, place)})"
        rank = sorted(self.table.sums).index(number)
        if rank >= 2:
            one, other = (self._number(sorted(self.table.sums)[rank - back], place) for back in (1, 2))
            if abs(one - other - value) < _TOLERANCE:
                at = first + len(self.items) + 1 + rank
                return f"={xl_rowcol_to_cell(at - 1, place)}-{xl_rowcol_to_cell(at - 2, place)}"
        return ""

    def _number(self, number: int, place: int) -> float:
        value = self._value(self.table.rows[number][place])
        return value if isinstance(value, float) else math.nan

    def _lay_out(self, last: int) -> None:
        """Heads stay in sight and on every printed page; a filter over the rows without their sums."""
        self.sheet.freeze_panes(_HEAD_ROW + 1, 1)
        self.sheet.autofilter(_HEAD_ROW, 0, last, len(self.table.columns) - 1)
        self.sheet.repeat_rows(_HEAD_ROW)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4 if sum(self.widths) <= _WIDE_OF_A4 else _A3)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        name = self._text(self.request.baseline.community.name).replace("&", "＆")[:120]
        self.sheet.set_footer(f"&L{name}&R&P / &N")

    def _width_of(self, place: int) -> int:
        """In letters: as wide as what stands there, within reason, and as the longest word of the head."""
        column = self.table.columns[place]
        texts = [self._shown(row[place]) for row in self.table.rows]
        longest = max((_letters(line) for text in texts for line in text.splitlines()), default=0)
        head = math.ceil(_letters(self._text(column.head)) / 2) + 2
        return max(_NARROWEST, head, min(self.widest, longest + 3))

    def _height_of(self, texts: list[str]) -> float:
        """In points: so that every line of every text can be read."""
        lines = (
            sum(max(1, math.ceil(_letters(line) / (wide - 1.5))) for line in text.splitlines() or [""])
            for text, wide in zip(texts, self.widths, strict=True)
        )
        return min(_HIGHEST_PT, _LINE_PT * max(lines, default=1))

    def _shown(self, cell: Cell) -> str:
        value = self._value(cell)
        return f"{value:,.2f}" if isinstance(value, float) else value or ""

    def _value(self, cell: Cell) -> str | float | None:
        value = cell_value(cell, self.request.language)
        return wide_brackets(value) if isinstance(value, str) and self.request.language == "zh" else value

    def _text(self, words: Text) -> str:
        return str(self._value(words) or "")


def _day(value: str | float | None) -> datetime | None:
    """An ISO day as a date; None for whatever else stands there."""
    try:
        return datetime.combine(date.fromisoformat(str(value)), time()) if value else None
    except ValueError:
        return None


def _letters(text: str) -> int:
    """In columns of a Latin letter."""
    return sum(2 if ord(one) > 0x2E80 else 1 for one in text)
