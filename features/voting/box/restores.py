"""A restore as an event in the logs of votes, and the vote that waits after it.

A copy that is put in the place of the database takes ballots away that came after it, and lets their codes
vote again. So a restore stands in the log of each vote that it changed, with the head of the log that was
there (`before`, "" where nothing was there or it cannot be read) and that of the copy (`after`); an open vote
takes no ballots until two people have confirmed it (`suspension`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from base.words import Message, Text
from data.store.damaged_rows import DAMAGE
from data.store.open_store import the_store
from data.store.restore import RestoreRule
from data.store.rows import Row
from features.voting import restore_rows, vote_rows
from features.voting.box.record import START, Fact, record
from features.voting.box.votes import title_and_phase
from features.voting.schema import WORKSHOP

KIND = "restore"
ACTOR = "lintu restore"
"""Who did it, in the log: the command knows no names."""


@dataclass(frozen=True)
class FormerVote:
    """A vote as it stood in the data that a restore replaces."""

    title: str
    phase: str
    head: str
    receipts: frozenset[str]


@dataclass(frozen=True)
class RestoreEvent:
    """A restore of a vote. `before` is "" and `ballots_before` None where it is not known what was there."""

    at: str
    before: str
    after: str
    ballots: int
    ballots_before: int | None


def remember_votes(former: Connection) -> dict[str, FormerVote]:
    """The votes of the data that are about to be replaced."""
    return {
        row["id"]: FormerVote(
            _title(row),
            row["phase"],
            _head(former, row["id"]),
            restore_rows.receipts_used(former, row["id"]),
        )
        for row in _votes(former)
    }


def record_restore(restored: Connection, former: Mapping[str, FormerVote] | None) -> Sequence[Text]:
    """Write the restore into the log of each vote that it changed; what to tell the person who did it.

    former: None where no data were there, or where they cannot be read.
    """
    known, messages = dict(former or {}), []
    for row in _votes(restored):
        before, head = known.pop(row["id"], None), _head(restored, row["id"])
        if row["phase"] == "open" or (before is not None and before.head != head):
            messages.append(_record(restored, row, before, head))
    missing = Message("The vote “{title}” is not in this backup, but in the data that it replaced.")
    return [*messages, *(missing.with_facts(title=one.title) for one in known.values())]


def restores_of(workshop_id: str) -> tuple[RestoreEvent, ...]:
    """The restores that the log of a vote tells of, oldest first."""
    with the_store().reading() as connection:
        return restores_in(connection, workshop_id)


def restores_in(connection: Connection, workshop_id: str) -> tuple[RestoreEvent, ...]:
    """The same within a transaction."""
    events = [json.loads(row["event"]) for row in vote_rows.event_rows(connection, workshop_id)]
    return tuple(
        RestoreEvent(
            event["at"], event["before"], event["after"], event["ballots"], event.get("ballots_before")
        )
        for event in events
        if event["kind"] == KIND
    )


def _record(restored: Connection, row: Row, before: FormerVote | None, head: str) -> Text:
    vote = str(row["id"])
    ballots = len(restore_rows.receipts_used(restored, vote))
    facts: dict[str, Fact] = {"before": before.head if before else "", "after": head, "ballots": ballots}
    if before is not None:
        facts["ballots_before"] = len(before.receipts)
    title = _title(row)
    record(restored, vote, KIND, ACTOR, **facts)
    if row["phase"] not in ("draft", "open"):
        return Message("The vote “{title}” was restored; its log was another one before.", title=title)
    restore_rows.replace_lost(restored, vote, before.receipts if before else ())
    restore_rows.suspend(restored, vote)
    return Message(
        "The vote “{title}” was restored and is suspended: two people must confirm it on its page before it "
        "takes ballots. Check code of the log before: {before}; of the backup: {after}.",
        title=title,
        before=before.head if before else Message("not known"),
        after=head,
    )


def _votes(connection: Connection) -> Sequence[Row]:
    return [row._asdict() for row in connection.execute(select(WORKSHOP).order_by(WORKSHOP.c.id))]


def _title(row: Row) -> str:
    """The title; the id where the row is damaged: that must not stop a restore."""
    try:
        return str(title_and_phase(row)["title"])
    except DAMAGE:
        return str(row["id"])


def _head(connection: Connection, workshop_id: str) -> str:
    last = vote_rows.last_event(connection, workshop_id)
    return str(last["hash"]) if last else START


RESTORES = RestoreRule(remember_votes, record_restore)
