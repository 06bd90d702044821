"""The rows of one community out of the store and into another, each once.

Left behind on purpose: how to reach who reported, and votes that are not closed (a code could be used on
both machines).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Select, Table, insert, select, update

from data.store import tables as t

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
_DONE = ("closed", "counted")
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True)
class _Source:
    """A table, the query for a community's rows, and the column of numbers that a store gives by itself."""

    table: Table
    query: Callable[[str], Select[Any]]
    number: str = ""


def _options(community: str) -> Select[Any]:
    return select(t.LAYOUT_OPTION.c.id).where(t.LAYOUT_OPTION.c.community == community)


def _reports(community: str) -> Select[Any]:
    return select(t.REPORT.c.id).where(t.REPORT.c.community == community)


def _votes(community: str) -> Select[Any]:
    wanted = (t.WORKSHOP.c.community == community) & t.WORKSHOP.c.phase.in_(_DONE)
    return select(t.WORKSHOP.c.id).where(wanted)


def _under(table: Table, column: str, parents: Callable[[str], Select[Any]]) -> Callable[[str], Select[Any]]:
    return lambda community: select(table).where(table.c[column].in_(parents(community)))


_SOURCES = (
    _Source(t.LAYOUT_OPTION, _under(t.LAYOUT_OPTION, "id", _options)),
    _Source(t.INTERVENTION, _under(t.INTERVENTION, "option_id", _options)),
    _Source(t.EVENT, _under(t.EVENT, "option_id", _options), "id"),
    _Source(t.REPORT, _under(t.REPORT, "id", _reports)),
    _Source(t.REPORT_PHOTO, _under(t.REPORT_PHOTO, "report_id", _reports)),
    _Source(t.REPORT_SUPPORT, _under(t.REPORT_SUPPORT, "report_id", _reports)),
    _Source(t.REPORT_EVENT, _under(t.REPORT_EVENT, "report_id", _reports), "id"),
    _Source(t.WORKSHOP, _under(t.WORKSHOP, "id", _votes)),
    _Source(t.CODE_BATCH, _under(t.CODE_BATCH, "workshop_id", _votes)),
    _Source(t.VOTING_CODE, _under(t.VOTING_CODE, "workshop_id", _votes)),
    _Source(t.BALLOT, _under(t.BALLOT, "workshop_id", _votes)),
    _Source(t.VOTE_EVENT, _under(t.VOTE_EVENT, "workshop_id", _votes)),
)
TABLES = tuple(source.table.name for source in _SOURCES)


def rows_of(connection: Connection, community: str) -> dict[str, list[Row]]:
    """Table → rows of the community, in an order that does not depend on the store; bytes as base64.

    Numbers that a store gives by itself are counted anew from 1.
    """
    found = {}
    for source in _SOURCES:
        keys = [column.name for column in source.table.primary_key]
        listed = [dict(row._mapping) for row in connection.execute(source.query(community))]
        listed.sort(key=lambda row: [_sortable(row[key]) for key in keys])
        found[source.table.name] = [_plain(row) for row in _counted(listed, source)]
    return found


def _counted(listed: list[Row], source: _Source) -> list[Row]:
    if not source.number:
        return listed
    anew = {row[source.number]: number for number, row in enumerate(listed, 1)}
    return [
        {**row, source.number: anew[row[source.number]]}
        | ({"undo_of": anew.get(row["undo_of"])} if "undo_of" in row else {})
        for row in listed
    ]


def merge_rows(connection: Connection, packed: Rows) -> int:
    """Bring the rows in; how many were new. A row that is here already stays, or takes the newer version."""
    rows = {
        source.table.name: _unpacked(packed.get(source.table.name, ()), source.table) for source in _SOURCES
    }
    require_photos(rows[t.REPORT_PHOTO.name])
    new = 0
    for source in _SOURCES:
        if source.table in (t.WORKSHOP, t.CODE_BATCH, t.VOTING_CODE, t.BALLOT, t.VOTE_EVENT):
            continue
        if source.number:
            new += _merge_events(connection, source, rows[source.table.name])
        else:
            new += _merge_keyed(connection, source.table, rows[source.table.name])
    return new + _merge_votes(connection, rows)


