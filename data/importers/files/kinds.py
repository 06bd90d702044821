"""All supported file kinds, recognised by content rather than by name."""

from __future__ import annotations

from base.words import Message, Text
from data.importers.errors import FileEmpty, KindUnknown
from data.importers.files import csv_table, dxf, geojson, geopackage, kml, shapefile, xlsx_table
from data.importers.files.file_kind import FileKind

KINDS: dict[str, FileKind] = {
    module.KIND.key: module.KIND
    for module in (geopackage, geojson, xlsx_table, kml, shapefile, dxf, csv_table)
}
"""In the order of asking: an Excel file is a zip archive, too."""

_FOREIGN: tuple[tuple[bytes, Text], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        Message("an old Excel (.xls) or Word file; save it as .xlsx"),
    ),
    (b"AC10", Message("a DWG drawing; save it as DXF in your CAD program")),
    (b"AutoCAD Binary DXF", Message("a binary DXF; save it as text DXF")),
    (b"%PDF", Message("a PDF document")),
    (b"\x89PNG", Message("a picture")),
    (b"\xff\xd8\xff", Message("a picture")),
    (b"Rar!", Message("a rar archive; unpack it and use zip")),
    (b"7z\xbc\xaf", Message("a 7z archive; unpack it and use zip")),
    (b"\x1f\x8b", Message("a gzip file; unpack it first")),
    (
        b"\x00\x00\x27\x0a",
        Message("a .shp alone; pack it with .shx and .dbf in a zip"),
    ),
    (b"PK\x03\x04", Message("an archive with no supported file inside")),
)


def kind_of_file(raw: bytes, name: str, file: str) -> FileKind:
    """Which kind a file with these bytes and this name is. Raises FileEmpty or KindUnknown, naming `file`."""
    if not raw.strip(b" \r\n\t"):
        raise FileEmpty(file=file)
    for kind in KINDS.values():
        if kind.recognises(raw, name.lower()):
            return kind
    for magic, foreign in _FOREIGN:
        if raw.startswith(magic):
            raise KindUnknown(file=file, kind=foreign)
    head = raw[:2_000].lower()
    if b"<html" in head or b"<!doctype html" in head:
        raise KindUnknown(file=file, kind=Message("a web page"))
    raise KindUnknown(file=file, kind=Message("an unknown format"))
