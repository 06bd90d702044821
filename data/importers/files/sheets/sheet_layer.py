"""A sheet as a layer without shapes: named columns, rows of data alone, and what was guessed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from base.words import Message
from data.importers.errors import NothingInside
from data.importers.files.cleaning import clean_column, clean_names, cut_messages, require_few
from data.importers.files.raw_layers import ROWS, RawLayer, Value
from data.importers.files.sheets.filling_down import fill_down
from data.importers.files.sheets.header_rows import header_rows
from data.importers.files.sheets.left_out_rows import data_rows
from data.importers.files.sheets.sheet import Sheet
from data.importers.limits import ImportLimits


def sheet_layer(sheet: Sheet, file: str, limits: ImportLimits) -> RawLayer:
    """The layer that a sheet means. Raises NothingInside, TooManyItems and TextTooLong."""
    if not sheet.rows:
        raise NothingInside(file=file, why=Message(" (its cells are all empty)"))
    head = header_rows(sheet)
    data = data_rows(sheet, head)
    if not data.rows:
        raise NothingInside(file=file, why=Message(" (only a header)"))
    require_few(len(data.rows), limits.rows, file, ROWS)
    named = [name or f"column {at + 1}" for name, at in zip(head.names, sheet.columns, strict=True)]
    names = clean_names(named)
    filled = fill_down(sheet, data.rows, names)
    columns: dict[str, list[Value]] = {}
    cuts = 0
    for at, name in enumerate(names):
        cells = (_cell(sheet.rows[row][at]) for row in data.rows)
        columns[name], cut = clean_column(cells, name, sheet.name, file, limits)
        cuts += cut
    messages = (*sheet.messages, *head.messages, *data.messages, *filled, *cut_messages(cuts, limits))
    layer = RawLayer(sheet.name, "table", columns, np.array([], dtype=object), np.zeros(0, dtype=bool))
    return replace(
        layer,
        messages=messages,
        row_numbers=tuple(sheet.numbers[row] for row in data.rows),
        totals={names[at]: number for at, number in data.totals.items()},
    )


def _cell(value: Value) -> Value:
    return value.strip() or None if isinstance(value, str) else value
