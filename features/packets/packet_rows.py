"""The rows of one community out of the store, as they stand in a packet.

Each capability declares its tables and queries, and leaves behind what must not travel.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table

from features.feature import PacketPart, PacketTable, Row, Rows, capabilities
from features.packets.row_types import require_types


def packet_tables() -> tuple[PacketTable, ...]:
    """The tables of all capabilities whose rows travel."""
    return tuple(table for part in packet_parts() for table in part.tables)


def packet_parts() -> tuple[PacketPart, ...]:
    """What the capabilities put into a packet."""
    return tuple(feature.packet for feature in capabilities() if feature.packet)


def rows_of(connection: Connection, community: str) -> dict[str, list[Row]]:
    """Table → rows of the community, in an order that does not depend on the store; bytes as base64.

    Numbers that a store gives by itself are counted anew from 1.
    """
    found = {}
    for source in packet_tables():
        keys = [column.name for column in source.table.primary_key]
        listed = [dict(row._mapping) for row in connection.execute(source.query(community))]
        listed.sort(key=lambda row: [_sortable(row[key]) for key in keys])
        found[source.table.name] = [_plain(row) for row in _numbered_rows(listed, source)]
    return found


def _numbered_rows(listed: list[Row], source: PacketTable) -> list[Row]:
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
    """Table → rows as the store has them, what `rows_of` gave; a table that is not in the packet has none.

    Raises ValueError or KeyError for values that no column of ours could hold.
    """
    return {
        source.table.name: _unpack_rows(packed.get(source.table.name, ()), source.table)
        for source in packet_tables()
    }


def _unpack_rows(rows: Sequence[Row], table: Table) -> list[Row]:
    """Rows with the columns that the table has, and their bytes."""
    binary = {column.name for column in table.c if isinstance(column.type, LargeBinary)}
    unpacked = [
        {
            name: base64.b64decode(value) if name in binary and value is not None else value
            for name, value in row.items()
            if name in table.c
        }
        for row in rows
    ]
    for row in unpacked:
        require_types(row, table)
    return unpacked


def _sortable(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
