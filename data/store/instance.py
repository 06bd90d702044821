"""Lock the database file, so that only one app runs on it.

Only the app takes this hold; reading and scoring from a terminal needs none. The system itself lets go when
the process ends, however it ends, so nothing stale is ever in the way.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from base.late_modules import sqlalchemy
from base.private_files import private_folder
from data.store.address import is_file
from data.store.errors import StoreFolderError, StoreOnNetworkError, StoreTakenError

_SHARES = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "lustre",
    "fuse.sshfs",
    "fuse.glusterfs",
    "davfs",
    "fuse.davfs",
}
"""Kinds of file system whose locks do not hold between machines as SQLite needs them to."""
_MOUNTS = Path("/proc/self/mounts")
_FAR = 1 << 20


def hold_store(address: sqlalchemy.URL) -> BinaryIO | None:
    """Keep every other app away from a database, as `hold_file` does; None for PostgreSQL."""
    return hold_file(Path(str(address.database))) if is_file(address) else None


def hold_file(file: Path) -> BinaryIO:
    """Keep every other app away from this file for as long as the answer lives.

    Raises StoreTakenError where another process holds it, StoreOnNetworkError on a network share and
    StoreFolderError where the lock file beside the database cannot be made.
    """
    where = str(file)
    _refuse_share(file, where)
    held = _open(Path(f"{where}.lock"), where)
    try:
        _lock(held)
    except OSError as error:
        other = held.read(32).decode("ascii", "replace").strip() or "?"
        held.close()
        raise StoreTakenError(where=where, process=other) from error
    _sign(held)
    return held


def kind_of_file_system(path: Path, mounts: str) -> str:
    """The kind of file system that `path` lies on, from the text of /proc/self/mounts; "" where unknown."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, place, found, *_ = [*line.split(" "), "", "", ""]
        place = place.replace("\\040", " ")
        if path.is_relative_to(place or "?") and len(place) >= len(best):
            best, kind = place, found
    return kind


def _refuse_share(file: Path, where: str) -> None:
    named = str(file).startswith(("\\\\", "//"))
    mounts = _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.is_file() else ""
    if named or kind_of_file_system(file.resolve(), mounts) in _SHARES:
        raise StoreOnNetworkError(where=where)


def _open(path: Path, where: str) -> BinaryIO:
    try:
        private_folder(path.parent)
        # Not emptied on opening: it may carry the name of the process that holds it.
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    except OSError as error:
        raise StoreFolderError(where=where, reason=error.strerror) from error


def _lock(held: BinaryIO) -> None:
    # Both kinds belong to the process: a child that outlives it holds nothing.
    if sys.platform == "win32":
        import msvcrt

        os.lseek(held.fileno(), _FAR, os.SEEK_SET)  # Windows lets nobody read a locked byte
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sign(held: BinaryIO) -> None:
    # Whoever is refused reads here which process to look for.
    held.seek(0)
    held.truncate()
    held.write(b"%d\n" % os.getpid())
    held.flush()
