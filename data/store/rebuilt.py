"""Take the rows of a database that came from outside, and nothing else of it.

An SQLite file can hold triggers, views and columns that compute; whoever opens it runs them. So a backup is
never put in place as a file: a new database is made by our own migrations, and rows alone go over.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

from data.store.address import file_address
from data.store.connections import connect
from data.store.migrate import bring_to

_OF_SQLITE = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


@cache
def _objects_at(revision: str) -> frozenset[tuple[str, str]]:
    """(type, name) of everything in a database of this revision."""
    with tempfile.TemporaryDirectory(prefix="lintu-schema-") as folder:
        file = Path(folder) / "new.sqlite"
        new_database(file, revision)
        with closing(sqlite3.connect(file)) as opened:
            return frozenset(_objects(opened))


def unknown_objects(opened: sqlite3.Connection, revision: str) -> list[str]:
    """Names of what the database holds and none of this revision has: triggers, views, other tables."""
    return sorted(name for kind, name in _objects(opened) if (kind, name) not in _objects_at(revision))


def _objects(opened: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for kind, name in opened.execute("SELECT type, name FROM sqlite_master"):
        if name not in _OF_SQLITE and not (kind == "index" and name.startswith("sqlite_autoindex_")):
            yield str(kind), str(name)


def new_database(file: Path, revision: str) -> None:
    """An empty database of this revision."""
    connections = connect(file_address(file))
    try:
        bring_to(connections, revision)
    finally:
        connections.close()


def rebuild(source: Path, into: Path, revision: str) -> None:
    """Write the rows of `source`, which has no unknown objects, to a new database `into` of its revision.

    Raises sqlite3.Error for rows that the tables of this revision cannot hold.
    """
    new_database(into, revision)
    with closing(open_untrusted(source)) as old, closing(sqlite3.connect(into)) as new:
        new.execute("PRAGMA foreign_keys = OFF")
        # Our own triggers say in which order a vote is filled; here it is whole already.
        triggers = new.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            new.execute(f'DROP TRIGGER "{name}"')
        for table in _tables(new):
            _copy(old, new, table)
        for _, sql in triggers:
            new.execute(sql)
        if new.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("foreign key")
        new.commit()
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def open_untrusted(file: Path) -> sqlite3.Connection:
    """A connection that runs no function of the file's own making, and writes nothing."""
    opened = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    opened.execute("PRAGMA trusted_schema = OFF")
    return opened


def _tables(new: sqlite3.Connection) -> list[str]:
    names = [name for kind, name in _objects(new) if kind == "table" and name != "alembic_version"]
    return [*sorted(names), "sqlite_sequence"]


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    columns = [str(row[1]) for row in new.execute(f'PRAGMA table_info("{table}")')]
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    # Names of our own schema; SQLite takes none as a parameter.
    new.execute(f'DELETE FROM "{table}"')  # noqa: S608
    rows = old.execute(f'SELECT {listed} FROM "{table}"')  # noqa: S608
    new.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)  # noqa: S608
