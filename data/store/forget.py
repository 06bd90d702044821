"""Erase deleted and overwritten data from the database file, too."""

from __future__ import annotations

from data.store.address import is_file
from data.store.connections import Connections
from data.store.engine import WAIT_S, in_words
from data.store.one_transaction import joined_connections

_PATIENCE_MS = 500
"""How long writers may be held up for it where a reader is in the way."""


def forget_deleted(connections: Connections) -> bool:
    """Empty an SQLite database's WAL, where the old bytes of a change still stand; in the file itself they
    are overwritten with zeros (`secure_delete`). Of a server, its own people see to it.

    False where a long reader was in the way, or inside of `one_transaction`: then the next call, or closing
    the database, does it.
    """
    if joined_connections() is not None:
        return False
    if not is_file(connections.address):
        return True
    with in_words(connections.address):
        pooled = connections.engine.raw_connection()
        cursor = pooled.cursor()
        try:
            cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {round(WAIT_S * 1000)}")
            pooled.close()
    return not busy
