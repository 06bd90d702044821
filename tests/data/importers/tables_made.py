"""Small tables as offices write them, in Excel and CSV, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes


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
