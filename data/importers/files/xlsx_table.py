"""Excel workbooks (.xlsx): every sheet, with the values that its formulas had when it was saved."""

from __future__ import annotations

import re
from pathlib import Path

from base.words import Message
from data.importers.errors import XmlEntities
from data.importers.files.archives import members_of, unpack_member
from data.importers.files.csv_table import table_layer
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import ImportLimits

_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.xlsx"
    raw = source.read_bytes()
    for name, entry in members_of(raw, file, limits).items():
        content = unpack_member(raw, entry, file, limits)
        if name.lower().endswith((".xml", ".rels")) and _ENTITIES.search(content):
            raise XmlEntities(file=file)
    sheets = layers_of(source, file, "Excel", limits)
    return [_with_heads(sheet, file, limits) for sheet in sheets if len(sheet) > 1]


def _with_heads(sheet: RawLayer, file: str, limits: ImportLimits) -> RawLayer:
    """GDAL gives every row as cells of text; ours finds the one with the names."""
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in zip(*sheet.columns.values(), strict=True)
    ]
    return table_layer([row for row in rows if any(row)], sheet.name, file, limits)


KIND = FileKind(
    key="xlsx",
    name=Message("Excel workbook"),
    endings=(".xlsx",),
    recognises=lambda raw, name: raw.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in raw,
    read=_read,
    drivers=("XLSX",),
    environment=(("OGR_XLSX_HEADERS", "DISABLE"), ("OGR_XLSX_FIELD_TYPES", "STRING")),
)
