"""Reading and writing: the only two ways to the database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import URL, Connection, Engine

from data.store.address import is_file
from data.store.engine import in_words, make_engine


@dataclass(frozen=True)
class Connections:
    """The way to one database, for all threads of the process.

    Writers of this process wait for each other here, in memory, and not in the database: its own waiting is
    neither fair nor quick, and only one of them at a time writes back the WAL.
    """

    address: URL
    engine: Engine
    _one_writer: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the database as it was at the first look, undisturbed by writers."""
        with in_words(self.address), self.engine.connect() as plain:
            # SQLite's transactions always see one state; PostgreSQL's have to be told.
            on_server = not is_file(self.address)
            yield plain.execution_options(isolation_level="REPEATABLE READ") if on_server else plain

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone. It is committed, on disk, when the block has been left without an error.

        Keep it short, and never open a second one inside.
        """
        with self._one_writer, in_words(self.address), self.engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close what is open; the next use opens it again."""
        self.engine.dispose()


def connect(address: URL) -> Connections:
    """The way to the database there; it is not opened yet. Raises StoreError."""
    return Connections(address, make_engine(address))
