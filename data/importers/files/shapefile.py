"""Shapefiles in a zip archive, with the text of their tables in whatever encoding it is."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from base.words import Message
from data.importers.errors import PartMissing
from data.importers.files.archives import ending_in, members_of, unpack_member, unpack_to
from data.importers.files.cell_kinds import clean_columns
from data.importers.files.cleaning import clean_name
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.parts import Part, read_parts
from data.importers.files.raw_layers import RawLayer
from data.importers.files.table_text import AS_BYTES, declared_encodings, table_text
from data.importers.limits import ImportLimits

_NEEDED = (".shp", ".shx", ".dbf")
_WANTED = (*_NEEDED, ".prj")
_HEAD_BYTES = 32
"""Of a .dbf, before its fields."""


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    raw = (folder / "input.zip").read_bytes()
    members = members_of(raw, file, limits)

    def part(number: int, name: str) -> Part:
        into = folder / f"shape{number}.shp"
        return _shown(name), lambda: _one(raw, members, name, into, file, limits)

    stems = _stems(members)
    return read_parts([part(number, stem + ".shp") for number, stem in enumerate(stems)], file)


def _stems(members: dict[str, zipfile.ZipInfo]) -> list[str]:
    """The names without ending of all Shapefiles, those first that have shapes.

    A table alone, beside whole Shapefiles, is no part of one.
    """
    whole = {name[: -len(".shp")]: None for name, _ in ending_in(members, lambda one: one.endswith(".shp"))}
    known = {stem.lower() for stem in whole}
    lost = {
        name[:-4]: None
        for name, _ in ending_in(members, lambda one: one.endswith((".shx", ".dbf")))
        if name[:-4].lower() not in known
    }
    with_index = {name[:-4] for name, _ in ending_in(members, lambda one: one.endswith(".shx"))}
    return [*whole, *(stem for stem in lost if not whole or stem in with_index)]


def _shown(name: str) -> str:
    return clean_name(PurePosixPath(name).stem, "layer")


def _one(
    raw: bytes, members: dict[str, zipfile.ZipInfo], name: str, into: Path, file: str, limits: ImportLimits
) -> list[RawLayer]:
    """One Shapefile, written beside the archive under a name of ours."""
    by_lower = {member.lower(): member for member in members}
    stem = name[: -len(".shp")]
    for ending in _WANTED:
        member = by_lower.get((stem + ending).lower())
        if member is not None:
            unpack_to(into.with_suffix(ending), raw, members[member], file, limits)
        elif ending in _NEEDED:
            raise PartMissing(file=file, part=clean_name(PurePosixPath(stem + ending).name, ending))
    with into.with_suffix(".dbf").open("rb") as table:
        head = table.read(_HEAD_BYTES)
    if len(head) < _HEAD_BYTES:  # GDAL would read the shapes without a word
        raise PartMissing(file=file, part=_shown(name) + ".dbf")
    cpg = by_lower.get((stem + ".cpg").lower())
    layers = layers_of(into, file, "Shapefile", limits, encoding=AS_BYTES, as_read=True)
    known = declared_encodings(unpack_member(raw, members[cpg], file, limits) if cpg else b"", head)
    return [_in_words(layer, _shown(name), known, file, limits) for layer in layers]


def _in_words(
    layer: RawLayer, name: str, declared: tuple[str, ...], file: str, limits: ImportLimits
) -> RawLayer:
    """The layer with its names and texts decoded."""
    text = table_text(layer.columns, declared, file)
    columns, messages = clean_columns(text.names, text.values, name, file, limits)
    kind = layer.name[layer.name.index(" (") :] if layer.name.endswith(")") and " (" in layer.name else ""
    return replace(
        layer,
        name=name + kind,
        columns=columns,
        messages=(*text.messages, *messages, *layer.messages),
    )


KIND = FileKind(
    key="shapefile",
    name=Message("Shapefile (zip)"),
    reads=Message(
        "A zip with one or several Shapefiles (.shp, .shx, .dbf); the coordinate system of .prj; text in "
        "the encoding of .cpg if that is right, else UTF-8, GBK or Big5; Z and M shapes"
    ),
    passes_over=Message("A .shp alone (refused); heights and measures; an index"),
    endings=(".zip",),
    recognises=lambda raw, name: raw.startswith(b"PK\x03\x04") and _has_parts(raw),
    read=_read,
    drivers=("ESRI Shapefile",),
    environment=(("GDAL_DISABLE_READDIR_ON_OPEN", "FALSE"),),
)


def _has_parts(raw: bytes) -> bool:
    return re.search(rb"\.(shp|shx|dbf)", raw, re.IGNORECASE) is not None
