"""The contents of a vote that are here: what was held here, and what packets brought.

What does not contradict another one is no version of its own: the vote before its count was fixed, beside
itself afterwards, where the same machine signed both or it was held here. Everything else stays, and is put
in an order in which it does not matter what came first: held here, checked, signed, neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from base.installation_key import installation_key, is_signed
from data.known_installations import known_installations
from data.store.damaged_rows import DAMAGE
from data.store.rows import Row
from features.voting import vote_rows
from features.voting.imported.content import VoteContent, content_in
from features.voting.imported.origin import Signer, VoteOrigin
from features.voting.schema import IMPORTED_VOTE, VOTE_SIGNATURE

DONE = ("closed", "counted")
"""The phases in which a vote travels: a code of one that is open could be used on both machines."""


@dataclass(frozen=True)
class VoteVersion:
    """A content of a vote and where it comes from. wall_step: how far it was shown, where it was imported."""

    content: VoteContent
    origin: VoteOrigin
    wall_step: int = 0


def is_held_here(connection: Connection, workshop_id: str) -> bool:
    """Whether the vote is one of this machine, in whatever phase."""
    return vote_rows.workshop_row(connection, workshop_id) is not None


def imported_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """What packets brought of a vote."""
    wanted = select(IMPORTED_VOTE).where(IMPORTED_VOTE.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(wanted.order_by(IMPORTED_VOTE.c.content_sha256))]


def imported_ids(connection: Connection, community: str | None = None) -> Sequence[str]:
    """Votes of which packets brought something, of a community or of all."""
    wanted = select(IMPORTED_VOTE.c.workshop_id).distinct().order_by(IMPORTED_VOTE.c.workshop_id)
    if community is not None:
        wanted = wanted.where(IMPORTED_VOTE.c.community == community)
    return connection.execute(wanted).scalars().all()


def versions_of(connection: Connection, workshop_id: str) -> tuple[VoteVersion, ...]:
    """What there is of the vote, the one to show first; empty for an unknown vote and an open one alone."""
    found = [_imported(connection, row) for row in imported_rows(connection, workshop_id) if _opens(row)]
    own = vote_rows.workshop_row(connection, workshop_id)
    if own is not None and own["phase"] in DONE:
        found.append(VoteVersion(content_in(connection, workshop_id), VoteOrigin()))
    left = [one for one in found if not any(_is_earlier(one, other) for other in found)]
    more = int(own is not None and own["phase"] not in DONE)
    marked = [replace(one, origin=replace(one.origin, versions=len(left) + more)) for one in left]
    return tuple(sorted(marked, key=_place))


def shown_version(connection: Connection, workshop_id: str) -> VoteVersion | None:
    """The imported content that pages show of a vote; None for a vote held here, and an unknown one."""
    if is_held_here(connection, workshop_id):
        return None
    return next(iter(versions_of(connection, workshop_id)), None)


def origin_of(connection: Connection, workshop_id: str) -> VoteOrigin:
    """Where the vote that pages show comes from."""
    if not imported_rows_exist(connection, workshop_id):
        return VoteOrigin()
    found = versions_of(connection, workshop_id)
    if is_held_here(connection, workshop_id):
        return VoteOrigin(versions=found[0].origin.versions) if found else VoteOrigin()
    return found[0].origin


def imported_rows_exist(connection: Connection, workshop_id: str) -> bool:
    """Whether packets brought anything of a vote."""
    wanted = select(IMPORTED_VOTE.c.workshop_id).where(IMPORTED_VOTE.c.workshop_id == workshop_id).limit(1)
    return connection.execute(wanted).first() is not None


def add_content(connection: Connection, content: VoteContent) -> bool:
    """Keep a content of a vote beside what is here; False where it is here already, or is how a vote held
    here was before its count was fixed."""
    workshop_id = str(content.vote["id"])
    if any(row["content_sha256"] == content.digest for row in imported_rows(connection, workshop_id)):
        return False
    own = vote_rows.workshop_row(connection, workshop_id)
    if own is not None and own["phase"] in DONE:
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


def signature_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """The signatures of all contents that packets brought of a vote."""
    wanted = select(VOTE_SIGNATURE).where(VOTE_SIGNATURE.c.workshop_id == workshop_id)
    return [row._asdict() for row in connection.execute(wanted)]


def note_head_compared(connection: Connection, workshop_id: str, digest: str) -> None:
    """Remember that the head of the log of this content was compared with paper and is the same."""
    mine = (IMPORTED_VOTE.c.workshop_id == workshop_id) & (IMPORTED_VOTE.c.content_sha256 == digest)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(update(IMPORTED_VOTE).where(mine).values(head_compared_at=now))


def move_imported_step(connection: Connection, version: VoteVersion, seen: int, step: int) -> None:
    """Show the result of an imported vote up to `step`, unless somebody moved it since it was `seen`."""
    table = IMPORTED_VOTE
    mine = (table.c.workshop_id == version.content.vote["id"]) & (
        table.c.content_sha256 == version.content.digest
    )
    connection.execute(update(table).where(mine, table.c.wall_step == seen).values(wall_step=step))


def damaged_contents(connection: Connection, workshop_id: str) -> int:
    """How many contents that packets brought are no longer what they were."""
    return sum(not _opens(row) for row in imported_rows(connection, workshop_id))


def _opens(row: Row) -> bool:
    """Whether a content is what it was when it came, and its rows can be read."""
    content = VoteContent(bytes(row["content"]))
    try:
        return content.digest == row["content_sha256"] and bool(content.vote and content.head)
    except DAMAGE:
        return False


def _imported(connection: Connection, row: Row) -> VoteVersion:
    known, ours = known_installations(connection), installation_key().public
    keys = [
        one["public_key"]
        for one in signature_rows(connection, row["workshop_id"])
        if one["content_sha256"] == row["content_sha256"]
    ]
    signers = [Signer(key, known[key].name if key in known else "", key == ours) for key in keys]
    signers.sort(key=lambda one: (not one.is_ours, not one.name, one.public_key))
    origin = VoteOrigin(False, tuple(signers), bool(row["head_compared_at"]), row["content_sha256"])
    return VoteVersion(VoteContent(bytes(row["content"])), origin, row["wall_step"])


def _is_earlier(one: VoteVersion, other: VoteVersion) -> bool:
    """Whether `other` is the same vote further on, by one who may say so."""
    if one is other or not one.content.is_before(other.content):
        return False
    keys = {signer.public_key for signer in one.origin.signers}
    return other.origin.is_here or bool(keys & {signer.public_key for signer in other.origin.signers})


def _place(version: VoteVersion) -> tuple[bool, bool, bool, bool, str]:
    origin, content = version.origin, version.content
    is_closed = content.vote["phase"] == "closed"
    return not origin.is_here, not origin.is_checked, not origin.signers, is_closed, content.digest


def _signed(workshop_id: str, digest: str) -> bytes:
    return f"{workshop_id}\n{digest}".encode()
