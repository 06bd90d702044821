"""Merge records that have a history (a report, a voice) with what belongs to them.

Where both machines changed a record the later change holds and the history keeps both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from data.store.event_merge import MergeSummary, add_events, events_by_content

Row = dict[str, Any]


@dataclass(frozen=True)
class RecordTables:
    """A table of records, that of their events, the events' column that names the record, and the columns of
    a record that a merge never takes over, because they are settled once all records are there (`later`, ""
    for none) or for good (`fixed`)."""

    record: Table
    events: Table
    parent: str
    later: str = ""
    fixed: tuple[str, ...] = ()


def merge_record(
    connection: Connection, tables: RecordTables, there: Row, events: Sequence[Row], summary: MergeSummary
) -> int:
    """Merge a record and its events; how many rows are new. ValueError: of another community."""
    table = tables.record
    found = connection.execute(select(table).where(table.c.id == there["id"])).first()
    if found is None:
        empty = {tables.later: None} if tables.later else {}  # the other one may come after it
        connection.execute(insert(table), {**there, **empty})
        return 1 + add_events(connection, tables.events, (), events)
    here = found._asdict()
    if here["community"] != there["community"]:
        raise ValueError("community")
    query = select(tables.events).where(tables.events.c[tables.parent] == there["id"])
    known = [row._asdict() for row in connection.execute(query.order_by(tables.events.c.id))]
    if _takes_over(here, there, known, events, summary):
        kept = {name: here[name] for name in (tables.later, *tables.fixed) if name}
        connection.execute(update(table).where(table.c.id == there["id"]).values(there | kept))
    return add_events(connection, tables.events, known, events)


def _takes_over(
    here: Row, there: Row, known: Sequence[Row], events: Sequence[Row], summary: MergeSummary
) -> bool:
    ours, theirs = events_by_content(known), events_by_content(events)
    only_here, only_there = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    is_forked = bool(only_here) == bool(only_there)
    differs = _text(here) != _text(there)
    summary.replaced += is_forked and differs
    if not differs:
        return False
    return _is_later(there, theirs.values(), here, ours.values()) if is_forked else bool(only_there)


def _is_later(there: Row, theirs: Iterable[Mapping[str, Any]], here: Row, ours: Iterable[Any]) -> bool:
    latest = (max((str(event["at"]) for event in events), default="") for events in (theirs, ours))
    (when_there, when_here) = latest
    return (when_there, there["version"], _text(there)) > (when_here, here["version"], _text(here))


def _text(row: Row, without: Sequence[str] = ()) -> str:
    content = {name: value for name, value in row.items() if name not in ("id", "version", *without)}
    return json.dumps(content, sort_keys=True, default=lambda value: bytes(value).hex())


def set_later_column(connection: Connection, tables: RecordTables, rows: Iterable[Row]) -> None:
    """Once all records are there, write the column that names another, where the rest of the row holds."""
    table, apart = tables.record, (tables.later, *tables.fixed)
    for row in rows:
        here = connection.execute(select(table).where(table.c.id == row["id"])).one()._asdict()
        if here[tables.later] != row[tables.later] and _text(here, apart) == _text(row, apart):
            mine = table.c.id == row["id"]
            connection.execute(update(table).where(mine).values({tables.later: row[tables.later]}))


def free_position(connection: Connection, table: Table, parent: str, row: Row) -> int:
    """The row's own position among those of its record, or the one after all where that is taken."""
    found = select(table.c.position).where(table.c[parent] == row[parent])
    taken = set(connection.execute(found).scalars())
    return int(row["position"]) if row["position"] not in taken else max(taken) + 1


def add_missing(connection: Connection, table: Table, row: Row) -> int:
    """Write the row unless one with its primary key is there; how many were written."""
    wanted = [column == row[column.name] for column in table.primary_key]
    if connection.execute(select(*table.primary_key).where(*wanted)).first() is not None:
        return 0
    connection.execute(insert(table), row)
    return 1


def rows_by(column: str, rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """The rows under each value of the column."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def require_jpegs(rows: Sequence[Row]) -> None:
    """Raise ValueError unless every picture is a JPEG: what comes from elsewhere is shown to staff."""
    for row in rows:
        for column in ("jpeg", "thumbnail"):
            if not row[column].startswith(b"\xff\xd8\xff"):
                raise ValueError(column)
