"""Which upload or command a file belongs to, known by its content: who brings it elsewhere is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from base.errors import LintuError
from base.family import Family
from base.words import Message, Text


@dataclass(frozen=True)
class KnownFile:
    """A kind of file that some upload or command takes.

    what: the kind in a few words. where: a whole sentence on where to bring it. recognises: whether a file of
    these bytes and this lower-case name is one. step: of the assistant for one's own community; "" for none.
    """

    key: str
    what: Text
    where: Text
    recognises: Callable[[bytes, str], bool]
    step: str = ""


class MisplacedFileError(LintuError, ValueError):
    """A file that belongs to another upload or command."""

    template = "“{file}” does not belong here. It is {kind}. {where}"


def zip_holds(raw: bytes, member: str) -> bool:
    """Whether these bytes are a zip archive with this file at its top; nothing is unpacked."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return member in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


BACKUP = KnownFile(
    "backup",
    Message("a backup of all of Lintu"),
    Message("Restore it with the command “lintu restore FILE”, while the program does not run."),
    lambda raw, name: zip_holds(raw, "lintu.sqlite"),
)
KNOWN_FILES: Family[KnownFile] = Family((BACKUP,))
"""Those known here; capabilities add theirs. The first that recognises a file counts: exported ballots are a
table, too."""


def file_elsewhere(raw: bytes, name: str, *accepted: str) -> KnownFile | None:
    """What the file is, if it is none of the `accepted` (keys) and belongs somewhere else; None otherwise."""
    found = next((known for known in KNOWN_FILES if known.recognises(raw, name.lower())), None)
    return None if found is None or found.key in accepted else found


def require_file_here(raw: bytes, name: str, *accepted: str) -> None:
    """Raise MisplacedFileError for a file that is known and none of the `accepted`."""
    known = file_elsewhere(raw, name, *accepted)
    if known is not None:
        raise MisplacedFileError(file=name[:120], kind=known.what, where=known.where)
