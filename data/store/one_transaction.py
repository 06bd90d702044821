"""Several calls that write, each a transaction of its own elsewhere, as one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from sqlalchemy import Connection

from data.store.connections import Connections
from data.store.engine import in_words


@dataclass(frozen=True)
class JoinedConnections(Connections):
    """The way to the database from inside a transaction: what is written here joins `transaction`."""

    transaction: Connection = field(kw_only=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The transaction, which sees what it wrote."""
        with in_words(self.address):
            yield self.transaction

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The transaction; what a block writes that ends with an error is taken back."""
        with in_words(self.address), self.transaction.begin_nested():
            yield self.transaction


_JOINED: ContextVar[JoinedConnections | None] = ContextVar("joined", default=None)


def joined_connections() -> JoinedConnections | None:
    """The transaction that this thread's calls join; None outside of `one_transaction`."""
    return _JOINED.get()


@contextmanager
def one_transaction(connections: Connections) -> Iterator[Connection]:
    """Let everything that this thread writes inside the block be kept whole or not at all.

    Everybody else waits meanwhile, so what takes long is worked out before.
    """
    with connections.writing() as connection:
        joined = JoinedConnections(connections.address, connections.engine, transaction=connection)
        token = _JOINED.set(joined)
        try:
            yield connection
        finally:
            _JOINED.reset(token)
