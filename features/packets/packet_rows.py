"""The rows of one community out of the store, as they stand in a packet.

Each capability declares its tables and queries, and leaves behind what must not travel.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from data.store.row_types import plain_row, stored_row
from features.feature import PacketPart, PacketTable, Row, Rows, capabilities


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
    for part in packet_parts():
        elsewhere = part.elsewhere(connection, community)
        for source in part.tables:
            name, keys = source.table.name, [column.name for column in source.table.primary_key]
            listed = [dict(row._mapping) for row in connection.execute(source.query(community))]
            listed += elsewhere.get(name, ())
            listed.sort(key=partial(_place, keys))
            found[name] = [plain_row(row) for row in _numbered_rows(listed, source)]
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


def from_packet(packed: Rows) -> dict[str, list[Row]]:
    """Table → rows as the store has them, what `rows_of` gave; a table that is not in the packet has none.

    Raises ValueError or KeyError for values that no column of ours could hold.
    """
    return {
        source.table.name: [stored_row(row, source.table) for row in packed.get(source.table.name, ())]
        for source in packet_tables()
    }


def _place(keys: Sequence[str], row: Row) -> list[Any]:
    return [row[key].hex() if isinstance(row[key], bytes) else row[key] for key in keys]
