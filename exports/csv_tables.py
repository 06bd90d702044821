"""CSV: every table and the fields of every layer, one file each in an archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from base.words import Message
from exports.export import Export
from exports.map_layers import MapLayer, map_layers
from exports.request import ExportRequest
from exports.tables import tables
from paper.archive import zip_files
from paper.clean_text import safe_cell
from paper.table import Table, cell_value

_MARK = "utf-8-sig"
"""Without the mark Excel takes UTF-8 for the local code page."""


def write(request: ExportRequest) -> bytes:
    """The archive: tables by their keys, layers by theirs with `layer_` in front."""
    files = {f"{table.key}.csv": _table(table, request) for table in tables(request)}
    files |= {f"layer_{layer.key}.csv": _layer(layer, request) for layer in map_layers(request)}
    return zip_files(files, request.made_on)


def _table(table: Table, request: ExportRequest) -> bytes:
    head = [request.text(column.head) for column in table.columns]
    return _csv(head, ([cell_value(cell, request.language) for cell in row] for row in table.rows))


def _layer(layer: MapLayer, request: ExportRequest) -> bytes:
    units = [f" ({request.text(field.unit)})" if field.unit else "" for field in layer.fields]
    head = [request.text(field.label) + unit for field, unit in zip(layer.fields, units, strict=True)]
    frame = layer.frame[[field.column for field in layer.fields]].astype(object)
    return _csv(head, frame.where(frame.notna(), None).itertuples(index=False))


def _csv(head: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow([safe_cell(name) for name in head])
    for row in rows:
        written.writerow([_cell(value) for value in row])
    return text.getvalue().encode(_MARK)


def _cell(value: object) -> object:
    if isinstance(value, str):
        return safe_cell(value)
    return round(value, 4) if isinstance(value, float) else value


EXPORT = Export(
    key="csv",
    name=Message("CSV"),
    about=Message("Every table and the fields of every layer, one CSV each (UTF-8) in an archive."),
    extension=".csv.zip",
    media_type="application/zip",
    write=write,
    magic=b"PK\x03\x04",
)
