"""Rows of codes and ballots. No function takes both, so that none can bring them together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from data.store.rows import Row
from features.voting.schema import BALLOT, BALLOT_PICTURE, CODE_BATCH, VOTING_CODE


def batch_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """The vote's batches of codes, in the order of their making."""
    table = CODE_BATCH
    wanted = select(table).where(table.c.workshop_id == workshop_id).order_by(table.c.position)
    return [row._asdict() for row in connection.execute(wanted)]


def insert_batch(connection: Connection, row: Row) -> None:
    """Insert a new batch."""
    connection.execute(insert(CODE_BATCH), dict(row))


def code_row(connection: Connection, code_sha256: str) -> Row | None:
    """The code with this hash."""
    found = connection.execute(select(VOTING_CODE).where(VOTING_CODE.c.code_sha256 == code_sha256))
    row = found.one_or_none()
    return None if row is None else row._asdict()


def slip_rows(connection: Connection, batch_id: str, slips: Collection[int]) -> Sequence[Row]:
    """The codes of these slips of a batch, by number."""
    table = VOTING_CODE
    wanted = (table.c.batch_id == batch_id) & table.c.slip.in_(slips)
    return [row._asdict() for row in connection.execute(select(table).where(wanted).order_by(table.c.slip))]


def last_slip(connection: Connection, batch_id: str) -> int:
    """The highest number of a slip of the batch; 0 where there is none."""
    highest = select(func.max(VOTING_CODE.c.slip)).where(VOTING_CODE.c.batch_id == batch_id)
    return connection.execute(highest).scalar() or 0


def insert_codes(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert new codes."""
    connection.execute(insert(VOTING_CODE), [dict(row) for row in rows])


def void_code(connection: Connection, code_sha256: str) -> bool:
    """Make an unused code worthless; False where it was used."""
    unused = (VOTING_CODE.c.code_sha256 == code_sha256) & VOTING_CODE.c.is_used.is_(False)
    return connection.execute(update(VOTING_CODE).where(unused).values(state="void")).rowcount == 1


def use_code(connection: Connection, code_sha256: str, receipt_sha256: str, content_mac: str) -> bool:
    """Use a code that is neither used nor void; False where somebody was faster."""
    table = VOTING_CODE
    usable = (table.c.code_sha256 == code_sha256) & table.c.is_used.is_(False) & (table.c.state != "void")
    used = {"is_used": True, "receipt_sha256": receipt_sha256, "content_mac": content_mac}
    return connection.execute(update(table).where(usable).values(used)).rowcount == 1


def is_receipt(connection: Connection, workshop_id: str, receipt_sha256: str) -> bool:
    """True where a code of the vote that counts was used with this receipt."""
    table = VOTING_CODE
    mine = (table.c.workshop_id == workshop_id) & (table.c.receipt_sha256 == receipt_sha256)
    mine &= table.c.state == "ok"
    return connection.execute(select(table.c.slip).where(mine)).one_or_none() is not None


def code_counts(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """How many codes (`codes`) there are by constituency, age_group, state and is_used."""
    table = VOTING_CODE
    groups = (table.c.constituency, table.c.age_group, table.c.state, table.c.is_used)
    count = select(*groups, func.count().label("codes")).where(table.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(count.group_by(*groups).order_by(*groups))]


def codes_by_batch(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """How many codes (`codes`) there are by batch_id, constituency and age_group."""
    table = VOTING_CODE
    groups = (table.c.batch_id, table.c.constituency, table.c.age_group)
    count = select(*groups, func.count().label("codes")).where(table.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(count.group_by(*groups))]


def insert_ballot(connection: Connection, row: Row) -> None:
    """Put a ballot into the box."""
    connection.execute(insert(BALLOT), dict(row))


def ballot_rows(connection: Connection, workshop_id: str, is_test: bool) -> Sequence[Row]:
    """The vote's ballots, or those of its test codes, in the order of their random keys."""
    wanted = (BALLOT.c.workshop_id == workshop_id) & BALLOT.c.is_test.is_(is_test)
    return [row._asdict() for row in connection.execute(select(BALLOT).where(wanted).order_by(BALLOT.c.key))]


def write_anew(connection: Connection, workshop_id: str) -> None:
    """Write the vote's codes and ballots again in the order of their keys, and forget what was sent.

    Where a row lies within its page, or which transaction wrote it, tells when it came.
    """
    for table, key, forgotten in (
        (BALLOT, BALLOT.c.key, {}),
        (VOTING_CODE, VOTING_CODE.c.code_sha256, {"content_mac": None}),
    ):
        mine = table.c.workshop_id == workshop_id
        found = connection.execute(select(table).where(mine).order_by(key)).all()
        connection.execute(delete(table).where(mine))
        if found:
            connection.execute(insert(table), [row._asdict() | forgotten for row in found])


def picture(connection: Connection, digest: str) -> bytes | None:
    """The picture with this SHA-256 (hex)."""
    wanted = select(BALLOT_PICTURE.c.png).where(BALLOT_PICTURE.c.sha256 == digest)
    found = connection.execute(wanted).scalar_one_or_none()
    return None if found is None else bytes(found)


def insert_picture(connection: Connection, digest: str, png: bytes) -> None:
    """Insert a new picture."""
    connection.execute(insert(BALLOT_PICTURE), {"sha256": digest, "png": png})
