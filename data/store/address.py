"""The address of the database."""

from __future__ import annotations

import os
from pathlib import Path

from base.late_modules import sqlalchemy
from base.private_files import var_folder
from data.store.errors import StoreAddressError

FILE = "lintu.sqlite"


def store_address() -> sqlalchemy.URL:
    """What LINTU_DATABASE_URL says, or else the file in the folder LINTU_VAR (default `var`).

    Raises StoreAddressError for an address that is neither SQLite's nor PostgreSQL's.
    """
    given = os.environ.get("LINTU_DATABASE_URL", "").strip()
    return _read_address(given) if given else file_address(var_folder() / FILE)


def store_file() -> Path | None:
    """The file of the database; None on a server. Raises StoreAddressError like `store_address`."""
    given = os.environ.get("LINTU_DATABASE_URL", "").strip()
    if not given:  # as at most places, where the start need not wait for SQLAlchemy
        return (var_folder() / FILE).absolute()
    address = _read_address(given)
    return Path(str(address.database)) if is_file(address) else None


def file_address(path: Path) -> sqlalchemy.URL:
    """The address of an SQLite file."""
    return sqlalchemy.URL.create("sqlite", database=str(path.absolute()))


def public_address(address: sqlalchemy.URL) -> str:
    """The address as people may see it: the file, or the server without its password."""
    return address.database or "" if is_file(address) else address.render_as_string(hide_password=True)


def is_file(address: sqlalchemy.URL) -> bool:
    """True for SQLite."""
    return address.get_backend_name() == "sqlite"


def is_store_missing() -> bool:
    """True where the store is a file that was never made: nothing was kept, and opening it would make it.

    Raises StoreAddressError.
    """
    file = store_file()
    return file is not None and not file.exists()


def _read_address(given: str) -> sqlalchemy.URL:
    try:
        address = sqlalchemy.make_url(given)
    except sqlalchemy.exc.ArgumentError as error:
        raise StoreAddressError from error
    if address.get_backend_name() == "postgresql" and address.database:
        return address
    if is_file(address) and address.database and not address.database.startswith((":", "file:")):
        return file_address(Path(address.database))
    raise StoreAddressError
