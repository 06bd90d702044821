"""CSV: a table with its names in the first row, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path

import numpy as np

from base.words import Message
from data.importers.errors import NothingInside
from data.importers.files.cleaning import clean_column, clean_names, cut_messages, require_few
from data.importers.files.file_kind import FileKind
from data.importers.files.raw_layers import COLUMNS, ROWS, RawLayer, Value
from data.importers.files.text_encoding import encoding_messages, text_of
from data.importers.limits import ImportLimits

_ENDINGS = (".csv", ".txt", ".tsv")
_SEPARATORS = ",;\t|，"


def _recognises(raw: bytes, name: str) -> bool:
    return name.endswith(_ENDINGS) and not raw.startswith((b"PK", b"{", b"<", b"SQLite"))


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    csv.field_size_limit(10 * limits.text_refused)
    text, encoding = text_of((folder / "input.csv").read_bytes(), file)
    first = next((line for line in io.StringIO(text.lstrip("\ufeff")) if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        table = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
        rows = [row for row in itertools.islice(table, limits.rows + 2) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise NothingInside(file=file, why=Message(" ({error})", error=str(error))) from error
    if len(rows) < 2:
        raise NothingInside(file=file, why=Message(" (only a header)"))
    require_few(len(rows) - 1, limits.rows, file, ROWS)
    layer = table_layer(rows, Path(file).stem, file, limits)
    layer_told = (*encoding_messages(encoding), *layer.messages)
    return [RawLayer(layer.name, "table", layer.columns, layer.shapes, layer.mended, "", layer_told)]


_HEADS_AMONG = 6
"""The names stand in one of the first rows; a title or a remark may stand above them."""


def table_layer(rows: list[list[str]], name: str, file: str, limits: ImportLimits) -> RawLayer:
    """The rows as a layer without shapes; the first that is filled like those below it holds the names."""
    width = max(len(row) for row in rows)
    rows = rows[_head(rows) :]
    require_few(width, limits.columns, file, COLUMNS)
    names = clean_names([*rows[0], *[""] * (width - len(rows[0]))])
    columns: dict[str, list[Value]] = {}
    cuts = 0
    for number, column in enumerate(names):
        cells = ((row[number].strip() or None) if number < len(row) else None for row in rows[1:])
        columns[column], cut = clean_column(cells, column, name, file, limits)
        cuts += cut
    shapes = np.array([], dtype=object)
    return RawLayer(name, "table", columns, shapes, np.zeros(0, dtype=bool), "", cut_messages(cuts, limits))


def _head(rows: list[list[str]]) -> int:
    """The first row with more than half as many cells as the fullest of the first few."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:_HEADS_AMONG]]
    return next(number for number, cells in enumerate(filled) if 2 * cells > max(filled))


KIND = FileKind(
    key="csv",
    name=Message("CSV table"),
    endings=_ENDINGS,
    recognises=_recognises,
    read=_read,
)
