"""KML, plain or packed as KMZ. What it links to elsewhere is not fetched."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

import numpy as np

from base.words import Message, Text
from data.importers.errors import MalformedXml, NothingInside, PartMissing, XmlEntities
from data.importers.files.archives import ending_in, members_of, unpack_member
from data.importers.files.cleaning import clean_column, clean_name, clean_names, cut_messages, require_few
from data.importers.files.file_kind import FileKind
from data.importers.files.parts import Part, read_parts
from data.importers.files.placemarks import Placemark, marks_of
from data.importers.files.raw_layers import COLUMNS, ROWS, RawLayer, Value
from data.importers.files.shaping import layers_by_shape
from data.importers.files.text_encoding import decoded_text
from data.importers.limits import ImportLimits

_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_LINK = re.compile(r"<(\w+:)?NetworkLink\b", re.IGNORECASE)
_WGS84 = "EPSG:4326"


def _recognises(raw: bytes, name: str) -> bool:
    if raw.startswith(b"PK\x03\x04"):
        return re.search(rb"\.kml", raw, re.IGNORECASE) is not None and b"xl/workbook.xml" not in raw
    return re.search(rb"<(\w+:)?kml[\s>]", raw[:20_000]) is not None


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    raw = (folder / "input.kml").read_bytes()
    if not raw.startswith(b"PK\x03\x04"):
        return _document(raw, Path(file).stem, file, limits)
    members = members_of(raw, file, limits)

    def part(member: str) -> Part:
        # The main document is shown under the file's name, the others under their own.
        name = Path(file).stem if member == documents[0] else PurePosixPath(member).stem
        entry = members[member]
        return member, lambda: _document(unpack_member(raw, entry, file, limits), name, file, limits)

    documents = _documents(members)
    if not documents:
        raise PartMissing(file=file, part="doc.kml")
    return read_parts(map(part, documents), file)


def _document(raw: bytes, name: str, file: str, limits: ImportLimits) -> list[RawLayer]:
    decoded = decoded_text(raw, file)
    text = decoded.text
    if _ENTITIES.search(text):
        raise XmlEntities(file=file)
    messages = list(decoded.messages)
    if _LINK.search(text):
        messages.append(Message("Links to other files are not followed."))
    try:
        marks = list(marks_of(_PROLOG.sub("", text.lstrip("\ufeff"))))
    except ElementTree.ParseError as error:
        raise MalformedXml(file=file, line=error.position[0]) from error
    if not marks:
        raise NothingInside(file=file, why=Message(" (no placemarks)"))
    require_few(len(marks), limits.rows, file, ROWS)

    def part(folder: str, of_one: list[Placemark]) -> Part:
        return folder, lambda: _layers(folder, of_one, file, limits, messages)

    return read_parts((part(*one) for one in _by_folder(marks, name)), file)


def _by_folder(marks: list[Placemark], otherwise: str) -> Iterator[tuple[str, list[Placemark]]]:
    in_order = sorted(marks, key=lambda mark: mark.folder)
    for name, of_one in groupby(in_order, key=lambda mark: mark.folder):
        yield clean_name(name, otherwise), list(of_one)


def _layers(
    name: str, marks: list[Placemark], file: str, limits: ImportLimits, messages: list[Text]
) -> list[RawLayer]:
    known = list(dict.fromkeys(key for mark in marks for key in mark.values))
    require_few(len(known), limits.columns, file, COLUMNS)
    columns: dict[str, list[Value]] = {}
    cuts = 0
    for column, key in zip(clean_names(known), known, strict=True):
        values = [mark.values.get(key) for mark in marks]
        if any(value is not None for value in values):
            columns[column], cut = clean_column(values, column, name, file, limits)
            cuts += cut
    shapes = np.array([mark.shape for mark in marks], dtype=object)
    return layers_by_shape(
        name, columns, shapes, _WGS84, file, limits, [*messages, *cut_messages(cuts, limits)]
    )


def _documents(members: dict[str, zipfile.ZipInfo]) -> list[str]:
    """The .kml files of an archive, the main one first."""
    names = [name for name, _ in ending_in(members, lambda one: one.endswith(".kml"))]
    return sorted(names, key=lambda name: name != "doc.kml")


KIND = FileKind(
    key="kml",
    name=Message("KML / KMZ"),
    reads=Message("Placemarks by folder, with their data; tracks (gx:Track) as lines; a packed .kmz"),
    passes_over=Message("Links to other files, pictures laid over the map, styles, heights"),
    endings=(".kml", ".kmz"),
    recognises=_recognises,
    read=_read,
)
