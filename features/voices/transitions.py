"""Staff's moves along the flow. Each is one transaction and one event; what is returned is on disk.

All raise UnknownVoiceError, VoiceConflictError where somebody was faster, SkippedStepError where the flow has
no such step, what `storable_text` raises for an action that can't be kept, and StoreError.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import shapely
from sqlalchemy import Connection

from base.photos.clean_photo import CleanPhoto
from data.flow import require_next
from data.store.open_store import the_store
from data.store.rows import Row
from data.store.writer import the_writer
from features.reports.places import position_of
from features.reports.receipts import digest_of
from features.reports.report import NewReport, StaffAction
from features.reports.submission import send
from features.voices import voice_rows as rows
from features.voices.errors import BadJoinError, NoConsentError, PrivateVoiceError, UnknownNeedError
from features.voices.limits import check_voice_action
from features.voices.voice import Voice, VoiceAction
from features.voices.voice_changes import VoiceChange, VoiceRef, change_voice, find_voice_for_change
from features.voices.voice_flow import HANDED_OVER, JOINED, VoiceStep, require_voice_step
from features.voices.voice_lookup import voice_photos
from features.voices.voice_values import whole_voice

_Change = Callable[[Connection, Row, datetime], None]


def move_voice(seen: VoiceRef, step: VoiceStep, action: VoiceAction, at: datetime | None = None) -> Voice:
    """Take the voice to its next state. Raises OtherWayError, PrivateVoiceError, NoReasonError as well."""

    def change(connection: Connection, row: Row, when: datetime) -> None:
        require_voice_step(seen.catalogue, row["state"], step, row["is_private"], action.public_words)
        values = {"state": step.to, "reason": step.reason, "joined_to": None, "report_id": ""}
        change_voice(connection, row, values, VoiceChange("move", action, when, step.reason))

    return _changed(seen, action, change, at)


def join_voice(seen: VoiceRef, into: str, action: VoiceAction, at: datetime | None = None) -> Voice:
    """Handle the voice together with `into`. Its supporters stay its own and are counted there as well.

    Raises BadJoinError, PrivateVoiceError for a letter to the secretary.
    """

    def change(connection: Connection, row: Row, when: datetime) -> None:
        require_next(seen.catalogue.voice_states, row["state"], JOINED)
        _require_public(row)
        other = rows.voice_row(connection, into)
        is_elsewhere = other is None or other["community"] != row["community"]
        if other is None or is_elsewhere or other["id"] == row["id"] or other["is_private"]:
            raise BadJoinError(into=into)
        if other["state"] == JOINED or rows.joined_counts(connection, row["community"]).get(row["id"]):
            raise BadJoinError(into=into)
        change_voice(connection, row, {"state": JOINED, "joined_to": into}, VoiceChange("join", action, when))

    return _changed(seen, action, change, at)


def publish_voice(
    seen: VoiceRef, is_published: bool, action: VoiceAction, at: datetime | None = None
) -> Voice:
    """Show the voice in the public list, or take it out again. Raises PrivateVoiceError, NoConsentError."""

    def change(connection: Connection, row: Row, when: datetime) -> None:
        if is_published:
            _require_public(row)
            if not row["may_publish"]:
                raise NoConsentError
        kind = VoiceChange("publish" if is_published else "withdraw", action, when)
        change_voice(connection, row, {"is_published": is_published}, kind)

    return _changed(seen, action, change, at)


def hand_over_voice(seen: VoiceRef, category: str, action: VoiceAction, at: datetime | None = None) -> Voice:
    """Make a report of the voice, which is then handled there; done again it is the same report.

    category: of the encroachments. Raises UnknownNeedError where the voice has no place, PrivateVoiceError,
    ReportError for what can't be a report.
    """
    with the_store().reading() as connection:
        before = find_voice_for_change(connection, seen)
        voice = whole_voice(connection, before)
    require_next(seen.catalogue.voice_states, voice.state, HANDED_OVER)
    _require_public(before)
    if voice.place is None:
        raise UnknownNeedError(name=voice.id)
    report = _new_report(seen, voice, voice.place, category)
    sender = StaffAction(action.actor)
    report_id = send(seen.community, seen.catalogue, report, _report_key(before), sender=sender).report_id

    def change(connection: Connection, row: Row, when: datetime) -> None:
        require_next(seen.catalogue.voice_states, row["state"], HANDED_OVER)
        values = {"state": HANDED_OVER, "report_id": report_id}
        change_voice(connection, row, values, VoiceChange("hand_over", action, when))

    return _changed(seen, action, change, at)


def _new_report(seen: VoiceRef, voice: Voice, place: shapely.Point, category: str) -> NewReport:
    return NewReport(
        category=category,
        position=position_of(seen.community, place),
        place_from="building" if voice.place_from == "building" else "map",
        sentence=voice.words,
        photos=tuple(
            CleanPhoto(bytes(one["jpeg"]), bytes(one["thumbnail"]), one["width_px"], one["height_px"], None)
            for one in voice_photos(voice.id)
        ),
    )


def _report_key(row: Row) -> str:
    """The same for a voice each time. Nobody can work it out from its id, which the public list shows: who
    sends a form with the key of a report is given the receipt of that report."""
    return digest_of(f"handed over {row['id']} {bytes(row['receipt_salt'] or b'').hex()}")


def _require_public(row: Row) -> None:
    if row["is_private"]:
        raise PrivateVoiceError


def _changed(seen: VoiceRef, action: VoiceAction, change: _Change, at: datetime | None) -> Voice:
    when = at or datetime.now(UTC)
    check_voice_action(action)

    def keep(connection: Connection) -> Voice:
        row = find_voice_for_change(connection, seen)
        change(connection, row, when)
        now = rows.voice_row(connection, row["id"])
        assert now is not None
        return whole_voice(connection, now)

    return the_writer().write(keep)
