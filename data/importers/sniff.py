"""Recognise a file's kind by its first bytes, never by its name."""

from __future__ import annotations

import re
from typing import Literal

from base.words import Message, Text
from data.importers.errors import CompressedFile, FileEmpty, NotOsm, WrongEncoding, XmlEntities

Kind = Literal["osm", "osm.pbf"]

HEAD_BYTES = 8_192

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\0<")
_COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"Rar!": "rar",
}
_BINARY = {
    b"SQLite format 3": Message("a database (such as GeoPackage)"),
    b"%PDF": Message("a PDF document"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
    b"GIF8": Message("a picture"),
    b"\x00\x00\x27\x0a": Message("a Shapefile"),
    b"\xff\xe0\x04o5": Message("an o5m file"),
}
_ROOTS = {
    b"html": Message("a web page (perhaps the error page of a download)"),
    b"OGRVRTDataSource": Message("a GDAL virtual data source (VRT)"),
    b"osmChange": Message("an OSM change file"),
    b"gpx": Message("a GPX track"),
    b"kml": Message("a KML file"),
}
_NO_MARKUP = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
"""Comments, instructions and plain text, in which an element may stand as words."""
_OTHER = Message("an unknown format")


def kind_of(head: bytes, file: str) -> Kind:
    """Which OpenStreetMap format begins with `head` (the first HEAD_BYTES).

    Raises FileEmpty, CompressedFile, WrongEncoding, XmlEntities or NotOsm, which name `file`.
    """
    if not head.strip():
        raise FileEmpty(file=file)
    _refuse_compressed(head, file)
    _refuse_known_binary(head, file)
    if _begins_like_pbf(head):
        return "osm.pbf"
    if head.startswith(_UTF16_OR_32):
        raise WrongEncoding(file=file, encoding="UTF-16")
    return _kind_of_text(head.removeprefix(_UTF8_BOM).lstrip(), file)


def _refuse_compressed(head: bytes, file: str) -> None:
    for magic, kind in _COMPRESSED.items():
        if head.startswith(magic):
            raise CompressedFile(file=file, kind=kind)


def _refuse_known_binary(head: bytes, file: str) -> None:
    for magic, kind in _BINARY.items():
        if head.startswith(magic):
            raise _not_osm(file, kind)


def _begins_like_pbf(head: bytes) -> bool:
    """A length, then a BlobHeader whose first field says "OSMHeader"."""
    return head[4:15] == b"\x0a\x09OSMHeader"


def _kind_of_text(text: bytes, file: str) -> Kind:
    if text.startswith((b"{", b"[")):
        raise _not_osm(file, _kind_of_json(text))
    root = _root_element(text)
    if root == b"osm":
        if re.search(rb"<!(DOCTYPE|ENTITY)", _NO_MARKUP.sub(b"", text), re.IGNORECASE):
            raise XmlEntities(file=file)
        return "osm"
    if root.lower() == b"html" or re.match(rb"<!doctype\s+html", text, re.IGNORECASE):
        raise _not_osm(file, _ROOTS[b"html"])
    if root:
        name = root.decode("ascii", "replace")[:40]
        raise _not_osm(file, _ROOTS.get(root, Message("XML with the root <{name}>", name=name)))
    raise _not_osm(file, _OTHER)


def _root_element(text: bytes) -> bytes:
    """The name of the first element after declaration, comments and doctype; b"" where there is none."""
    without = _NO_MARKUP.sub(b"", text)
    without = re.sub(rb"^\s*<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", b"", without, flags=re.DOTALL | re.IGNORECASE)
    found = re.match(rb"\s*<([A-Za-z_][\w:.-]*)[\s/>]", without)
    return found.group(1) if found else b""


def _kind_of_json(text: bytes) -> Text | str:
    if b"gdal_streamed_alg" in text:
        return Message("a GDAL pipeline (GDALG)")
    if b'"FeatureCollection"' in text or b'"coordinates"' in text:
        return "GeoJSON"
    return "JSON"


def _not_osm(file: str, kind: Text | str) -> NotOsm:
    return NotOsm(file=file, kind=kind)
