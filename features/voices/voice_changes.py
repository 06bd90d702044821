"""The steps that changes to a voice are made of, inside a transaction: find, refuse, change, record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from base.words import Message
from data.catalogue.model import Catalogue
from data.model import Community
from data.store.rows import Row, update_row
from features.reports.report_values import text_of
from features.voices import voice_rows as rows
from features.voices.errors import UnknownVoiceError, VoiceConflictError
from features.voices.schema import VOICE, VOICE_EVENT
from features.voices.voice import VoiceAction
from features.voices.voice_event import VoiceKind
from features.voices.voice_values import whole_voice

_RESIDENT = Message("a resident")


@dataclass(frozen=True)
class VoiceChange:
    """What is done to a voice, by whom, when and why."""

    kind: VoiceKind
    action: VoiceAction
    at: datetime
    reason: str = ""


@dataclass(frozen=True, eq=False)
class VoiceRef:
    """A voice of a community, as it was seen."""

    community: Community
    catalogue: Catalogue
    voice_id: str
    version: int


def find_voice_for_change(connection: Connection, seen: VoiceRef) -> Row:
    """The row of the voice. Raises UnknownVoiceError, or VoiceConflictError where it has another version."""
    row = rows.voice_row(connection, seen.voice_id)
    if row is None or row["community"] != seen.community.key:
        raise UnknownVoiceError(voice_id=seen.voice_id)
    if row["version"] != seen.version:
        raise VoiceConflictError(
            whole_voice(connection, row),
            by=rows.last_voice_actor(connection, row["id"]) or _RESIDENT,
            state=seen.catalogue.voice_states[row["state"]].name,
        )
    return row


def change_voice(connection: Connection, before: Row, values: dict[str, Any], change: VoiceChange) -> Row:
    """Change columns of a voice and record the event; returns the new row."""
    if values.get("state", before["state"]) != before["state"]:
        values = {**values, "state_since": text_of(change.at)}
    after = update_row(connection, VOICE, before, values)
    record_voice_event(connection, after, before["state"], change)
    return after


def record_voice_event(
    connection: Connection, row: Row | dict[str, Any], from_state: str | None, change: VoiceChange
) -> None:
    """Write down what happened to a voice, in the transaction in which it happens."""
    event = {
        "voice_id": row["id"],
        "at": text_of(change.at),
        "actor": change.action.actor,
        "kind": change.kind,
        "from_state": from_state,
        "to_state": row["state"],
        "staff_note": change.action.staff_note,
        "public_words": change.action.public_words,
        "reason": change.reason,
    }
    connection.execute(insert(VOICE_EVENT), event)
