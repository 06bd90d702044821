"""Casting a ballot: the code is used and the ballot put into the box in one transaction, or neither.

What is returned is on disk. The code is used by an UPDATE that asks for an unused one, so of any number of
phones that send the same code at once one finds it unused, whatever they had read before.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection

from data.store.open_store import the_store
from data.store.rows import Row
from data.store.writer import the_writer
from features.voting import ballot_rows as rows
from features.voting.ballots import UNDECLARED, Ballot, check_ballot
from features.voting.box.cohorts import join_cohort
from features.voting.box.content import content_of, of_group
from features.voting.box.errors import (
    AlreadyUsedError,
    AlteredOptionsError,
    ClosedError,
    MistypedCodeError,
    NotOpenYetError,
    WrongKindError,
)
from features.voting.box.lookup import vote_row
from features.voting.box.receipts import check_form_key, content_mac, receipt_hash, receipt_of
from features.voting.box.suspension import refuse_suspended
from features.voting.box.terms import terms_from
from features.voting.box.votes import find_vote, title_and_phase
from features.voting.codes import code_hash, code_slip, parse_code
from features.voting.registry import method_of
from features.voting.vote_rows import CLOSED_PHASES

_BALLOT_KEY_BYTES = 16


@dataclass(frozen=True)
class BallotSubmission:
    """The content of a voter's form.

    `ballot` says what was voted; whose group it is of, the code says. `key` (`new_form_key`) stays
    with the form. `shown` are the options in the order in which they were seen, `digest` that of the terms.
    """

    code: str
    ballot: Ballot
    channel: str
    key: str
    shown: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class BallotReceipt:
    """Proof that a ballot was counted, without its content. `is_test`: it does not count."""

    receipt: str
    is_test: bool
    is_new: bool


def cast(workshop_id: str, sending: BallotSubmission) -> BallotReceipt:
    """Put a ballot into the box. The same sending again gets the same receipt and adds nothing.

    Raises CastError where the ballot is not taken, VotingError where it is not valid, StoreError where
    nothing could be kept.
    """
    traces = _traces(workshop_id, sending)
    digest = _check_terms(workshop_id, sending)
    box_key = secrets.token_bytes(_BALLOT_KEY_BYTES)

    def keep(connection: Connection) -> BallotReceipt:
        found = vote_row(connection, workshop_id, traces.code)
        receipt = BallotReceipt(traces.receipt, found["state"] == "test", is_new=not found["is_used"])
        if found["is_used"]:
            _refuse_another(found, traces)
            return receipt
        _refuse_phase(connection, workshop_id, digest, receipt.is_test)
        if not rows.use_code(connection, traces.slip, traces.proof, traces.mac):
            raise AlreadyUsedError
        rows.insert_ballot(connection, _ballot_row(box_key, found, sending, traces.content))
        join_cohort(connection, found, box_key)
        return receipt

    return the_writer().write(keep)


@dataclass(frozen=True)
class _Traces:
    """A sending as it meets the database: the hashes of code (`slip`) and receipt, the text of the vote and
    its MAC. Code and receipt themselves go no further."""

    code: str
    slip: str
    receipt: str
    proof: str
    content: str
    mac: str


def _traces(workshop_id: str, sending: BallotSubmission) -> _Traces:
    code, key = parse_code(sending.code), check_form_key(sending.key)
    if code is None:
        raise MistypedCodeError(slip=code_slip(sending.code))
    content, receipt = content_of(sending.ballot), receipt_of(workshop_id, code, key)
    return _Traces(
        code,
        code_hash(workshop_id, code),
        receipt,
        receipt_hash(workshop_id, receipt),
        content,
        content_mac(code, key, content),
    )


def _check_terms(workshop_id: str, sending: BallotSubmission) -> str:
    """The digest of the terms that the ballot is valid for."""
    with the_store().reading() as connection:
        seen = find_vote(connection, workshop_id)
    terms = terms_from(seen["definition"])
    if type(sending.ballot) is not method_of(terms.settings.rules.method).takes:
        raise WrongKindError
    if sending.digest != seen["digest"] or sorted(sending.shown) != sorted(terms.slate.options):
        raise AlteredOptionsError
    any_group = next(iter(terms.settings.shares))
    ballot = of_group(sending.ballot, any_group, UNDECLARED, sending.channel)
    check_ballot(ballot, terms.slate, terms.settings.shares)
    return sending.digest


def _refuse_another(used: Row, traces: _Traces) -> None:
    """Raise AlreadyUsedError unless this is the sending that used it; after closing nobody can tell that."""
    if (used["receipt_sha256"], used["content_mac"]) != (traces.proof, traces.mac):
        raise AlreadyUsedError


def _refuse_phase(connection: Connection, workshop_id: str, digest: str, is_test: bool) -> None:
    row = find_vote(connection, workshop_id)
    if row["phase"] == "draft" and not is_test:
        raise NotOpenYetError(title=title_and_phase(row)["title"])
    if row["phase"] in CLOSED_PHASES:
        raise ClosedError(title=title_and_phase(row)["title"])
    if row["digest"] != digest:
        raise AlteredOptionsError
    refuse_suspended(connection, workshop_id)


def _ballot_row(key: bytes, code: Row, sending: BallotSubmission, content: str) -> Row:
    return {
        "key": key,
        "workshop_id": code["workshop_id"],
        "constituency": code["constituency"],
        "age_group": code["age_group"],
        "channel": sending.channel,
        "is_test": code["state"] == "test",
        "content": content,
        "shown": list(sending.shown),
    }
