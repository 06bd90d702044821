"""The cells and merges of an Excel workbook, read with openpyxl row by row: no cell that is empty is kept.

Only the reader process imports this module. openpyxl's own worksheets are not used: they fill in every cell
of a merge, and of the stated size of a sheet, which may be the largest there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser

from base.words import Message, Text
from data.importers.files.raw_layers import Value
from data.importers.files.sheets.sheet import MergedCells, Sheet, sheet_of
from data.importers.limits import ImportLimits

DAMAGED = (ValueError, LookupError, TypeError, AttributeError, OSError, SyntaxError, ArithmeticError)
"""What openpyxl raises for parts that are not as they should be; broken XML is a SyntaxError."""
_MOST_DIGITS = 10**15
"""Excel keeps 15 digits of a number."""


@dataclass(frozen=True, eq=False)
class SheetPart:
    """A sheet of a workbook: its name, its part of the archive, and whether people see it."""

    name: str
    path: str
    visible: bool


class WorkbookParts:
    """The sheets of a workbook and what their cells refer to. Raises one of DAMAGED, and KeyError."""

    def __init__(self, source: IO[bytes]) -> None:
        reader = ExcelReader(source, read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        try:
            apply_stylesheet(reader.archive, reader.wb)
        except DAMAGED:
            # Colours and fonts that openpyxl does not take; without them dates are only numbers.
            reader.wb._date_formats, reader.wb._timedelta_formats = set(), set()
        self._reader = reader
        self.parts = tuple(
            SheetPart(str(sheet.name), rel.target, sheet.state == "visible")
            for sheet, rel in reader.parser.find_sheets()
            if rel.Type.endswith("/worksheet") and rel.target in reader.valid_files
        )

    def sheet(self, part: SheetPart, file: str, limits: ImportLimits) -> Sheet:
        """The sheet without its empty cells. Raises TooManyItems and one of DAMAGED."""
        where = Message(" in the sheet “{name}”", name=part.name)
        book = self._reader.wb
        with self._reader.archive.open(part.path) as source:
            parser = _CellParser(
                source,
                self._reader.shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            found = sheet_of(part.name, parser.cells(), file, limits, where)
        messages = (*_hidden_message(part), *parser.messages())
        return replace(found, merges=tuple(parser.merges), messages=messages)


class _CellParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's reading of cells, without its reading of everything else that a sheet has."""

    def __init__(self, source: IO[bytes], strings: list[str], **options: Any) -> None:
        super().__init__(source, strings, **options)
        self.merges: list[MergedCells] = []
        self._without_value = 0
        self._hidden = 0
        self._rounded = 0

    def cells(self) -> Iterator[tuple[int, dict[int, Value]]]:
        """Number of the row, and column (from 0) → cell."""
        for _, element in iterparse(self.source):  # noqa: S314  (entities were refused before)
            if element.tag == ROW_TAG:
                self._hidden += element.get("hidden") in ("1", "true")
                number, row = self.parse_row(element)
                yield number, {cell["column"] - 1: _plain(cell["value"]) for cell in row}
                element.clear()
            elif element.tag == MERGE_TAG:
                self.merges += [_merged(one.get("ref", "")) for one in element]
                element.clear()

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """openpyxl's, with an eye on what is lost."""
        cell: dict[str, Any] = super().parse_cell(element)
        value = cell["value"]
        self._without_value += value is None and len(element) > 0 and element.find(FORMULA_TAG) is not None
        self._rounded += isinstance(value, float) and value.is_integer() and abs(value) >= _MOST_DIGITS
        return cell

    def messages(self) -> list[Text]:
        """What a person should know of the cells."""
        messages: list[Text] = []
        if self._without_value:
            what = Message(
                "{count} formulas have no stored result and count as empty. Open the file in Excel, save it, "
                "and import it again.",
                count=self._without_value,
            )
            messages.append(what)
        if self._rounded:
            what = Message(
                "{count} numbers have more than 15 digits, of which Excel keeps only 15. Enter such numbers "
                "as text.",
                count=self._rounded,
            )
            messages.append(what)
        if self._hidden:
            messages.append(Message("{count} hidden rows are read, too.", count=self._hidden))
        return messages


def _hidden_message(part: SheetPart) -> tuple[Text, ...]:
    return () if part.visible else (Message("The sheet is hidden in the workbook."),)


def _merged(reference: str) -> MergedCells:
    left, top, right, bottom = range_boundaries(reference)
    return MergedCells(top, left - 1, bottom, right - 1)


def _plain(value: object) -> Value:
    """A cell as text with all digits of its number, or truth; a time or date as ISO 8601 writes it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value)
