"""Back up everything to one file, and check that file.

It is a zip of the database and of the communities that are kept as files. It is made while the program runs,
and checked by opening what was packed before anybody relies on it.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from base.private_files import private_folder
from base.words import Message, Text
from data.known_files import file_elsewhere
from data.store.address import is_file, public_address
from data.store.backup import back_up
from data.store.connections import Connections
from data.store.errors import (
    BackupUnusableError,
    NoBackupOfServerError,
    OtherThanBackupError,
    StoreNewerError,
)
from data.store.migrate import migration_steps
from data.store.rebuilt import open_untrusted, unknown_objects

DATABASE = "lintu.sqlite"
COMMUNITIES = "communities"
ENDING = ".backup.zip"
_MOST_BYTES = 20 << 30
_MOST_LOOKED_AT = 600 << 20
"""Bytes of a file that is no backup, to see what it is: more than any other upload takes."""


@dataclass(frozen=True)
class Backup:
    """A backup that was checked: the file, its tables with their numbers of rows, files of communities."""

    file: Path
    rows: dict[str, int]
    files: int
    notes: tuple[Text, ...] = ()
    """What a restore changed that people must know of."""


def backup_name() -> str:
    """What a backup of now is called."""
    return f"lintu-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{ENDING}"


def backup_all(connections: Connections, into: Path, communities: Path, is_only_one: bool = False) -> Backup:
    """Write everything to the new file `into` and check it by opening it again.

    communities: the folder of those that are kept as files. is_only_one: as of `back_up`. Raises StoreError.
    """
    if not is_file(connections.address):
        raise NoBackupOfServerError(where=public_address(connections.address))
    private_folder(into.parent)
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".lintu-backup-") as folder:
        copy, unfinished = Path(folder) / DATABASE, Path(folder) / into.name
        back_up(connections, copy, is_only_one)
        unfinished.touch(mode=0o600)  # it holds how to reach people
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, DATABASE)
            for file in sorted(communities.rglob("*")) if communities.is_dir() else []:
                if file.is_file() and not file.name.endswith(".part"):
                    archive.write(file, f"{COMMUNITIES}/{file.relative_to(communities).as_posix()}")
        checked = check_backup(unfinished)
        unfinished.replace(into)
    return Backup(into, checked.rows, checked.files)


def check_backup(file: Path) -> Backup:
    """The backup, once its database has been opened and found whole.

    Raises BackupUnusableError, and StoreNewerError for one of a later version.
    """
    with tempfile.TemporaryDirectory(prefix="lintu-check-") as folder:
        database = unpack_backup(file, Path(folder))
        rows = _rows(database, file)
        return Backup(file, rows, sum(one.is_file() for one in (Path(folder) / COMMUNITIES).rglob("*")))


def unpack_backup(file: Path, folder: Path) -> Path:
    """The database of the backup, unpacked with the files of communities; none of its names leads out."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise BackupUnusableError(file=file.name, reason=Message("it is too large", context="backup"))
            for entry in archive.infolist():
                name = PurePosixPath(entry.filename)
                if entry.is_dir() or (str(name) != DATABASE and name.parts[:1] != (COMMUNITIES,)):
                    continue
                archive.extract(entry, folder)  # strips .. and leading slashes
    except FileNotFoundError as error:
        raise BackupUnusableError(file=file.name, reason=Message("there is no such file")) from error
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        _refuse_elsewhere(file)
        raise BackupUnusableError(file=file.name, reason=Message("it is damaged")) from error
    if not (folder / DATABASE).is_file():
        _refuse_elsewhere(file)
        raise BackupUnusableError(file=file.name, reason=Message("it contains no database"))
    return folder / DATABASE


def _refuse_elsewhere(file: Path) -> None:
    """Raise OtherThanBackupError for a file that belongs to another upload or command."""
    if not file.is_file():
        return
    with file.open("rb") as opened:
        known = file_elsewhere(opened.read(_MOST_LOOKED_AT), file.name, "backup")
    if known is not None:
        raise OtherThanBackupError(file=file.name, kind=known.what, where=known.where)


def revision_of(opened: sqlite3.Connection, file: Path) -> str:
    """The revision of a database that has nothing in it but what is of that revision."""
    found = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    known = {step.revision for step in migration_steps().walk_revisions()}
    if found is None or found[0] not in known:
        raise StoreNewerError(where=file.name, revision=found[0] if found else "?")
    if strange := unknown_objects(opened, found[0]):
        reason = Message("its database holds “{names}”, which is not ours", names="、".join(strange[:5]))
        raise BackupUnusableError(file=file.name, reason=reason)
    return str(found[0])


def _rows(database: Path, file: Path) -> dict[str, int]:
    """Rows of every table of a database that is whole, of no later version, and holds nothing strange."""
    try:
        with closing(open_untrusted(database)) as opened:
            if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupUnusableError(file=file.name, reason=Message("its database is damaged"))
            revision_of(opened, file)
            names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {
                str(name): int(opened.execute(f'SELECT count(*) FROM "{name!s}"').fetchone()[0])  # noqa: S608
                for (name,) in names
                if str(name).isidentifier()
            }
    except sqlite3.Error as error:
        raise BackupUnusableError(file=file.name, reason=Message("it is not a database")) from error
