"""Rows outside the layers that name rows of layers: they follow where a merge gave those another key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, update

from features.own_community.merging.renaming import RowRenaming
from features.packets.packet_rows import packet_tables

Row = dict[str, Any]
_OF_REPORT = {"grid": "grids", "space": "public_spaces", "path": "paths", "source_id": "encroachments"}


def with_new_names(rows: Mapping[str, Sequence[Row]], renamed: Sequence[RowRenaming]) -> dict[str, list[Row]]:
    """Rows of a packet, by table, that name things as they are called after the merge."""
    of = {(one.layer, one.old): one.new for one in renamed}
    return {
        table: [_renamed_event(row, of) for row in listed] if of else list(listed)
        for table, listed in rows.items()
    }


def follow_here(connection: Connection, community: str, renamed: Sequence[RowRenaming]) -> None:
    """The same for the rows of the store."""
    of = {(one.layer, one.old): one.new for one in renamed}
    if not of:
        return
    for source in packet_tables():
        if not source.names_layers:
            continue
        table = source.table
        for found in connection.execute(source.query(community)).all():
            row = found._asdict()
            new = _renamed_event(row, of)
            if new != row:
                connection.execute(update(table).where(table.c.id == row["id"]).values(new))


def _renamed_event(row: Row, of: Mapping[tuple[str, str], str]) -> Row:
    """The row; and, of an event, what it tells of before and after."""
    new = _renamed_row(row, of)
    for name in ("before", "after"):
        if isinstance(row.get(name), dict):
            new |= {name: row[name] | _renamed_row(row[name], of)}
    return {**row, **new}


def _renamed_row(row: Mapping[str, Any], of: Mapping[tuple[str, str], str]) -> Row:
    new = {
        column: of[layer, row[column]]
        for column, layer in _OF_REPORT.items()
        if isinstance(row.get(column), str) and (layer, row[column]) in of
    }
    target = (row.get("target_layer"), row.get("target_id"))
    if all(isinstance(one, str) for one in target) and target in of:
        new["target_id"] = of[target]  # type: ignore[index]
    return new
