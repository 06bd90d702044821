"""The record of a vote, and names of its phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlalchemy import Connection

from base.words import OR, Message, Text, join_texts
from data.communities import SAMPLE
from data.store.open_store import the_store
from data.store.rows import Row
from features.voting import vote_rows as rows
from features.voting.box.errors import NoSuchWorkshopError, VoteDamagedError, WrongPhaseError
from features.voting.box.terms import VoteTerms, terms_from
from features.voting.imported.imported_rows import has_imported_rows, imported_ids
from features.voting.imported.origin import HERE, VoteOrigin
from features.voting.imported.reading import damage_in_words
from features.voting.imported.versions import origin_of, shown_version

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

    `seed` is empty until the vote is closed; `thrown` and `order` are what the room gave for ties. Votes that
    differ in nothing but their `origin` are the same vote.
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
    origin: VoteOrigin = field(default=HERE, compare=False)


@dataclass(frozen=True)
class ListedVotes:
    """The votes of a community. damaged: ids of those whose rows make no sense."""

    votes: tuple[VoteRecord, ...]
    damaged: tuple[str, ...]


def vote_record(workshop_id: str) -> VoteRecord:
    """The vote as it stands now. Raises NoSuchWorkshopError, VoteDamagedError."""
    with the_store().reading() as connection, damage_in_words(workshop_id):
        return _vote_in(connection, workshop_id, rows.workshop_row(connection, workshop_id))


def votes_of(community: str) -> tuple[VoteRecord, ...]:
    """All votes of a community that can be opened."""
    return listed_votes(community).votes


def listed_votes(community: str) -> ListedVotes:
    """All votes of a community: those that can be opened, and those that cannot."""
    found, damaged = [], []
    with the_store().reading() as connection:
        own = rows.workshop_rows(connection, community)
        ids = {row["id"] for row in own}
        listed: list[tuple[str, Row | None]] = [(row["id"], row) for row in own]
        listed += [(each, None) for each in imported_ids(connection, community) if each not in ids]
        for workshop_id, row in listed:
            try:
                with damage_in_words(workshop_id):
                    found.append(_vote_in(connection, workshop_id, row))
            except VoteDamagedError:
                damaged.append(workshop_id)
    return ListedVotes(tuple(found), tuple(damaged))


def _vote_in(connection: Connection, workshop_id: str, own: Row | None) -> VoteRecord:
    """The vote held here, whose row is `own`; without one, the imported vote."""
    if own is not None:
        return vote_record_from(own, origin_of(connection, workshop_id))
    version = shown_version(connection, workshop_id)
    if version is not None:
        return vote_record_from(version.content.vote, version.origin)
    if has_imported_rows(connection, workshop_id):  # every content of it is damaged
        raise VoteDamagedError(workshop_id=workshop_id)
    raise NoSuchWorkshopError(workshop_id=workshop_id)


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


def vote_record_from(row: Row, origin: VoteOrigin = HERE) -> VoteRecord:
    """The row as a value; the seed of an open vote stays where it is."""
    is_told = row["phase"] in rows.CLOSED_PHASES
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
        origin=replace(origin, is_sample=row["community"] == SAMPLE),
    )
