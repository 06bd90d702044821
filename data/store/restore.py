"""Put everything back as it was in a backup, and let the capabilities write the restore down."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from base.errors import LintuError
from base.family import Family
from base.private_files import private_file, private_folder
from base.words import Message, Text
from data.store.address import file_address, is_file, public_address
from data.store.backup import back_up_beside
from data.store.backup_file import COMMUNITIES, Backup, check_backup, revision_of, unpack_backup
from data.store.connections import Connections, connect
from data.store.damaged_rows import DAMAGE
from data.store.errors import BackupUnusableError, NoBackupOfServerError
from data.store.instance import hold_store
from data.store.migrate import bring_up_to_date
from data.store.rebuilt import open_untrusted, rebuild


@dataclass(frozen=True)
class RestoreRule:
    """What a capability does at a restore.

    remember: what it must know of the data that go. record: given the new data and that (None where there
    were none, or where they cannot be read), writes the restore down; what to tell the person who did it.
    """

    remember: Callable[[Connection], Any]
    record: Callable[[Connection, Any], Sequence[Text]]


RESTORE_RULES: Family[RestoreRule] = Family()


def restore_all(connections: Connections, file: Path, communities: Path) -> tuple[Backup, Path | None]:
    """Put everything back as it was in the backup; what was here is copied to the folder backups first.

    The copy's place is the second answer, None where there was nothing. Raises BackupUnusableError,
    StoreNewerError, and StoreTakenError while the program runs.
    """
    address = connections.address
    if not is_file(address):
        raise NoBackupOfServerError(where=public_address(address))
    live = Path(str(address.database))
    private_folder(live.parent)
    checked = check_backup(file)
    held = hold_store(address)
    try:
        saved = back_up_beside(connections, "before-restore") if live.exists() else None
        known = [_former_state(connections, rule) for rule in RESTORE_RULES] if saved else []
        connections.close()
        with tempfile.TemporaryDirectory(dir=live.parent, prefix=".lintu-restore-") as folder:
            database = _rebuild_database(unpack_backup(file, Path(folder)), file)
            notes = _record(database, known)
            for beside in ("-wal", "-shm"):
                Path(f"{live}{beside}").unlink(missing_ok=True)  # of the database that goes
            database.replace(live)
            _put_files(Path(folder) / COMMUNITIES, communities)
        bring_up_to_date(connections)
    finally:
        if held is not None:
            held.close()
    return replace(checked, notes=notes), saved


def _former_state(connections: Connections, rule: RestoreRule) -> Any:
    """What a rule must know of the data that go; None where they are damaged, or of a version without it."""
    try:
        with connections.reading() as connection:
            return rule.remember(connection)
    except (LintuError, SQLAlchemyError, *DAMAGE):
        return None


def _record(database: Path, known: Sequence[Any]) -> tuple[Text, ...]:
    """Write the restore down in the new data before they are put in place."""
    restored = connect(file_address(database))
    try:
        bring_up_to_date(restored)
        with restored.writing() as connection:
            found = zip_longest(RESTORE_RULES, known)
            return tuple(note for rule, former in found for note in rule.record(connection, former))
    finally:
        restored.close()


def _rebuild_database(database: Path, file: Path) -> Path:
    """A new database with the rows of one that was checked. Raises BackupUnusableError."""
    into = database.with_name("rebuilt.sqlite")
    try:
        with closing(open_untrusted(database)) as opened:
            revision = revision_of(opened, file)
        rebuild(database, into, revision)
    except sqlite3.Error as error:
        raise BackupUnusableError(file=file.name, reason=Message("its database is damaged")) from error
    return private_file(into)


def _put_files(source: Path, target: Path) -> None:
    for file in sorted(source.rglob("*")) if source.is_dir() else []:
        if file.is_file():
            wanted = target / file.relative_to(source)
            private_folder(wanted.parent)
            private_file(file).replace(wanted)
