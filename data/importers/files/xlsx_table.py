"""Excel workbooks (.xlsx): every sheet, with the values that its formulas had when it was saved."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from base.words import Message
from data.importers.errors import ImportRefused, NothingInside, XmlEntities
from data.importers.files.archives import members_of, unpack_member
from data.importers.files.cleaning import clean_name, require_few
from data.importers.files.file_kind import FileKind
from data.importers.files.library_errors import unusable
from data.importers.files.parts import Part, read_parts
from data.importers.files.raw_layers import LAYERS, RawLayer
from data.importers.files.sheets.sheet_layer import sheet_layer
from data.importers.files.strict_workbook import as_transitional, is_strict
from data.importers.limits import ImportLimits

_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_XML = (".xml", ".rels")


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.xlsx"
    raw = source.read_bytes()
    book: dict[str, bytes] = {}
    for name, entry in members_of(raw, file, limits).items():
        content = unpack_member(raw, entry, file, limits)
        if not name.lower().endswith(_XML):
            continue
        if _ENTITIES.search(content.replace(b"\0", b"")):
            raise XmlEntities(file=file)
        book[name] = content
    if is_strict(book):
        source.write_bytes(as_transitional(book))
    del raw, book
    return _layers(source, file, limits)


def _layers(source: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    """The layers of all sheets that hold any, those that people see first."""
    from data.importers.files.workbook import (  # only workbooks pay for openpyxl
        DAMAGED,
        SheetPart,
        WorkbookParts,
    )

    def part(one: SheetPart) -> Part:
        def read() -> list[RawLayer]:
            try:
                sheet = book.sheet(one, file, limits)
            except DAMAGED as error:
                if isinstance(error, ImportRefused):
                    raise
                raise unusable(error, file, "Excel") from error
            try:
                return [sheet_layer(replace(sheet, name=name), file, limits)]
            except NothingInside:
                return []  # a sheet that is blank or only a header says nothing of the others

        name = clean_name(one.name, "sheet")
        return name, read

    with source.open("rb") as opened:
        try:
            book = WorkbookParts(opened)
        except DAMAGED as error:
            raise unusable(error, file, "Excel") from error
        require_few(len(book.parts), limits.layers, file, LAYERS)
        layers = read_parts(map(part, sorted(book.parts, key=lambda one: not one.visible)), file)
    if not layers:
        raise NothingInside(file=file, why=Message(" (its sheets are empty or only a header)"))
    return layers


KIND = FileKind(
    key="xlsx",
    name=Message("Excel workbook"),
    reads=Message(
        "Every sheet: names in up to three rows, merged cells, numbers with units, the stored results of "
        "formulas; places as in a CSV table"
    ),
    passes_over=Message(
        "Titles, notes, rows of totals, empty sheets and columns, pictures, macros; .xls and files with a"
        " password (refused)"
    ),
    endings=(".xlsx",),
    recognises=lambda raw, name: raw.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in raw,
    read=_read,
)