def _merge_keyed(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    new = 0
    for row in _originals_first(rows):
        wanted = [column == row[column.name] for column in table.primary_key]
        here = connection.execute(select(table).where(*wanted)).first()
        if here is None:
            if table is t.REPORT and _is_taken_over(connection, row):
                continue
            connection.execute(insert(table), _with_free_letter(connection, row) if "letter" in row else row)
            new += 1
        elif "version" in row and row["version"] > here._mapping["version"]:
            values = {name: value for name, value in row.items() if name not in ("letter", "position")}
            connection.execute(update(table).where(*wanted).values(values))
    return new


def _originals_first(rows: Sequence[Row]) -> Iterable[Row]:
    """A report that is a duplicate comes after the one that it names."""
    left, known = list(rows), set[Any]()
    while left:
        ready = [row for row in left if row.get("duplicate_of") in (None, *known)]
        if not ready:
            return
        yield from ready
        known |= {row.get("id") for row in ready}
        left = [row for row in left if row not in ready]


def _is_taken_over(connection: Connection, row: Row) -> bool:
    """A row of the community's file that both machines took over is one report."""
    if row.get("source_id") is None:
        return False
    wanted = (t.REPORT.c.community == row["community"]) & (t.REPORT.c.source_id == row["source_id"])
    return connection.execute(select(t.REPORT.c.id).where(wanted)).first() is not None


def _with_free_letter(connection: Connection, row: Row) -> Row:
    """Two options of two machines may both be called C."""
    table = t.LAYOUT_OPTION
    of_here = select(table.c.letter).where(table.c.community == row["community"])
    taken = set(connection.execute(of_here).scalars())
    if row["letter"] not in taken:
        return row
    free = (letter for number in range(1, 10_000) if (letter := _letter(number)) not in taken)
    return {**row, "letter": next(free), "position": len(taken)}


def _letter(number: int) -> str:
    return chr(64 + number) if number <= 26 else f"Z{number - 26}"


def _merge_events(connection: Connection, source: _Source, rows: Sequence[Row]) -> int:
    """Events are told apart by what they say; their numbers are given anew."""
    table, number = source.table, source.number
    parent = "option_id" if "option_id" in table.c else "report_id"
    known: dict[str, int] = {}
    for owner in sorted({row[parent] for row in rows}):
        for here in connection.execute(select(table).where(table.c[parent] == owner)):
            known[_said(dict(here._mapping), number)] = here._mapping[number]
    ours: dict[int, int] = {}
    new = 0
    for row in rows:
        said = _said(row, number)
        if said not in known:
            values = {name: value for name, value in row.items() if name != number}
            if values.get("undo_of") is not None:
                values["undo_of"] = ours.get(values["undo_of"])
            known[said] = connection.execute(insert(table).returning(table.c[number]), values).scalar_one()
            new += 1
        ours[row[number]] = known[said]
    return new


def _said(row: Row, number: str) -> str:
    told = {name: value for name, value in row.items() if name not in (number, "undo_of", "standing")}
    return json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)


def _merge_votes(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> int:
    """Votes that are not here yet, through the same doors as any vote: made, opened, filled, closed."""
    new = 0
    for vote in rows["workshop"]:
        here = connection.execute(select(t.WORKSHOP.c.id).where(t.WORKSHOP.c.id == vote["id"])).first()
        if here is not None or vote["phase"] not in _DONE:
            continue
        connection.execute(insert(t.WORKSHOP), {**vote, "phase": "draft"})
        _fill(connection, t.VOTE_EVENT, vote["id"], rows)
        _go_to(connection, vote["id"], "open")
        for table in (t.CODE_BATCH, t.VOTING_CODE, t.BALLOT):
            _fill(connection, table, vote["id"], rows)
        for phase in _DONE[: _DONE.index(vote["phase"]) + 1]:
            _go_to(connection, vote["id"], phase)
        new += 1
    return new


def _fill(connection: Connection, table: Table, vote: str, rows: Mapping[str, Sequence[Row]]) -> None:
    for row in rows[table.name]:
        if row["workshop_id"] == vote:
            connection.execute(insert(table), row)


def _go_to(connection: Connection, vote: str, phase: str) -> None:
    connection.execute(update(t.WORKSHOP).where(t.WORKSHOP.c.id == vote).values(phase=phase))


def _plain(row: Row) -> Row:
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def require_photos(rows: Sequence[Row]) -> None:
    """Raise ValueError unless every picture is a JPEG: what comes from elsewhere is shown to staff."""
    for row in rows:
        for column in ("jpeg", "thumbnail"):
            if not row[column].startswith(_JPEG):
                raise ValueError(column)


def _unpacked(rows: Sequence[Row], table: Table) -> list[Row]:
    """Rows with the columns that the table has, and their bytes."""
    binary = {column.name for column in table.c if isinstance(column.type, LargeBinary)}
    return [
        {
            name: base64.b64decode(value) if name in binary and value is not None else value
            for name, value in row.items()
            if name in table.c
        }
        for row in rows
    ]


def _sortable(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
