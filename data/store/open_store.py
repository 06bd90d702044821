"""The process's one store, opened at first use."""

from __future__ import annotations

import os
import threading

from sqlalchemy import URL

from data.store.address import store_address
from data.store.connections import Connections, connect
from data.store.migrate import bring_up_to_date
from data.store.one_transaction import joined_connections

_opened: dict[URL, Connections] = {}
_opening = threading.Lock()


def the_store() -> Connections:
    """The way to the database of `store_address`, with today's tables. One per process and address; inside of
    `one_transaction` it leads to that transaction.

    Raises StoreError when it cannot be opened; the next call tries again.
    """
    return joined_connections() or process_store()


def process_store() -> Connections:
    """The same, also inside of `one_transaction`. Raises StoreError."""
    address = store_address()
    with _opening:
        if address not in _opened:
            _opened[address] = open_store(address)
        return _opened[address]


def open_store(address: URL) -> Connections:
    """A way of one's own to the database there, with today's tables. Raises StoreError."""
    connections = connect(address)
    bring_up_to_date(connections)
    return connections


def _forget_after_fork() -> None:
    # A forked child must not touch its parent's connections; it opens its own.
    global _opened, _opening
    for connections in _opened.values():
        connections.engine.dispose(close=False)
    _opened, _opening = {}, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
