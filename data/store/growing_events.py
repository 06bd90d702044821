"""Tables of events that only grow: rows never change, so machines that exchange packets end alike.

Such a table has the columns `id` (text), `community` and `at` (ISO 8601, UTC, microseconds) beside its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, insert, select

from base.clock import record_time
from data.store.damaged_rows import T, readable
from data.store.event_merge import MergeSummary


def growing_events_query(table: Table, community: str) -> Select[Any]:
    """The rows of a community, oldest first; of one moment in the order of their ids, as on every machine."""
    return select(table).where(table.c.community == community).order_by(table.c.at, table.c.id)


def growing_events(
    connection: Connection,
    table: Table,
    community: str,
    read: Callable[[Mapping[str, Any]], T],
    *where: ColumnElement[bool],
) -> tuple[T, ...]:
    """What `read` makes of the rows `where`, oldest first; those that make no sense are left out."""
    asked = growing_events_query(table, community).where(*where)
    rows = [row._asdict() for row in connection.execute(asked)]
    return readable(rows, lambda some: [read(row) for row in some])[0]


def add_growing_event(
    connection: Connection, table: Table, community: str, values: Mapping[str, object]
) -> None:
    """Write an event with its id and what the table has of its own; it comes after all that are there."""
    at = _later_than_all(connection, table, community).isoformat(timespec="microseconds")
    connection.execute(insert(table), {**values, "community": community, "at": at})


def merge_growing_events(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    read: Callable[[Mapping[str, Any]], object],
    summary: MergeSummary,
) -> None:
    """Add the rows that are not here. Raises as `read` for one that nobody could have written."""
    known = set(connection.execute(select(table.c.id)).scalars())
    for row in rows:
        read(row)
    new = [dict(row) for row in rows if row["id"] not in known]
    if new:
        connection.execute(insert(table), new)
    summary.new += len(new)


def _later_than_all(connection: Connection, table: Table, community: str) -> datetime:
    """Now; a moment after the last event where a clock stood ahead, so that events stay in order."""
    last = connection.execute(select(func.max(table.c.at)).where(table.c.community == community)).scalar()
    now = record_time().astimezone(UTC)
    return max(now, datetime.fromisoformat(last) + timedelta(microseconds=1)) if last else now
