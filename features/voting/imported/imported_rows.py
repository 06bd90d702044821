"""Rows of what packets brought of votes, and of the signatures of their contents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from base.installation_key import installation_key, is_signed
from data.store.rows import Row
from features.voting import vote_rows
from features.voting.imported.content import VoteContent, content_in
from features.voting.schema import IMPORTED_VOTE, VOTE_SIGNATURE


def imported_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """What packets brought of a vote."""
    wanted = select(IMPORTED_VOTE).where(IMPORTED_VOTE.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(wanted.order_by(IMPORTED_VOTE.c.content_sha256))]


def has_imported_rows(connection: Connection, workshop_id: str) -> bool:
    """Whether packets brought anything of a vote."""
    wanted = select(IMPORTED_VOTE.c.workshop_id).where(IMPORTED_VOTE.c.workshop_id == workshop_id).limit(1)
    return connection.execute(wanted).first() is not None


def imported_ids(connection: Connection, community: str | None = None) -> Sequence[str]:
    """Votes of which packets brought something, of a community or of all."""
    wanted = select(IMPORTED_VOTE.c.workshop_id).distinct().order_by(IMPORTED_VOTE.c.workshop_id)
    if community is not None:
        wanted = wanted.where(IMPORTED_VOTE.c.community == community)
    return connection.execute(wanted).scalars().all()


def add_content(connection: Connection, content: VoteContent) -> bool:
    """Keep a content of a vote beside what is here; False where it is here already, or is how a vote held
    here was before its count was fixed."""
    workshop_id = str(content.vote["id"])
    if any(row["content_sha256"] == content.digest for row in imported_rows(connection, workshop_id)):
        return False
    own = vote_rows.workshop_row(connection, workshop_id)
    if own is not None and own["phase"] in vote_rows.CLOSED_PHASES:
        held = content_in(connection, workshop_id)
        if held.digest == content.digest or content.is_before(held):
            return False
    row = {
        "workshop_id": workshop_id,
        "content_sha256": content.digest,
        "community": content.vote["community"],
        "content": content.raw,
        "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "head_compared_at": "",
        "wall_step": 0,
    }
    connection.execute(insert(IMPORTED_VOTE), row)
    return True


def note_head_compared(connection: Connection, workshop_id: str, digest: str) -> None:
    """Remember that the head of the log of this content was compared with paper and is the same."""
    mine = (IMPORTED_VOTE.c.workshop_id == workshop_id) & (IMPORTED_VOTE.c.content_sha256 == digest)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(update(IMPORTED_VOTE).where(mine).values(head_compared_at=now))


def move_imported_step(connection: Connection, content: VoteContent, seen: int, step: int) -> None:
    """Show the result of an imported vote up to `step`, unless somebody moved it since it was `seen`."""
    table = IMPORTED_VOTE
    mine = (table.c.workshop_id == content.vote["id"]) & (table.c.content_sha256 == content.digest)
    connection.execute(update(table).where(mine, table.c.wall_step == seen).values(wall_step=step))


def signature_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """The signatures of all contents that packets brought of a vote."""
    wanted = select(VOTE_SIGNATURE).where(VOTE_SIGNATURE.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(wanted)]


def add_signature(connection: Connection, row: Row) -> None:
    """Keep a signature of a content that packets brought. Raises ValueError for one that is none."""
    signed = _signed(row["workshop_id"], row["content_sha256"])
    if not is_signed(row["public_key"], "vote", signed, row["signature"]):
        raise ValueError("vote_signature")
    table = VOTE_SIGNATURE
    names = ("workshop_id", "content_sha256", "public_key")
    mine = [table.c[name] == row[name] for name in names]
    contents = {one["content_sha256"] for one in imported_rows(connection, row["workshop_id"])}
    if row["content_sha256"] in contents and connection.execute(select(table).where(*mine)).first() is None:
        connection.execute(insert(table), dict(row))


def own_signature(content: VoteContent) -> Row:
    """What this installation signs of a vote that was held here."""
    key, workshop_id = installation_key(), str(content.vote["id"])
    return {
        "workshop_id": workshop_id,
        "content_sha256": content.digest,
        "public_key": key.public,
        "signature": key.sign("vote", _signed(workshop_id, content.digest)),
    }


def _signed(workshop_id: str, digest: str) -> bytes:
    return f"{workshop_id}\n{digest}".encode()
