"""Look up the vote of a code or a receipt, before or after a ballot is cast; changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from data.store.open_store import the_store
from data.store.rows import Row
from features.voting import ballot_rows as rows
from features.voting import restore_rows, vote_rows
from features.voting.box.errors import (
    AlreadyUsedError,
    ClosedError,
    MistypedCodeError,
    NotOpenYetError,
    OtherWorkshopError,
    UnknownCodeError,
    VoidCodeError,
)
from features.voting.box.receipts import check_form_key, parse_receipt, receipt_hash, receipt_of
from features.voting.box.suspension import refuse_suspended
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.codes import code_hash, code_slip, parse_code
from features.voting.imported.imported_rows import imported_ids
from features.voting.imported.versions import shown_version
from features.voting.schema import VOTING_CODE


@dataclass(frozen=True)
class KnownCode:
    """A code that may vote or has voted, and its vote.

    `receipt` is that of the ballot where the form with the given key cast it; "" otherwise. `is_test`: what
    it casts does not count.
    """

    workshop_id: str
    is_test: bool
    is_used: bool
    receipt: str = ""


def look_up(text: str, workshop_id: str = "", key: str = "") -> KnownCode:
    """The code that somebody typed: of this vote, or of any where none is named; `key` is the form's.

    Raises MistypedCodeError, UnknownCodeError, OtherWorkshopError, VoidCodeError, and DamagedBallotFormError
    for a key that is none.
    """
    code = parse_code(text)
    if code is None:
        raise MistypedCodeError(slip=code_slip(text))
    with the_store().reading() as connection:
        row = vote_row(connection, workshop_id or _vote_of(connection, code), code)
    return KnownCode(row["workshop_id"], row["state"] == "test", row["is_used"], _own_receipt(row, code, key))


def vote_for(known: KnownCode) -> VoteRecord:
    """The vote, if this code may cast a ballot in it now.

    Raises AlreadyUsedError, NotOpenYetError, ClosedError, SuspendedError: before somebody fills in a
    ballot in vain.
    """
    vote = vote_record(known.workshop_id)
    if known.is_used:
        raise AlreadyUsedError
    if vote.phase in vote_rows.CLOSED_PHASES:
        raise ClosedError(title=vote.terms.settings.title)
    if vote.phase == "draft" and not known.is_test:
        raise NotOpenYetError(title=vote.terms.settings.title)
    with the_store().reading() as connection:
        refuse_suspended(connection, vote.id)
    return vote


def vote_counting(receipt: str) -> VoteRecord | None:
    """The vote in whose box a ballot with this receipt, as somebody typed it, is and counts."""
    proof = parse_receipt(receipt)
    with the_store().reading() as connection:
        found = [
            each
            for each in vote_rows.workshop_ids(connection)
            if rows.is_receipt(connection, each, receipt_hash(each, proof))
        ]
        found = found or [
            each for each in imported_ids(connection) if _is_imported_receipt(connection, each, proof)
        ]
    return vote_record(found[0]) if found else None


def is_lost_receipt(receipt: str) -> bool:
    """Whether its ballot was in the data before a restore; ask only where no ballot in the box has it."""
    proof = parse_receipt(receipt)
    with the_store().reading() as connection:
        return any(
            restore_rows.is_lost(connection, receipt_hash(each, proof))
            for each in vote_rows.workshop_ids(connection)
        )


def any_restored() -> bool:
    """Whether any vote was ever restored from a copy, which may lack ballots that nobody knows of."""
    with the_store().reading() as connection:
        return restore_rows.any_restored(connection)


def _is_imported_receipt(connection: Connection, workshop_id: str, proof: str) -> bool:
    version = shown_version(connection, workshop_id)
    if version is None:
        return False
    wanted = receipt_hash(workshop_id, proof)
    codes = version.content.tables[VOTING_CODE.name]
    return any(one["state"] == "ok" and one["receipt_sha256"] == wanted for one in codes)


def vote_row(connection: Connection, workshop_id: str, code: str) -> Row:
    """The row of a code of this vote. Raises UnknownCodeError, OtherWorkshopError, VoidCodeError."""
    found = rows.code_row(connection, code_hash(workshop_id, code))
    if found is None:
        raise OtherWorkshopError if _vote_of(connection, code) else UnknownCodeError
    if found["state"] == "void":
        raise VoidCodeError
    return found


def _vote_of(connection: Connection, code: str) -> str:
    """The vote that this code belongs to; "" for none."""
    for each in vote_rows.workshop_ids(connection):
        if rows.code_row(connection, code_hash(each, code)):
            return each
    return ""


def _own_receipt(row: Row, code: str, key: str) -> str:
    if not key or not row["is_used"]:
        return ""
    receipt = receipt_of(row["workshop_id"], code, check_form_key(key))
    return receipt if receipt_hash(row["workshop_id"], receipt) == row["receipt_sha256"] else ""
