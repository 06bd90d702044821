"""Read a file's text in the encoding that a person states, whatever it looks like."""

from __future__ import annotations

import codecs
import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

from base.words import Text
from data.importers.errors import (
    EncodingUnknown,
    EncodingUnused,
    NoEncodingFits,
    NotInEncoding,
    printable_name,
)
from data.importers.files.archives import members_of, unpack_member
from data.importers.files.kinds import kind_of_file
from data.importers.files.row_encodings import usual_name
from data.importers.files.source_file import SourceFile, read_bytes
from data.importers.files.table_text import STATED
from data.importers.files.text_encoding import UTF16_MARKS, DecodedText, decoded_text
from data.importers.limits import DEFAULT_LIMITS, ImportLimits

TEXT_KINDS = ("csv", "geojson", "kml", "dxf")


def read_in_encoding(
    raw: bytes, name: str, encoding: str, limits: ImportLimits = DEFAULT_LIMITS
) -> SourceFile:
    """What the file holds, its text read in the stated encoding; a row that is none of it in its own.

    Raises EncodingUnknown, EncodingUnused for a kind of file whose text has one encoding only,
    NotInEncoding where most rows are none of it, and as `read_bytes` does.
    """
    known, messages = in_encoding(raw, name, encoding, limits)
    source = read_bytes(known, name, limits)
    layers = tuple(replace(layer, messages=(*messages, *layer.messages)) for layer in source.layers)
    return replace(source, sha256=hashlib.sha256(raw).hexdigest(), layers=layers, encoding=encoding)


def in_encoding(
    raw: bytes, name: str, encoding: str, limits: ImportLimits = DEFAULT_LIMITS
) -> tuple[bytes, tuple[Text, ...]]:
    """The file with its text in UTF-8, or with the encoding stated where its readers look for it, and
    messages about rows that are unlike the rest. Raises as `read_in_encoding` does."""
    file = printable_name(name)
    codec = _codec(encoding, file)
    kind = kind_of_file(raw, name, file)
    if kind.key == "shapefile":
        return _with_cpg(raw, file, codec, limits), ()
    if kind.key not in TEXT_KINDS or raw.startswith(b"PK"):
        raise EncodingUnused(file=file, kind=kind.name)
    if codec.startswith(("utf-16", "utf-32")):
        return _whole(raw, codec, file), ()
    decoded = _decoded(raw, file, codec, may_be_cut=kind.key == "dxf")
    return decoded.text.lstrip("\ufeff").encode("utf-8-sig"), decoded.messages


def _codec(encoding: str, file: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        b"0".decode(codec)
    except UnicodeDecodeError:
        return codec  # of more than one byte for each character
    except (LookupError, ValueError):  # a codec of bytes, such as hex, decodes to no text
        raise EncodingUnknown(file=file, encoding=printable_name(encoding)) from None
    return usual_name(codec) or codec


def _decoded(raw: bytes, file: str, codec: str, *, may_be_cut: bool) -> DecodedText:
    """Raises NotInEncoding where more rows are in no or in another encoding than in the stated one."""
    if raw.startswith(UTF16_MARKS):
        raise NotInEncoding(file=file, encoding=codec)
    try:
        decoded = decoded_text(raw, file, stated=codec, may_be_cut=may_be_cut)
    except NoEncodingFits:
        raise NotInEncoding(file=file, encoding=codec) from None
    found = decoded.found
    if (len(found.others) + len(found.broken)) * 2 > found.judged:
        raise NotInEncoding(file=file, encoding=codec)
    return decoded


def _whole(raw: bytes, codec: str, file: str) -> bytes:
    try:
        return raw.decode(codec).lstrip("\ufeff").encode("utf-8-sig")
    except UnicodeError:
        raise NotInEncoding(file=file, encoding=codec) from None


def _with_cpg(raw: bytes, file: str, codec: str, limits: ImportLimits) -> bytes:
    """The archive with a .cpg beside each .dbf that names the encoding."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in members_of(raw, file, limits).items():
            path = PurePosixPath(name)
            if path.suffix.lower() == ".cpg":
                continue
            archive.writestr(name, unpack_member(raw, entry, file, limits))
            if path.suffix.lower() == ".dbf":
                archive.writestr(str(path.with_suffix(".cpg")), STATED + codec)
    return whole.getvalue()
