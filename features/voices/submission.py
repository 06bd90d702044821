"""What residents send: a voice, or "I need this too". What is returned is on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert

from base.photos.clean_photo import CleanPhoto
from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from data.store.rows import Row
from data.store.writer import the_writer
from features.options.option_changes import new_id
from features.reports.limits import check_photos
from features.reports.places import epsg_of, place_of
from features.reports.receipts import code_of, digest_of, new_receipt
from features.reports.report_changes import photo_columns, wkb_of
from features.reports.report_values import text_of
from features.reports.responsibility import duty_at
from features.voices import voice_rows as rows
from features.voices.errors import (
    NotSupportedError,
    TooManyVoicesError,
    UnknownNeedError,
    UnknownVoiceError,
)
from features.voices.limits import check_voice_action, check_words
from features.voices.schema import VOICE, VOICE_PHOTO
from features.voices.voice import NewVoice, VoiceAction
from features.voices.voice_changes import VoiceChange, record_voice_event
from features.voices.voice_flow import START, is_answered

_RESIDENT = VoiceAction(actor="")


@dataclass(frozen=True)
class VoiceReceipt:
    """What the sender gets: the code to follow the voice with. `is_new` is false for a form sent before."""

    code: str
    voice_id: str
    is_new: bool


def send_voice(
    community: Community,
    catalogue: Catalogue,
    new: NewVoice,
    key: str,
    at: datetime | None = None,
    sender: VoiceAction = _RESIDENT,
) -> VoiceReceipt:
    """Store a voice with its photos. The same `key` (`new_form_key`) always gives the same receipt.

    sender: who wrote it down, where a member of staff did so for somebody who came or called.

    Raises VoiceError or what `storable_text` raises for what can't be kept, StoreError where nothing was.
    """
    when = at or datetime.now(UTC)
    row = _new_row(community, catalogue, new, when, "staff" if sender.actor else "")
    photos, change = check_photos(new.photos), VoiceChange("send", check_voice_action(sender), when)
    code, receipt = new_receipt(key)
    row |= receipt

    def keep(connection: Connection) -> VoiceReceipt:
        known = rows.voice_row_of(connection, "key_sha256", row["key_sha256"])
        if known is not None:
            return VoiceReceipt(code_of(key, bytes(known["receipt_salt"])), known["id"], is_new=False)
        _refuse_flood(connection, community, catalogue)
        connection.execute(insert(VOICE), row)
        _insert_photos(connection, row["id"], photos)
        record_voice_event(connection, row, None, change)
        return VoiceReceipt(code, row["id"], is_new=True)

    return the_writer().write(keep)


def support_voice(
    community: Community, catalogue: Catalogue, voice_id: str, device: str, at: datetime | None = None
) -> None:
    """Support a published voice; the same `device` (a key that the phone keeps) counts once.

    Raises UnknownVoiceError for one that is not public, NotSupportedError for one that is answered.
    """
    when = at or datetime.now(UTC)

    def keep(connection: Connection) -> None:
        row = rows.voice_row(connection, voice_id)
        if row is None or row["community"] != community.key or not row["is_published"]:
            raise UnknownVoiceError(voice_id=voice_id)
        if is_answered(catalogue, row["state"]):
            raise NotSupportedError
        rows.insert_voice_support(connection, voice_id, digest_of(device), text_of(when))

    the_writer().write(keep)


def _insert_photos(connection: Connection, voice_id: str, photos: Sequence[CleanPhoto]) -> None:
    made = [
        {**photo_columns(photo), "id": new_id(), "voice_id": voice_id, "position": position}
        for position, photo in enumerate(photos)
    ]
    if made:
        connection.execute(insert(VOICE_PHOTO), made)


def _refuse_flood(connection: Connection, community: Community, catalogue: Catalogue) -> None:
    unread = (VOICE.c.community == community.key) & (VOICE.c.state == START)
    waiting = rows.voice_count(connection, unread)
    if waiting >= parameter(catalogue, "most_unread_voices"):
        raise TooManyVoicesError(count=waiting)


def _new_row(
    community: Community, catalogue: Catalogue, new: NewVoice, when: datetime, channel: str
) -> dict[str, Any]:
    _require_known(catalogue, new)
    place = place_of(community, catalogue, new.position) if new.position is not None else None
    return {
        "id": new_id(),
        "community": community.key,
        "category": new.category,
        "words": check_words(new.words),
        "groups": list(new.groups),
        "speaker": new.speaker,
        "channel": channel or ("mailbox" if new.is_private else "phone"),
        "epsg": epsg_of(community),
        "place": wkb_of(place) if place is not None else None,
        "place_from": new.place_from if place is not None else "community",
        "grid": duty_at(community, catalogue, place).grid if place is not None else "",
        "is_private": new.is_private,
        "may_publish": new.may_publish and not new.is_private,
        "is_published": False,
        "state": START,
        "sent_at": text_of(when),
        "state_since": text_of(when),
        "reason": "",
        "joined_to": None,
        "report_id": "",
        "version": 1,
    }


def _require_known(catalogue: Catalogue, new: NewVoice) -> None:
    known: Row = catalogue.age_groups
    for name in (*new.groups, *filter(None, [new.speaker])):
        if name not in known:
            raise UnknownNeedError(name=name)
    if new.category and new.category not in catalogue.facility_categories:
        raise UnknownNeedError(name=new.category)
