"""Slips with codes: made once, shown once, voided and replaced with a record."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from base.text_limits import NAME_MAX, NOTE_MAX, storable_text
from base.words import Message
from data.store.rows import Row
from data.store.writer import the_writer
from features.voting import ballot_rows as rows
from features.voting.ballots import AGE_GROUPS, UNDECLARED
from features.voting.box.errors import (
    BatchError,
    TwoPeopleError,
    UnknownSlipError,
    UsedSlipError,
    VoidSlipError,
)
from features.voting.box.record import Fact, record
from features.voting.box.terms import terms_from
from features.voting.box.votes import find_in_phase
from features.voting.codes import code_hash, new_code

MOST_SLIPS = 2000
"""Of one batch: more than a hall holds."""
_SECOND = Message("second person")
_REASON = Message("reason")


@dataclass(frozen=True)
class BatchSpec:
    """Codes to be made. Codes of a test batch can be tried, also before opening, and never count."""

    constituency: str
    count: int
    age_group: str = UNDECLARED
    is_test: bool = False


@dataclass(frozen=True)
class Slip:
    """What is printed: number of batch and slip, and the code, which nobody can ever show again."""

    batch: int
    number: int
    code: str
    constituency: str
    age_group: str
    is_test: bool


def mint(workshop_id: str, spec: BatchSpec, actor: str, second: str = "") -> tuple[Slip, ...]:
    """Make a batch of codes. Once the vote is open, a `second` person must be named.

    Raises BatchError, TwoPeopleError, WrongPhaseError.
    """
    return mint_batches(workshop_id, [spec], actor, second)


def mint_batches(
    workshop_id: str, specs: Sequence[BatchSpec], actor: str, second: str = ""
) -> tuple[Slip, ...]:
    """Make all of these batches or, where one of them cannot be made, none; raises as `mint`."""
    codes = [[new_code() for _ in range(_check_count(spec))] for spec in specs]

    def keep(connection: Connection) -> tuple[Slip, ...]:
        settings = _find(connection, workshop_id, actor, second)
        made: list[Slip] = []
        for spec, new in zip(specs, codes, strict=True):
            _check_groups(spec, settings)
            batch = _new_batch(connection, workshop_id, spec)
            _record_batch(connection, workshop_id, int(batch["position"]), spec, actor, second)
            made.extend(_insert(connection, batch, 1, new))
        return tuple(made)

    return the_writer().write(keep)


def void(workshop_id: str, batch: int, slip: int, actor: str, reason: str, second: str = "") -> None:
    """Make an unused slip worthless. The reason is published: nobody's name belongs there.

    Raises UnknownSlipError, UsedSlipError, VoidSlipError and as `mint`."""

    def keep(connection: Connection) -> None:
        _find(connection, workshop_id, actor, second)
        _void(connection, _batch(connection, workshop_id, batch, slip), slip)
        facts: dict[str, Fact] = {
            "batch": batch,
            "slip": slip,
            "reason": storable_text(reason, _REASON, NOTE_MAX),
        }
        record(connection, workshop_id, "void", actor, **facts, second=second)

    the_writer().write(keep)


def reprint(workshop_id: str, batch: int, slip: int, actor: str, reason: str, second: str = "") -> Slip:
    """Void an unused slip and make another one in its place; raises as `void`."""
    code = new_code()

    def keep(connection: Connection) -> Slip:
        _find(connection, workshop_id, actor, second)
        of = _batch(connection, workshop_id, batch, slip)
        _void(connection, of, slip)
        number = rows.last_slip(connection, of["id"]) + 1
        facts = {"batch": batch, "slip": slip, "new_slip": number}
        why = storable_text(reason, _REASON, NOTE_MAX)
        record(connection, workshop_id, "reprint", actor, **facts, reason=why, second=second)
        return _insert(connection, of, number, [code])[0]

    return the_writer().write(keep)


def _find(connection: Connection, workshop_id: str, actor: str, second: str) -> Row:
    row = find_in_phase(connection, workshop_id, ["draft", "open"])
    storable_text(second, _SECOND, NAME_MAX)
    if row["phase"] == "open" and second.strip() in ("", actor.strip()):
        raise TwoPeopleError
    return row


def _check_count(spec: BatchSpec) -> int:
    if not 1 <= spec.count <= MOST_SLIPS:
        raise BatchError(wrong=Message("a batch has 1 to {most_slips} codes", most_slips=MOST_SLIPS))
    return spec.count


def _check_groups(spec: BatchSpec, settings: Row) -> None:
    shares = terms_from(settings["definition"]).settings.shares
    if spec.constituency not in shares or spec.age_group not in AGE_GROUPS:
        raise BatchError(wrong=Message("the vote has no such constituency or age group"))


def _new_batch(connection: Connection, workshop_id: str, spec: BatchSpec) -> Row:
    row = {
        "id": secrets.token_hex(8),
        "workshop_id": workshop_id,
        "position": len(rows.batch_rows(connection, workshop_id)) + 1,
        "constituency": spec.constituency,
        "age_group": spec.age_group,
        "is_test": spec.is_test,
    }
    rows.insert_batch(connection, row)
    return row


def _record_batch(
    connection: Connection, workshop_id: str, number: int, spec: BatchSpec, actor: str, second: str
) -> None:
    facts: dict[str, Fact] = {
        "batch": number,
        "codes": spec.count,
        "constituency": spec.constituency,
        "age_group": spec.age_group,
        "is_test": int(spec.is_test),
        "second": second,
    }
    record(connection, workshop_id, "mint", actor, **facts)


def _insert(connection: Connection, batch: Row, first: int, codes: Sequence[str]) -> tuple[Slip, ...]:
    groups = {"constituency": batch["constituency"], "age_group": batch["age_group"]}
    slips = tuple(
        Slip(batch["position"], number, code, **groups, is_test=batch["is_test"])
        for number, code in enumerate(codes, first)
    )
    state = "test" if batch["is_test"] else "ok"
    ids = {"workshop_id": batch["workshop_id"], "batch_id": batch["id"]}
    made = [
        {"code_sha256": code_hash(batch["workshop_id"], slip.code), "slip": slip.number}
        | {**ids, **groups, "state": state, "is_used": False}
        for slip in slips
    ]
    rows.insert_codes(connection, made)
    return slips


def _batch(connection: Connection, workshop_id: str, batch: int, slip: int) -> Row:
    for row in rows.batch_rows(connection, workshop_id):
        if row["position"] == batch:
            return row
    raise UnknownSlipError(batch=batch, slip=slip)


def _void(connection: Connection, batch: Row, slip: int) -> None:
    found = rows.slip_rows(connection, batch["id"], [slip])
    where = {"batch": batch["position"], "slip": slip}
    if not found:
        raise UnknownSlipError(**where)
    if found[0]["state"] == "void":
        raise VoidSlipError(**where)
    if not rows.void_code(connection, found[0]["code_sha256"]):
        raise UsedSlipError(**where)
