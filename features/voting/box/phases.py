"""The phases of a vote: draft → open → closed → counted, forward only, each step once.

Every change names the version that was seen, so of two people who press the button one is told.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection

from data.store import forget
from data.store.open_store import the_store
from data.store.rows import Row
from data.store.writer import the_writer
from features.voting import ballot_rows
from features.voting import vote_rows as rows
from features.voting.box.cohorts import forget_cohorts
from features.voting.box.draw import check_settlement, commitment_of, new_seed
from features.voting.box.errors import FrozenError, NoCodesError, VoteChangedError
from features.voting.box.record import Fact, new_seal_key, record, seal_of
from features.voting.box.suspension import refuse_suspended
from features.voting.box.terms import VoteTerms, terms_from
from features.voting.box.votes import (
    Phase,
    VoteRecord,
    find_in_phase,
    find_vote,
    title_and_phase,
    vote_record_from,
)

OpeningCheck = Callable[[Connection, VoteTerms], None]
"""Raises where a vote of these terms must not open."""


def prepare(community: str, terms: VoteTerms, actor: str) -> VoteRecord:
    """Keep a new vote as a draft. Raises what `storable_text` raises."""
    row = {
        "id": secrets.token_hex(8),
        "community": community,
        "definition": terms.canonical(),
        "digest": terms.digest(),
        "phase": "draft",
        "seed": "",
        "seed_commitment": "",
        "seal_key": "",
        "settled": {},
        "version": 1,
    }

    def keep(connection: Connection) -> VoteRecord:
        rows.insert_workshop(connection, row)
        record(connection, str(row["id"]), "prepare", actor, terms=terms.digest())
        return vote_record_from(row)

    return the_writer().write(keep)


def revise(workshop_id: str, version: int, terms: VoteTerms, actor: str) -> VoteRecord:
    """Put other terms in the place of a draft's. Raises FrozenError once the vote was opened."""

    def keep(connection: Connection) -> VoteRecord:
        seen = find_vote(connection, workshop_id)
        if seen["phase"] != "draft":
            raise FrozenError(**title_and_phase(seen))
        _refuse_stale(seen, version)
        values = {"definition": terms.canonical(), "digest": terms.digest()}
        return _change_vote(connection, seen, values, "revise", actor, terms=terms.digest())

    return the_writer().write(keep)


def open_vote(workshop_id: str, version: int, actor: str, check: OpeningCheck | None = None) -> VoteRecord:
    """Let people vote. From here on nothing of the terms changes; their digest is in the log.

    Raises NoCodesError, VoteChangedError, WrongPhaseError, and what `check` raises in the same transaction.
    """
    seed, seal_key = new_seed(), new_seal_key()

    def keep(connection: Connection) -> VoteRecord:
        seen = _find_seen(connection, workshop_id, version, "draft")
        codes = sum(
            one["codes"] for one in ballot_rows.code_counts(connection, workshop_id) if one["state"] == "ok"
        )
        if not codes:
            raise NoCodesError(**title_and_phase(seen))
        if check is not None:
            check(connection, terms_from(seen["definition"]))
        commitment = commitment_of(workshop_id, seed)
        values = {"phase": "open", "seed": seed, "seed_commitment": commitment}
        values |= {"seal_key": seal_key}
        facts = {"terms": seen["digest"], "codes": codes, "seed_sha256": commitment}
        return _change_vote(connection, seen, values, "open", actor, **facts)

    return the_writer().write(keep)


def close_vote(workshop_id: str, version: int, actor: str) -> VoteRecord:
    """Close the vote. The box is rewritten so that no order is left in it, and the seed is published.

    Raises VoteChangedError, WrongPhaseError, SuspendedError.
    """

    def keep(connection: Connection) -> VoteRecord:
        seen = _find_seen(connection, workshop_id, version, "open")
        refuse_suspended(connection, workshop_id)
        forget_cohorts(connection, workshop_id)
        ballot_rows.write_anew(connection, workshop_id)
        cast = ballot_rows.ballot_rows(connection, workshop_id, is_test=False)
        tests = ballot_rows.ballot_rows(connection, workshop_id, is_test=True)
        facts: dict[str, Fact] = {
            "ballots": len(cast),
            "tests": len(tests),
            "seal": seal_of(cast, seen["seal_key"]),
        }
        return _change_vote(connection, seen, {"phase": "closed"}, "close", actor, **facts, seed=seen["seed"])

    closed = the_writer().write(keep)
    forget.forget_deleted(the_store())
    return closed


def settle_vote(
    workshop_id: str, version: int, actor: str, thrown: str = "", order: Sequence[str] = ()
) -> VoteRecord:
    """Settle what the tie rule needs, after closing and in front of everybody; then the result stands.

    thrown: what dice showed in the room, for a draw; order: what the room agreed on where ties are asked.
    Raises DrawError where the rule needs another, VoteChangedError, WrongPhaseError.
    """

    def keep(connection: Connection) -> VoteRecord:
        seen = _find_seen(connection, workshop_id, version, "closed")
        settled = check_settlement(terms_from(seen["definition"]), thrown, order)
        facts: dict[str, Fact] = {"thrown": thrown, "order": list(order)}
        return _change_vote(
            connection, seen, {"phase": "counted", "settled": settled}, "count", actor, **facts
        )

    count = the_writer().write(keep)
    forget.forget_deleted(the_store())  # once more: at closing somebody may have been reading
    return count


def _find_seen(connection: Connection, workshop_id: str, version: int, phase: Phase) -> Row:
    seen = find_vote(connection, workshop_id)
    _refuse_stale(seen, version)
    return find_in_phase(connection, workshop_id, [phase])


def _refuse_stale(seen: Row, version: int) -> None:
    if seen["version"] != version:
        raise VoteChangedError(**title_and_phase(seen))


def _change_vote(
    connection: Connection,
    seen: Row,
    values: Mapping[str, object],
    kind: str,
    actor: str,
    **facts: Fact,
) -> VoteRecord:
    if not rows.change_workshop(connection, seen, values):
        raise VoteChangedError(**title_and_phase(seen))
    record(connection, seen["id"], kind, actor, **facts)
    return vote_record_from(find_vote(connection, seen["id"]))
