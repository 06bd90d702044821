"""Excel workbook: one sheet a table, and an option where a table is about its items; numbers as numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from xlsxwriter import Workbook

from base.words import Message, Text
from exports.export import Export
from exports.request import ExportRequest
from exports.tables import tables
from exports.typography import wide_brackets
from exports.workbook_sheet import WorkbookSheet, styles_of
from features.options.order import option_name
from paper.archive import redate_zip
from paper.clean_text import safe_cell
from paper.table import Table, rows_of

_OF_OPTIONS = ("interventions", "costs", "upkeep", "findings")
"""Tables whose rows are things of an option, which stands in their first column."""
_LONGEST_NAME = 31
"""Of a sheet, which Excel allows."""


def write(request: ExportRequest) -> bytes:
    """The workbook. Its only formulas are the sums of our own columns; no text becomes one, nor a link."""
    whole = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(whole, {"in_memory": True, **options})
    made = datetime.combine(request.made_on, time())
    title = safe_cell(_set(request, request.baseline.community.name))
    book.set_properties({"title": title, "author": "Lintu", "created": made})
    styles = styles_of(book, request.language)
    for name, table in _sheets(request):
        WorkbookSheet(book.add_worksheet(name), table, styles, request).write()
    book.close()
    return redate_zip(whole.getvalue(), request.made_on)


def _sheets(request: ExportRequest) -> Iterator[tuple[str, Table]]:
    """The name of each sheet, and its table."""
    for table in tables(request):
        name = request.text(table.title)
        if table.key not in _OF_OPTIONS or not request.options:
            yield name[:_LONGEST_NAME], table
            continue
        for sketch in request.options:
            letter = f" {sketch.option.letter}"
            yield name[: _LONGEST_NAME - len(letter)] + letter, _of_option(table, option_name(sketch.option))


def _of_option(table: Table, name: Text) -> Table:
    """The rows of the option without its name, which stands in the title."""
    kept = rows_of(table, name)
    return replace(
        kept,
        title=Message("{table}: {option}", table=table.title, option=name),
        columns=kept.columns[1:],
        rows=tuple(row[1:] for row in kept.rows),
    )


def _set(request: ExportRequest, words: Text) -> str:
    text = request.text(words)
    return wide_brackets(text) if request.language == "zh" else text


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
