"""The database engine: connection settings, and translation of driver errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from base.private_files import keep_private, private_file, private_folder, var_folder
from data.store.address import is_file, public_address
from data.store.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreDriverError,
    StoreError,
    StoreFolderError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

WAIT_S = 15.0
"""How long a transaction waits for one of another process."""
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # with NORMAL a power cut loses acknowledged changes
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # a contact that is deleted, or a face made unseen, leaves no bytes behind
)
_WRITER_LOCK = 0x4C494E5455  # "LINTU": PostgreSQL's writers wait for each other as SQLite's do
_TROUBLES: dict[str, type[StoreError]] = {
    "SQLITE_READONLY": StoreReadOnlyError,
    "SQLITE_FULL": StoreFullError,
    "SQLITE_BUSY": StoreBusyError,
    "SQLITE_LOCKED": StoreBusyError,
    "SQLITE_CORRUPT": StoreDamagedError,
    "SQLITE_NOTADB": StoreDamagedError,
}


def make_engine(address: URL) -> Engine:
    """An engine with our settings; for SQLite the folder is made. Raises StoreError."""
    if is_file(address):
        return _file_engine(address)
    try:
        # Parameters are people's words: they stay out of error messages and logs.
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreDriverError(where=public_address(address), driver=address.get_driver_name()) from error
    event.listen(engine, "begin", _begin_on_server)
    return engine


@contextmanager
def in_words(address: URL) -> Iterator[None]:
    """Turn troubles with the file, disk or server into StoreErrors; mistakes in SQL stay bugs."""
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error.orig, address)
        if trouble is None:
            raise
        raise trouble from error


def _file_engine(address: URL) -> Engine:
    file = Path(str(address.database))
    try:
        _keep_private(file)
    except OSError as error:
        raise StoreFolderError(where=public_address(address), reason=error.strerror) from error
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _set_up_file)
    event.listen(engine, "begin", _begin_on_file)
    return engine


def _keep_private(file: Path) -> None:
    """What is there already; for a new file see `_set_up_file`."""
    private_folder(file.parent)
    if file.parent.resolve() == var_folder().resolve():
        keep_private(file.parent)
    for name in (file, f"{file}-wal", f"{file}-shm"):
        if Path(name).exists():
            private_file(Path(name))


def _set_up_file(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # A new file is empty still; what SQLite writes beside it gets the file's own mode.
    private_file(Path(connection.execute("PRAGMA database_list").fetchone()[2]))
    connection.isolation_level = None  # sqlite3 must not begin transactions by itself: we say which kind
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin_on_file(connection: Connection) -> None:
    # A writer takes its lock at the start: one that read first could be refused in the middle.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        connection.execute(select(func.pg_advisory_xact_lock(_WRITER_LOCK)))


def _trouble(error: Any, address: URL) -> StoreError | None:
    if not is_file(address):
        unreachable = type(error).__name__ in ("OperationalError", "InterfaceError")
        # Only the first line: the driver goes on to list what it tried.
        reason = (str(error).splitlines() or [""])[0]
        return StoreUnreachableError(where=public_address(address), reason=reason) if unreachable else None
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return StoreFolderError(where=public_address(address), reason=str(error))
    known = [kind for start, kind in _TROUBLES.items() if name.startswith(start)]
    return known[0](where=public_address(address)) if known else None
