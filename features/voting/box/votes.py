"""The record of a vote, and names of its phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from base.words import OR, Message, Text, join_texts
from data.store.open_store import the_store
from data.store.rows import Row
from features.voting import vote_rows as rows
from features.voting.box.errors import NoSuchWorkshopError, WrongPhaseError
from features.voting.box.terms import VoteTerms, terms_from

Phase = Literal["draft", "open", "closed", "counted"]
PHASES: dict[Phase, Text] = {
    "draft": Message("in preparation"),
    "open": Message("open"),
    "closed": Message("closed", context="phase"),
    "counted": Message("counted"),
}


@dataclass(frozen=True)
class VoteRecord:
    """A stored vote. `version` is the one that a change must name.

    `seed` is empty until the vote is closed; `thrown` and `order` are what the room gave for ties.
    """

    id: str
    community: str
    terms: VoteTerms
    digest: str
    phase: Phase
    version: int
    seed_commitment: str
    seed: str
    thrown: str
    order: tuple[str, ...]


def vote_record(workshop_id: str) -> VoteRecord:
    """The vote as it stands now. Raises NoSuchWorkshopError."""
    with the_store().reading() as connection:
        return vote_record_from(find_vote(connection, workshop_id))


def votes_of(community: str) -> tuple[VoteRecord, ...]:
    """All votes of a community."""
    with the_store().reading() as connection:
        return tuple(vote_record_from(row) for row in rows.workshop_rows(connection, community))


def find_vote(connection: Connection, workshop_id: str) -> Row:
    """The vote's row. Raises NoSuchWorkshopError."""
    row = rows.workshop_row(connection, workshop_id)
    if row is None:
        raise NoSuchWorkshopError(workshop_id=workshop_id)
    return row


def find_in_phase(connection: Connection, workshop_id: str, phases: Sequence[Phase]) -> Row:
    """The vote's row, if it stands there. Raises NoSuchWorkshopError or WrongPhaseError."""
    row = find_vote(connection, workshop_id)
    if row["phase"] not in phases:
        wanted = [PHASES[phase] for phase in phases]
        raise WrongPhaseError(
            **title_and_phase(row),
            wanted=join_texts(wanted, OR),
        )
    return row


def title_and_phase(row: Row) -> dict[str, object]:
    """Title and phase, for messages."""
    phase: Phase = row["phase"]
    title = terms_from(row["definition"]).settings.title
    return {"title": title, "phase": PHASES[phase]}


def vote_record_from(row: Row) -> VoteRecord:
    """The row as a value; the seed of an open vote stays where it is."""
    is_told = row["phase"] in ("closed", "counted")
    return VoteRecord(
        id=row["id"],
        community=row["community"],
        terms=terms_from(row["definition"]),
        digest=row["digest"],
        phase=row["phase"],
        version=row["version"],
        seed_commitment=row["seed_commitment"],
        seed=row["seed"] if is_told else "",
        thrown=row["settled"].get("thrown", ""),
        order=tuple(row["settled"].get("order", ())),
    )
