"""Copy the whole database consistently, including what is still in its WAL."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from base.private_files import private_file, private_folder
from data.store.address import is_file
from data.store.connections import Connections
from data.store.engine import in_words

FOLDER = "backups"


def back_up(connections: Connections, into: Path) -> None:
    """Write a copy of an SQLite database, as it is between two transactions, to the new file `into`."""
    private_folder(into.parent)
    private_file(into)  # it may hold how to reach people; SQLite fills an empty file
    with in_words(connections.address):
        pooled = connections.engine.raw_connection()
        try:
            pooled.cursor().execute("VACUUM INTO ?", (str(into),))
        finally:
            pooled.close()
    _push_to_disk(into)


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
