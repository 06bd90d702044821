"""Rows of votes that were restored from a copy: which wait, and which receipts were lost."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select, update

from data.store.rows import Row, row_where
from features.voting.schema import LOST_RECEIPT, VOTE_EVENT, VOTE_SUSPENSION, VOTING_CODE


def suspension_row(connection: Connection, workshop_id: str) -> Row | None:
    """Who confirmed so far that the vote may go on; None where it is not suspended."""
    return row_where(connection, VOTE_SUSPENSION, VOTE_SUSPENSION.c.workshop_id == workshop_id)


def suspend(connection: Connection, workshop_id: str) -> None:
    """Let the vote wait until two people confirm, whoever confirmed before."""
    release(connection, workshop_id)
    connection.execute(insert(VOTE_SUSPENSION), {"workshop_id": workshop_id, "first": "", "first_head": ""})


def confirm_first(connection: Connection, workshop_id: str, first: str, head: str) -> None:
    """Write down the first of the two people, and the head that they read."""
    mine = VOTE_SUSPENSION.c.workshop_id == workshop_id
    connection.execute(update(VOTE_SUSPENSION).where(mine).values(first=first, first_head=head))


def release(connection: Connection, workshop_id: str) -> None:
    """Let the vote go on."""
    connection.execute(delete(VOTE_SUSPENSION).where(VOTE_SUSPENSION.c.workshop_id == workshop_id))


def receipts_used(connection: Connection, workshop_id: str) -> frozenset[str]:
    """The hashes of the receipts of ballots that are in the box and count."""
    table = VOTING_CODE
    mine = (table.c.workshop_id == workshop_id) & table.c.is_used & (table.c.state == "ok")
    return frozenset(connection.execute(select(table.c.receipt_sha256).where(mine)).scalars())


def replace_lost(connection: Connection, workshop_id: str, receipts: Collection[str]) -> None:
    """Add receipts to the lost ones of the vote; those whose ballots are in the box go."""
    mine = LOST_RECEIPT.c.workshop_id == workshop_id
    known = set(connection.execute(select(LOST_RECEIPT.c.receipt_sha256).where(mine)).scalars())
    lost = (known | set(receipts)) - receipts_used(connection, workshop_id)
    connection.execute(delete(LOST_RECEIPT).where(mine))
    if lost:
        rows = [{"receipt_sha256": one, "workshop_id": workshop_id} for one in sorted(lost)]
        connection.execute(insert(LOST_RECEIPT), rows)


def is_lost(connection: Connection, receipt_sha256: str) -> bool:
    """Whether a ballot with this receipt was in the data before a restore."""
    wanted = select(LOST_RECEIPT.c.workshop_id).where(LOST_RECEIPT.c.receipt_sha256 == receipt_sha256)
    return connection.execute(wanted).first() is not None


def any_restored(connection: Connection) -> bool:
    """Whether the log of any vote tells of a restore."""
    wanted = select(VOTE_EVENT.c.hash).where(VOTE_EVENT.c.event.like('%"kind":"restore"%')).limit(1)
    return connection.execute(wanted).first() is not None
