"""Bench notes in the store, and in packets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from data.store.event_merge import MergeSummary
from data.store.open_store import the_store
from features.feature import PacketPart, PacketTable, Rows
from tests.contracts.benches.schema import BENCH_NOTE


def notes_of(community: str) -> Sequence[dict[str, Any]]:
    with the_store().reading() as connection:
        return [row._asdict() for row in connection.execute(_query(community))]


def add_note(note_id: str, community: str, place: tuple[float, float], note: str) -> None:
    row = {"id": note_id, "community": community, "x_m": place[0], "y_m": place[1], "note": note}
    with the_store().writing() as connection:
        connection.execute(insert(BENCH_NOTE), row)


def _query(community: str) -> Any:
    return select(BENCH_NOTE).where(BENCH_NOTE.c.community == community).order_by(BENCH_NOTE.c.id)


def _merge(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    known = set(connection.execute(select(BENCH_NOTE.c.id)).scalars())
    new = [row for row in rows["bench_note"] if row["id"] not in known]
    if new:
        connection.execute(insert(BENCH_NOTE), new)
    summary.new += len(new)


PACKET = PacketPart((PacketTable(BENCH_NOTE, _query),), _merge)
