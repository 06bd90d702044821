"""Migrate a database to the current schema when it is opened, after a backup."""

from __future__ import annotations

import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from base.family import Family
from data.store.address import public_address
from data.store.backup import back_up_beside
from data.store.connections import Connections
from data.store.errors import StoreNewerError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_FOLDERS: Family[Path] = Family((MIGRATIONS / "versions",))
"""Where the steps lie: one chain, whose newer steps may lie with their capabilities."""


def bring_up_to_date(connections: Connections, scripts: Path = MIGRATIONS) -> None:
    """Run the steps that are missing, all in one transaction.

    An SQLite file of an older version is copied beside itself first. Raises StoreNewerError for a database
    with a step that is unknown here, and leaves that database alone.
    """
    steps = migration_steps(scripts)
    newest = steps.get_current_head()
    with connections.reading() as connection:
        found = _revision(connection)
    if found == newest:
        return
    if found is not None:
        _refuse_unknown(found, steps, connections)
        back_up_beside(connections, f"before-{newest}")
    with connections.writing() as connection:
        # Another process may have been faster: Alembic looks again, now inside the transaction.
        _refuse_unknown(_revision(connection), steps, connections)
        command.upgrade(_config(scripts, connection), "head")


def bring_to(connections: Connections, revision: str, scripts: Path = MIGRATIONS) -> None:
    """Run the steps of an empty database up to this revision."""
    with connections.writing() as connection:
        command.upgrade(_config(scripts, connection), revision)


def migration_steps(scripts: Path = MIGRATIONS) -> ScriptDirectory:
    """All steps that are known here."""
    return ScriptDirectory(str(scripts), version_locations=_folders(scripts))


def _folders(scripts: Path) -> list[str]:
    return [str(folder) for folder in (VERSION_FOLDERS if scripts == MIGRATIONS else [scripts / "versions"])]


def _config(scripts: Path, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(_folders(scripts)).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_unknown(found: str | None, steps: ScriptDirectory, connections: Connections) -> None:
    known = {step.revision for step in steps.walk_revisions()}
    if found is not None and found not in known:
        raise StoreNewerError(where=public_address(connections.address), revision=found)
