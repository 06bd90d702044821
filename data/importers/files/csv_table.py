"""CSV: a table with its names in the first rows, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from base.words import Message
from data.importers.errors import NothingInside
from data.importers.files.cleaning import clean_name
from data.importers.files.file_kind import FileKind
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.files.sheets.sheet import sheet_of
from data.importers.files.sheets.sheet_layer import sheet_layer
from data.importers.files.text_encoding import decoded_text
from data.importers.limits import ImportLimits

_ENDINGS = (".csv", ".txt", ".tsv")
_SEPARATORS = ",;\t|，"
_AMONG = 10


def _recognises(raw: bytes, name: str) -> bool:
    return name.endswith(_ENDINGS) and not raw.startswith((b"PK", b"{", b"<", b"SQLite"))


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    csv.field_size_limit(10 * limits.text_refused)
    decoded = decoded_text((folder / "input.csv").read_bytes(), file)
    text = decoded.text.lstrip("\ufeff")
    separator = _separator(text)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        sheet = sheet_of(clean_name(Path(file).stem, "table"), _cells(table), file, limits)
    except csv.Error as error:
        raise NothingInside(file=file, why=Message(" ({error})", error=str(error))) from error
    return [sheet_layer(replace(sheet, messages=decoded.messages), file, limits)]


def _separator(text: str) -> str:
    """The one that most of the first lines have; a title above may have none, or another one."""
    lines = list(itertools.islice((line for line in io.StringIO(text) if line.strip()), _AMONG))
    return max(_SEPARATORS, key=lambda one: (sum(one in line for line in lines), "".join(lines).count(one)))


def _cells(table: Iterable[list[str]]) -> Iterator[tuple[int, dict[int, Value]]]:
    """Number of the row, and column → cell."""
    return ((number, dict(enumerate(row))) for number, row in enumerate(table, 1))


KIND = FileKind(
    key="csv",
    name=Message("CSV table"),
    reads=Message(
        "Tables separated by commas, semicolons, tabs or bars, in UTF-8, UTF-16, GBK or Big5; names in "
        "up to three rows; places as two columns in degrees, degrees and minutes or metres, one column "
        "“longitude,latitude”, WKT or GeoJSON, or the compound that a row names"
    ),
    passes_over=Message("Titles above, notes below, rows of totals, empty columns"),
    endings=_ENDINGS,
    recognises=_recognises,
    read=_read,
)
