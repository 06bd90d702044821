"""The log of a vote: everything that was done to it, and never who voted when.

An event for each ballot would tell the order in which people came, so there is none; the closing event holds
the number of ballots and a seal on all of them (`features.voting.box.seal`). Anybody may have the log.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from base.text_limits import NAME_MAX, kept_text
from base.words import Message
from data.store.open_store import the_store
from features.options.option_rows import Row
from features.voting import vote_rows as rows
from features.voting.box.votes import find_workshop
from features.voting.chain import START, canonical, linked

Fact = str | int | list[str]
_ACTOR = Message("person acting")


def record(connection: Connection, workshop_id: str, kind: str, actor: str, **facts: Fact) -> str:
    """Write down what was done, in its transaction; the new head. Raises what `kept_text` raises."""
    before = rows.last_event(connection, workshop_id)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    signed = {"at": at, "actor": kept_text(actor, _ACTOR, NAME_MAX)}
    event = {"kind": kind, "workshop": workshop_id, **signed, **facts}
    head = linked(before["hash"] if before else START, event)
    position = before["position"] + 1 if before else 1
    row = {"workshop_id": workshop_id, "position": position, "hash": head, "event": canonical(event)}
    rows.insert_event(connection, row)
    return head


def log_of(workshop_id: str) -> tuple[str, ...]:
    """The lines that `features/voting/verify_votes.py` checks, as kept. Raises NoSuchWorkshopError."""
    return tuple(f"{row['hash']} {row['event']}" for row in _events(workshop_id))


def head_of(workshop_id: str) -> str:
    """The last hash, to be printed. Raises NoSuchWorkshopError."""
    events = _events(workshop_id)
    return events[-1]["hash"] if events else START


def events_of(workshop_id: str) -> tuple[dict[str, str | int | list[str]], ...]:
    """The events as values, oldest first. Raises NoSuchWorkshopError."""
    return tuple(json.loads(row["event"]) for row in _events(workshop_id))


def _events(workshop_id: str) -> Sequence[Row]:
    with the_store().reading() as connection:
        find_workshop(connection, workshop_id)
        return rows.event_rows(connection, workshop_id)
