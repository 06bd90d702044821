"""Migrate a database to the current schema when it is opened, after a backup."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection

from base.late_modules import alembic_command, alembic_config, alembic_script
from data.store.address import public_address
from data.store.backup import back_up_beside
from data.store.connections import Connections
from data.store.errors import StoreNewerError
from data.store.steps import MIGRATIONS, newest_step, stored_step, version_folders


def bring_up_to_date(connections: Connections, scripts: Path = MIGRATIONS) -> None:
    """Run the steps that are missing, all in one transaction.

    An SQLite file of an older version is copied beside itself first. Raises StoreNewerError for a database
    with a step that is unknown here, and leaves that database alone.
    """
    with connections.reading() as connection:
        found = stored_step(connection)
    # Nearly always so; and then Alembic need not be loaded, which takes as long as a phone's whole page.
    if found is not None and found == newest_step(version_folders(scripts)):
        return
    steps = migration_steps(scripts)
    newest = steps.get_current_head()
    if found == newest:
        return
    if found is not None:
        _refuse_unknown(found, steps, connections)
        back_up_beside(connections, f"before-{newest}")
    with connections.writing() as connection:
        # Another process may have been faster: Alembic looks again, now inside the transaction.
        _refuse_unknown(stored_step(connection), steps, connections)
        alembic_command.upgrade(_config(scripts, connection), "head")


def bring_to(connections: Connections, revision: str, scripts: Path = MIGRATIONS) -> None:
    """Run the steps of an empty database up to this revision."""
    with connections.writing() as connection:
        alembic_command.upgrade(_config(scripts, connection), revision)


def migration_steps(scripts: Path = MIGRATIONS) -> alembic_script.ScriptDirectory:
    """All steps that are known here."""
    return alembic_script.ScriptDirectory(
        str(scripts), version_locations=[str(one) for one in version_folders(scripts)]
    )


def _config(scripts: Path, connection: Connection) -> alembic_config.Config:
    folders = os.pathsep.join(str(folder) for folder in version_folders(scripts))
    config = alembic_config.Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", folders.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_unknown(
    found: str | None, steps: alembic_script.ScriptDirectory, connections: Connections
) -> None:
    known = {step.revision for step in steps.walk_revisions()}
    if found is not None and found not in known:
        raise StoreNewerError(where=public_address(connections.address), revision=found)
