"""Import votes of a packet that are not here yet, through the calls that any vote is made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, insert, select, update

from data.store.event_merge import MergeSummary
from features.feature import PacketPart, PacketTable, Rows, rows_under
from features.voting.imported_votes import require_openable
from features.voting.schema import BALLOT, CODE_BATCH, VOTE_EVENT, VOTING_CODE, WORKSHOP

Row = dict[str, Any]
DONE = ("closed", "counted")
"""The phases in which a vote travels: a code of one that is open could be used on both machines."""


def merge_votes(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    """Import the votes that are not here yet. Raises as `require_openable` for one that is not sound."""
    for vote in rows["workshop"]:
        here = connection.execute(select(WORKSHOP.c.id).where(WORKSHOP.c.id == vote["id"])).first()
        if here is not None or vote["phase"] not in DONE:
            continue
        connection.execute(insert(WORKSHOP), {**vote, "phase": "draft"})
        _fill(connection, VOTE_EVENT, vote["id"], rows)
        _go_to(connection, vote["id"], "open")
        for table in (CODE_BATCH, VOTING_CODE, BALLOT):
            _fill(connection, table, vote["id"], rows)
        for phase in DONE[: DONE.index(vote["phase"]) + 1]:
            _go_to(connection, vote["id"], phase)
        require_openable(connection, vote["id"])
        summary.new += 1


def _fill(connection: Connection, table: Table, vote: str, rows: Mapping[str, Sequence[Row]]) -> None:
    for row in rows[table.name]:
        if row["workshop_id"] == vote:
            connection.execute(insert(table), row)


def _go_to(connection: Connection, vote: str, phase: str) -> None:
    connection.execute(update(WORKSHOP).where(WORKSHOP.c.id == vote).values(phase=phase))


def _votes(community: str) -> Select[Any]:
    wanted = (WORKSHOP.c.community == community) & WORKSHOP.c.phase.in_(DONE)
    return select(WORKSHOP.c.id).where(wanted)


PACKET = PacketPart(
    (
        PacketTable(WORKSHOP, rows_under(WORKSHOP, "id", _votes)),
        PacketTable(CODE_BATCH, rows_under(CODE_BATCH, "workshop_id", _votes)),
        PacketTable(VOTING_CODE, rows_under(VOTING_CODE, "workshop_id", _votes)),
        PacketTable(BALLOT, rows_under(BALLOT, "workshop_id", _votes)),
        PacketTable(VOTE_EVENT, rows_under(VOTE_EVENT, "workshop_id", _votes)),
    ),
    merge_votes,
)
