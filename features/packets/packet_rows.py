"""The rows of one community out of the store, as they stand in a packet.

Left behind on purpose: how to reach who reported, and votes that are not closed (a code could be used on
both machines).
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Select, Table, select

from data.store import tables as t
from features.voting.merge import DONE

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]


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
    wanted = (t.WORKSHOP.c.community == community) & t.WORKSHOP.c.phase.in_(DONE)
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


def _plain(row: Row) -> Row:
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def from_packet(packed: Rows) -> dict[str, list[Row]]:
    """Table → rows as the store has them, what `rows_of` gave; a table that is not in the packet has none."""
    return {
        source.table.name: _unpacked(packed.get(source.table.name, ()), source.table) for source in _SOURCES
    }


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
