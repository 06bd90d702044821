"""A PostgreSQL of one's own, where its programs are installed: Debian's, or any on the path."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL

_USUAL = "/usr/lib/postgresql"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest version first; None where there is none."""
    on_path = shutil.which("initdb")
    usual = sorted(Path(_USUAL).glob("*/bin/initdb"), key=lambda file: -float(file.parts[-3]))
    found = [Path(on_path).resolve()] if on_path else usual
    return found[0].parent if found else None


@contextmanager
def running_server() -> Iterator[Path]:
    """The folder of the socket of a server that only this test run can reach. Skips where there is none."""
    bin_folder, owner = programs(), _owner()
    if bin_folder is None:
        pytest.skip("no PostgreSQL is installed")
    if owner is None:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    # A socket's path may have some hundred characters, which pytest's own folders can exceed.
    with tempfile.TemporaryDirectory(prefix="lintu-pg-") as place:
        folder = Path(place)
        shutil.chown(folder, owner)
        data = folder / "data"
        as_owner: dict[str, Any] = {"cwd": folder, "check": True, "capture_output": True}
        if os.geteuid() == 0:
            as_owner["user"] = owner
        setup = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"]
        subprocess.run([bin_folder / "initdb", "-D", data, *setup], **as_owner)
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        control = [bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        subprocess.run([*control, "-o", options, "start"], **as_owner)
        try:
            yield folder
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **as_owner)


def empty_database(socket: Path, name: str) -> URL:
    """The address of a new database on the server."""
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return URL.create("postgresql+psycopg", "postgres", database=name, query={"host": str(socket)})


def _owner() -> str | None:
    """Who may run it: whoever runs the tests, but for root, in whose place there is a user of its own."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid()).pw_name
    return next((one.pw_name for one in pwd.getpwall() if one.pw_name == "postgres"), None)
