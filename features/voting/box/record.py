"""The log of a vote, a hash chain: everything that was done to it, and never who voted when.

An event for each ballot would tell the order in which people came, so there is none; the closing event holds
the number of ballots and a seal on all of them (`seal_of`). Anybody may have the log.

The hash of an event covers the hash before it, so whoever holds the last one (the head, printed on the result
sheet) can tell that nothing before it was changed, left out, added or moved. It proves nothing to those who
hold no head. `features/voting/verify_votes.py` checks it without this code.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from hashlib import sha256

from sqlalchemy import Connection

from base.clock import record_time
from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.rows import Row
from features.voting import vote_rows as rows
from features.voting.box.votes import find_vote
from features.voting.imported.reading import reading_vote

Fact = str | int | list[str]
_ACTOR = Message("person acting")
Event = Mapping[str, str | int | list[str]]
START = "0" * 64
"""What the first event follows."""
_KEY_BYTES = 32


def record(connection: Connection, workshop_id: str, kind: str, actor: str, **facts: Fact) -> str:
    """Write down what was done, in its transaction; the new head. Raises what `storable_text` raises."""
    before = rows.last_event(connection, workshop_id)
    at = record_time().isoformat(timespec="seconds")
    signed = {"at": at, "actor": storable_text(actor, _ACTOR, NAME_MAX)}
    event = {"kind": kind, "workshop": workshop_id, **signed, **facts}
    head = event_hash(before["hash"] if before else START, event)
    position = before["position"] + 1 if before else 1
    row = {"workshop_id": workshop_id, "position": position, "hash": head, "event": canonical(event)}
    rows.insert_event(connection, row)
    return head


def log_of(workshop_id: str) -> tuple[str, ...]:
    """The stored lines that `features/voting/verify_votes.py` checks. Raises NoSuchWorkshopError."""
    return tuple(f"{row['hash']} {row['event']}" for row in _events(workshop_id))


def head_of(workshop_id: str) -> str:
    """The last hash, to be printed. Raises NoSuchWorkshopError."""
    events = _events(workshop_id)
    return events[-1]["hash"] if events else START


def events_of(workshop_id: str) -> tuple[dict[str, str | int | list[str]], ...]:
    """The events as values, oldest first. Raises NoSuchWorkshopError."""
    return tuple(json.loads(row["event"]) for row in _events(workshop_id))


def canonical(event: Event) -> str:
    """The one way to write an event: JSON, keys sorted, no spaces, UTF-8 as it is. Numbers are whole."""
    if not all(isinstance(value, str | int | list) for value in event.values()):
        raise TypeError(event)
    return json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def event_hash(before: str, event: Event) -> str:
    """The hash (SHA-256, hex) of an event that follows the hash `before`."""
    return sha256(f"{before}\n{canonical(event)}".encode()).hexdigest()


def new_seal_key() -> str:
    """256 random bits in hex; they stay in the database."""
    return secrets.token_hex(_KEY_BYTES)


def seal_of(ballots: Sequence[Row], seal_key: str) -> str:
    """HMAC-SHA256 (hex) of the ballots as sorted lines of JSON: constituency, age group, channel, content.

    No order or key of theirs touches it. It is made with a secret key because the log is public: by a plain
    digest a reader of published ballots could try out the groups and channels that were withheld.
    """
    columns = ("constituency", "age_group", "channel", "content")
    lines = sorted(json.dumps([row[column] for column in columns], ensure_ascii=False) for row in ballots)
    return hmac.digest(bytes.fromhex(seal_key), "\n".join(lines).encode(), "sha256").hex()


def _events(workshop_id: str) -> Sequence[Row]:
    with reading_vote(workshop_id) as (connection, _origin):
        find_vote(connection, workshop_id)
        return rows.event_rows(connection, workshop_id)
