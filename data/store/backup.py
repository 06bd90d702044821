"""Copy the whole database consistently, including what is still in its WAL.

A copy lacks what capabilities withhold because it must stay secret for the moment (`SNAPSHOT_RULES`).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine

from base.family import Family
from base.private_files import private_file, private_folder
from data.store.address import file_address, is_file
from data.store.connections import Connections
from data.store.engine import in_words

FOLDER = "backups"
_UNFINISHED = ".lintu-copy-"
_STALE_S = 3600.0
"""Older than this, what a copy was made from was left behind by a process that died."""


@dataclass(frozen=True)
class SnapshotRule:
    """What copies may not hold of a capability just now.

    prepare: done in the live database before a copy that takes the place of the former one. withhold: takes
    out of a copy what must not be in it, given whether it takes the former one's place; True where the copy
    was changed.
    """

    prepare: Callable[[Connection], None]
    withhold: Callable[[Connection, bool], bool]


SNAPSHOT_RULES: Family[SnapshotRule] = Family()


def back_up(connections: Connections, into: Path, is_only_one: bool = False) -> None:
    """Write a copy of an SQLite database, as it is between two transactions, to the new file `into`.

    is_only_one: the copy will take the place of the former one of its kind, so nobody has two of them.
    """
    private_folder(into.parent)
    live = Path(str(connections.address.database))
    _remove_stale(live.parent)
    if is_only_one:
        with connections.writing() as connection:
            for rule in SNAPSHOT_RULES:
                rule.prepare(connection)
    # Beside the database: it may hold more than the copy does, and the copy may go to a stick.
    with tempfile.TemporaryDirectory(dir=live.parent, prefix=_UNFINISHED) as folder:
        whole = Path(folder) / live.name
        with in_words(connections.address):
            _write_anew(connections.engine, whole)
            if _withhold(whole, is_only_one):
                # Once more: what was taken out still stands in free pages.
                copy = _plain_engine(whole)
                _write_anew(copy, into)
                copy.dispose()
            else:
                shutil.move(whole, private_file(into))
    _push_to_disk(into)


def _write_anew(engine: Engine, into: Path) -> None:
    """Write a database to a new file, each table in the order of its keys."""
    private_file(into)  # it may hold how to reach people; SQLite fills an empty file
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("VACUUM INTO ?", (str(into),))
    finally:
        pooled.close()


def _withhold(file: Path, is_only_one: bool) -> bool:
    copy = _plain_engine(file)
    try:
        with copy.begin() as connection:
            changed = [rule.withhold(connection, is_only_one) for rule in SNAPSHOT_RULES]
        return any(changed)
    finally:
        copy.dispose()


def _plain_engine(file: Path) -> Engine:
    """Without a write-ahead log, which would be a second file."""
    return create_engine(file_address(file), hide_parameters=True, poolclass=NullPool)


def _remove_stale(folder: Path) -> None:
    for one in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - one.stat().st_mtime > _STALE_S:
                shutil.rmtree(one)


def back_up_beside(connections: Connections, occasion: str) -> Path | None:
    """Copy an SQLite file to the folder backups beside it. Of a server, its own people keep the backups."""
    if not is_file(connections.address):
        return None
    live = Path(str(connections.address.database))
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    copy = live.parent / FOLDER / f"{live.stem}-{occasion}-{moment}{live.suffix}"
    back_up(connections, copy)
    return copy


def _push_to_disk(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())
