"""Read a file's text in the encoding that a person states, whatever it looks like."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import PurePosixPath

from data.importers.errors import EncodingUnknown, EncodingUnused, NotInEncoding, printable_name
from data.importers.files.archives import members_of, unpack_member
from data.importers.files.kinds import kind_of_file
from data.importers.limits import DEFAULT_LIMITS, ImportLimits

_TEXT = ("csv", "geojson", "kml", "dxf")


def in_encoding(raw: bytes, name: str, encoding: str, limits: ImportLimits = DEFAULT_LIMITS) -> bytes:
    """The file with its text in UTF-8, or with the encoding stated where its readers look for it.

    Raises EncodingUnknown, EncodingUnused for a kind of file whose text has one encoding only,
    NotInEncoding where the bytes are none of it, and as `kind_of_file` and `members_of` do.
    """
    file = printable_name(name)
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise EncodingUnknown(file=file, encoding=printable_name(encoding)) from None
    kind = kind_of_file(raw, name, file)
    if kind.key == "shapefile":
        return _with_cpg(raw, file, codec, limits)
    if kind.key not in _TEXT or raw.startswith(b"PK"):
        raise EncodingUnused(file=file, kind=kind.name)
    try:
        return raw.decode(codec).lstrip("\ufeff").encode("utf-8")
    except LookupError:  # a codec of bytes, such as hex, decodes to no text
        raise EncodingUnknown(file=file, encoding=printable_name(encoding)) from None
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
                archive.writestr(str(path.with_suffix(".cpg")), codec)
    return whole.getvalue()
