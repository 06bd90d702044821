"""Read and replace one row, and update one with optimistic locking.

Every update counts the version of the row up, and is made only to the version that was seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

Row = Mapping[str, Any]


def row_where(connection: Connection, table: Table, which: ColumnElement[bool]) -> Row | None:
    """The one row that `which` (on `table`) finds; None where there is none."""
    found = connection.execute(select(table).where(which)).one_or_none()
    return None if found is None else found._asdict()


def replace_row(connection: Connection, table: Table, which: ColumnElement[bool], row: Row) -> None:
    """Write the row in place of the one that `which` (on `table`) finds; as a new one where there is none."""
    if not connection.execute(update(table).where(which).values(**row)).rowcount:
        connection.execute(insert(table), dict(row))


def update_version(
    connection: Connection, table: Table, which: ColumnElement[bool], version: int, values: Row
) -> bool:
    """Change columns of a row and count its version up; False, and no change, if it has another `version`."""
    seen = which & (table.c.version == version)
    done = connection.execute(update(table).where(seen).values({**values, "version": version + 1}))
    return done.rowcount == 1


def update_row(connection: Connection, table: Table, seen: Row, values: Row) -> Row:
    """The row with this id as it is after the change.

    `seen` was read in the same transaction. Writers wait for each other, so one that is not as it was `seen`
    is a bug: RuntimeError.
    """
    if not update_version(connection, table, table.c.id == seen["id"], seen["version"], values):
        raise RuntimeError(f"{table.name} {seen['id']} is not at version {seen['version']}")
    return {**seen, **values, "version": seen["version"] + 1}
