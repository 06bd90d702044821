"""Find voices. Nothing here changes any."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from sqlalchemy import ColumnElement, Connection

from data.store.damaged_rows import readable
from data.store.open_store import the_store
from data.store.rows import Row
from features.reports.receipts import digest_of_typed
from features.voices import voice_rows as rows
from features.voices.errors import UnknownVoiceError, UnknownVoiceReceiptError
from features.voices.schema import VOICE
from features.voices.voice import Voice
from features.voices.voice_event import VoiceEvent, voice_event_from
from features.voices.voice_flow import START
from features.voices.voice_values import whole_voice, whole_voices


def voices_of(community: str) -> tuple[Voice, ...]:
    """Every voice of the community, letters to the secretary too, oldest first: for staff."""
    return _voices(VOICE.c.community == community)


def public_voices(community: str) -> tuple[Voice, ...]:
    """The published voices of the community, oldest first."""
    return _voices((VOICE.c.community == community) & VOICE.c.is_published & ~VOICE.c.is_private)


def latest_voice_change(community: str) -> Hashable:
    """Changes with everything that happens to a voice of the community, support too."""
    with the_store().reading() as connection:
        return rows.voice_counts(connection, community)


def damaged_voices(community: str) -> tuple[str, ...]:
    """Ids of the community's voices whose rows make no sense; the others are listed without them."""
    with the_store().reading() as connection:
        return _readable(connection, VOICE.c.community == community)[1]


def voice_with(community: str, voice_id: str) -> Voice:
    """The voice with this id. Raises UnknownVoiceError."""
    with the_store().reading() as connection:
        row = rows.voice_row(connection, voice_id)
        if row is None or row["community"] != community:
            raise UnknownVoiceError(voice_id=voice_id)
        return whole_voice(connection, row)


def voice_of_receipt(code: str) -> Voice:
    """The sender's voice, from the code as typed. Raises UnknownVoiceReceiptError."""
    digest = digest_of_typed(code)
    with the_store().reading() as connection:
        row = rows.voice_row_of(connection, "receipt_sha256", digest) if digest else None
        if row is None:
            raise UnknownVoiceReceiptError
        return whole_voice(connection, row)


def voice_history(voice_id: str) -> tuple[VoiceEvent, ...]:
    """Everything that happened to the voice, oldest first."""
    with the_store().reading() as connection:
        found = rows.voice_event_rows(connection, VOICE.c.id == voice_id)
    return tuple(voice_event_from(row) for row in found)


def voice_photos(voice_id: str) -> Sequence[Row]:
    """The photos of the voice with their bytes: for staff."""
    with the_store().reading() as connection:
        return rows.voice_jpegs(connection, voice_id)


def voice_thumbnails(voice_id: str) -> Sequence[bytes]:
    """The photos of the voice, small: for staff."""
    with the_store().reading() as connection:
        return rows.voice_thumbnails(connection, voice_id)


def new_voice_count(community: str) -> int:
    """How many voices of the community nobody has taken in hand, letters to the secretary too."""
    with the_store().reading() as connection:
        return rows.voice_count(connection, (VOICE.c.community == community) & (VOICE.c.state == START))


def _voices(of: ColumnElement[bool]) -> tuple[Voice, ...]:
    with the_store().reading() as connection:
        return _readable(connection, of)[0]


def _readable(connection: Connection, of: ColumnElement[bool]) -> tuple[tuple[Voice, ...], tuple[str, ...]]:
    return readable(rows.voice_rows(connection, of), lambda some: whole_voices(connection, some))
