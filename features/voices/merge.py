"""Voices of a packet: new ones come in, one that went on elsewhere follows.

Letters to the secretary are in no packet, and none comes in from one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from sqlalchemy import Connection, Select, insert, select

from data.catalogue import load_catalogue
from data.store.event_merge import MergeSummary
from data.store.record_merge import (
    RecordTables,
    add_missing,
    free_position,
    merge_record,
    require_jpegs,
    rows_by,
    set_later_column,
)
from features.feature import PacketPart, PacketTable, rows_under
from features.voices.limits import check_words
from features.voices.schema import VOICE, VOICE_EVENT, VOICE_PHOTO, VOICE_SUPPORT
from features.voices.voice import Voice
from features.voices.voice_event import voice_event_from
from features.voices.voice_rows import voice_event_rows, voice_row
from features.voices.voice_values import whole_voice

Row = dict[str, Any]
_TABLES = RecordTables(VOICE, VOICE_EVENT, "voice_id", "joined_to")


def merge_voices(connection: Connection, rows: Mapping[str, Sequence[Row]], summary: MergeSummary) -> None:
    """Merge these voices with their photos, supporters and events.

    Raises ValueError or KeyError for rows that are private, belong to no voice of the packet, or could not be
    read.
    """
    require_jpegs(rows["voice_photo"])
    voices = {row["id"]: row for row in rows["voice"]}
    if any(row["is_private"] for row in voices.values()):
        raise ValueError("is_private")
    for row in (*rows["voice_photo"], *rows["voice_support"], *rows["voice_event"]):
        voices[row["voice_id"]]  # a row of no voice of the packet
    events = rows_by("voice_id", rows["voice_event"])
    for row in voices.values():
        if row["joined_to"] is not None:
            voices[row["joined_to"]]
        summary.new += merge_record(connection, _TABLES, row, events.get(row["id"], ()), summary)
    set_later_column(connection, _TABLES, voices.values())
    summary.new += sum(_add_photo(connection, row) for row in rows["voice_photo"])
    summary.new += sum(add_missing(connection, VOICE_SUPPORT, row) for row in rows["voice_support"])
    for voice_id in voices:
        _require_readable(connection, voice_id)


def _add_photo(connection: Connection, row: Row) -> int:
    table = VOICE_PHOTO
    if connection.execute(select(table.c.id).where(table.c.id == row["id"])).first() is not None:
        return 0
    connection.execute(insert(table), {**row, "position": free_position(connection, table, "voice_id", row)})
    return 1


def _require_readable(connection: Connection, voice_id: str) -> None:
    """Read a voice as pages do. Raises what that raises, and ValueError for what nobody could have sent."""
    row = voice_row(connection, voice_id)
    assert row is not None
    voice = whole_voice(connection, row)
    check_words(voice.words)
    if not _is_known(voice) or voice.is_private or any(at.tzinfo is None for at in _times(voice)):
        raise ValueError(voice_id)
    if voice.place is not None and not (
        voice.place.geom_type == "Point" and shapely.is_valid(voice.place) and not voice.place.is_empty
    ):
        raise ValueError(voice_id)
    for event in voice_event_rows(connection, VOICE.c.id == voice_id):
        voice_event_from(event)


def _times(voice: Voice) -> tuple[Any, ...]:
    return voice.sent_at, voice.state_since


def _is_known(voice: Voice) -> bool:
    catalogue = load_catalogue()
    return (
        voice.state in catalogue.voice_states
        and voice.reason in ("", *catalogue.voice_reasons)
        and voice.category in ("", *catalogue.facility_categories)
        and voice.speaker in ("", *catalogue.age_groups)
        and set(voice.groups) <= set(catalogue.age_groups)
        and voice.channel in ("phone", "staff")
        and voice.place_from in ("community", "map", "building")
        and (voice.place is None) == (voice.place_from == "community")
    )


def _public(community: str) -> Select[Any]:
    return select(VOICE.c.id).where((VOICE.c.community == community) & ~VOICE.c.is_private)


PACKET = PacketPart(
    (
        PacketTable(VOICE, rows_under(VOICE, "id", _public), names_layers=True),
        PacketTable(VOICE_PHOTO, rows_under(VOICE_PHOTO, "voice_id", _public)),
        PacketTable(VOICE_SUPPORT, rows_under(VOICE_SUPPORT, "voice_id", _public)),
        PacketTable(VOICE_EVENT, rows_under(VOICE_EVENT, "voice_id", _public), "id"),
    ),
    merge_voices,
)
"""Letters to the secretary stay on the machine they were sent to."""
