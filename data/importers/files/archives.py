"""Read zip archives from untrusted sources: checked before unpacking, with limits on size."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from base.words import Message, Text
from data.importers.errors import (
    ArchiveDamaged,
    ArchiveTooBig,
    ArchiveUnsafe,
    ImportRefused,
    printable_name,
)
from data.importers.files.row_encodings import row_encodings
from data.importers.limits import MB, ImportLimits

_CHUNK = 1 << 20
_FREE_BYTES = 20 * MB
"""A member of less than this may have any ratio: empty cells pack well, and cost little to read."""
_ANY_RATIO = (".dbf",)
"""Tables of fixed width, whose empty cells are spaces: two thirds of such a file may be nothing else. They
are unpacked onto the disk, and bound by `archive_bytes` alone."""
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".kmz", ".tar")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
)
"""How zipfile and what it unpacks with complain."""
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


def members_of(raw: bytes, file: str, limits: ImportLimits) -> dict[str, zipfile.ZipInfo]:
    """Name → entry of every file in the archive, none of which can do harm by being unpacked in memory.

    Raises ArchiveDamaged, ArchiveUnsafe or ArchiveTooBig.
    """
    if raw.count(b"PK\x01\x02") > 10 * limits.archive_members:
        # Counted in the bytes: only to list 70 000 entries takes seconds.
        raise _too_many(file, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except _DAMAGED as error:
        raise ArchiveDamaged(file=file) from error
    if len(entries) > limits.archive_members:
        raise _too_many(file, limits)
    names = _names(entries)
    named = dict(zip(names, entries, strict=True))
    for name, times in Counter(names).items():
        if times > 1:
            raise _unsafe(file, name, Message("occurs twice"))
    for name, entry in named.items():
        _require_harmless(name, entry, file)
    _require_size(named, file, limits)
    return named


def unpack_member(raw: bytes, entry: zipfile.ZipInfo, file: str, limits: ImportLimits) -> bytes:
    """The content of one member. Raises ArchiveDamaged or ArchiveTooBig."""
    content = bytearray()
    for chunk in _chunks(raw, entry, file, limits):
        content += chunk
    return bytes(content)


def unpack_to(path: Path, raw: bytes, entry: zipfile.ZipInfo, file: str, limits: ImportLimits) -> None:
    """Write the content of one member to `path`. Raises ArchiveDamaged or ArchiveTooBig."""
    with path.open("wb") as target:
        for chunk in _chunks(raw, entry, file, limits):
            target.write(chunk)


def _chunks(raw: bytes, entry: zipfile.ZipInfo, file: str, limits: ImportLimits) -> Iterator[bytes]:
    """One member piece by piece, counted while it is unpacked: its stated size may be a lie."""
    most, count = _most_bytes(entry, limits), 0
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(entry) as member:
            while chunk := member.read(_CHUNK):
                count += len(chunk)
                if count > most:
                    raise _too_big(file, limits)
                yield chunk
    except ImportRefused:
        raise
    except _DAMAGED as error:
        raise ArchiveDamaged(file=file) from error


def _most_bytes(entry: zipfile.ZipInfo, limits: ImportLimits) -> int:
    """How much a member may hold: as much as all together, unless so much can only be meant as a bomb."""
    if entry.filename.lower().endswith(_ANY_RATIO):
        return limits.archive_bytes
    return min(limits.archive_bytes, max(_FREE_BYTES, entry.compress_size * limits.archive_ratio))


def ending_in(
    members: dict[str, zipfile.ZipInfo], wanted: Callable[[str], bool]
) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The members whose lower-case name is wanted, without the ones that macOS adds."""
    for name, entry in members.items():
        if wanted(name.lower()) and "__MACOSX" not in name and not PurePosixPath(name).name.startswith("._"):
            yield name, entry


def _names(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The members' names; older programs write them in GBK, Big5 or UTF-8 without saying in which."""
    names: list[str | None] = [None if _is_unsaid(entry) else entry.filename for entry in entries]
    unsaid = [(entry.filename.encode("cp437"),) for entry in entries if _is_unsaid(entry)]
    found = row_encodings(unsaid)
    decoded = (
        row[0].decode("cp437" if at in found.broken else found.of(at)) for at, row in enumerate(unsaid)
    )
    return [next(decoded) if name is None else name for name in names]


def _is_unsaid(entry: zipfile.ZipInfo) -> bool:
    """Whether the encoding of the name is not stated, so that zipfile took it for that of DOS."""
    if entry.flag_bits & _UTF8_NAME:
        return False
    try:
        entry.filename.encode("cp437")
    except UnicodeError:
        return False
    return True


def _require_harmless(name: str, entry: zipfile.ZipInfo, file: str) -> None:
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ".." in plain.split("/") or ":" in plain.split("/")[0] or "\0" in plain:
        raise _unsafe(file, name, Message("has a path outside the archive"))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _unsafe(file, name, Message("is a link"))
    if plain.lower().endswith(_ARCHIVES):
        raise _unsafe(file, name, Message("is itself an archive"))
    if entry.flag_bits & _ENCRYPTED:
        raise ArchiveDamaged(file=file)


def _require_size(named: dict[str, zipfile.ZipInfo], file: str, limits: ImportLimits) -> None:
    if sum(entry.file_size for entry in named.values()) > limits.archive_bytes:
        raise _too_big(file, limits)
    if any(entry.file_size > _most_bytes(entry, limits) for entry in named.values()):
        raise _too_big(file, limits)


def _unsafe(file: str, name: str, trouble: Text) -> ArchiveUnsafe:
    return ArchiveUnsafe(file=file, member=printable_name(name), trouble=trouble)


def _too_big(file: str, limits: ImportLimits) -> ArchiveTooBig:
    return ArchiveTooBig(
        file=file,
        trouble=Message("is too large when unpacked"),
        limit=f"{limits.archive_bytes / MB:.0f} MB / 1:{limits.archive_ratio}",
    )


def _too_many(file: str, limits: ImportLimits) -> ArchiveTooBig:
    return ArchiveTooBig(
        file=file,
        trouble=Message("contains too many files"),
        limit=str(limits.archive_members),
    )
