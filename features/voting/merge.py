"""Votes of a packet that are not here yet, through the doors of any vote: made, opened, filled, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, insert, select, update

from data.store import tables as t
from data.store.event_merge import MergeSummary
from features.feature import PacketPart, PacketTable, Rows, rows_under

Row = dict[str, Any]
DONE = ("closed", "counted")
"""The phases in which a vote travels: a code of one that is open could be used on both machines."""


def merge_votes(connection: Connection, rows: Rows, told: MergeSummary) -> None:
    """Bring in the votes that are not here yet."""
    for vote in rows["workshop"]:
        here = connection.execute(select(t.WORKSHOP.c.id).where(t.WORKSHOP.c.id == vote["id"])).first()
        if here is not None or vote["phase"] not in DONE:
            continue
        connection.execute(insert(t.WORKSHOP), {**vote, "phase": "draft"})
        _fill(connection, t.VOTE_EVENT, vote["id"], rows)
        _go_to(connection, vote["id"], "open")
        for table in (t.CODE_BATCH, t.VOTING_CODE, t.BALLOT):
            _fill(connection, table, vote["id"], rows)
        for phase in DONE[: DONE.index(vote["phase"]) + 1]:
            _go_to(connection, vote["id"], phase)
        told.new += 1


def _fill(connection: Connection, table: Table, vote: str, rows: Mapping[str, Sequence[Row]]) -> None:
    for row in rows[table.name]:
        if row["workshop_id"] == vote:
            connection.execute(insert(table), row)


def _go_to(connection: Connection, vote: str, phase: str) -> None:
    connection.execute(update(t.WORKSHOP).where(t.WORKSHOP.c.id == vote).values(phase=phase))


def _votes(community: str) -> Select[Any]:
    wanted = (t.WORKSHOP.c.community == community) & t.WORKSHOP.c.phase.in_(DONE)
    return select(t.WORKSHOP.c.id).where(wanted)


PACKET = PacketPart(
    (
        PacketTable(t.WORKSHOP, rows_under(t.WORKSHOP, "id", _votes)),
        PacketTable(t.CODE_BATCH, rows_under(t.CODE_BATCH, "workshop_id", _votes)),
        PacketTable(t.VOTING_CODE, rows_under(t.VOTING_CODE, "workshop_id", _votes)),
        PacketTable(t.BALLOT, rows_under(t.BALLOT, "workshop_id", _votes)),
        PacketTable(t.VOTE_EVENT, rows_under(t.VOTE_EVENT, "workshop_id", _votes)),
    ),
    merge_votes,
)
