"""Between the rows that are kept and the voices that the program works with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import shapely
from sqlalchemy import Connection

from data.store.rows import Row
from features.voices import voice_rows as rows
from features.voices.schema import VOICE
from features.voices.voice import Voice, VoicePhoto


def whole_voices(connection: Connection, found: Sequence[Row]) -> tuple[Voice, ...]:
    """The voices of these rows, all of one community, with all that belongs to them."""
    if not found:
        return ()
    community = found[0]["community"]
    of = VOICE.c.id == found[0]["id"] if len(found) == 1 else VOICE.c.community == community
    photos = rows.voice_photo_facts(connection, of)
    supporters = rows.supporters_with_joined(connection, community)
    joined = rows.joined_counts(connection, community)
    return tuple(
        _voice_from(row, photos.get(row["id"], ()), supporters, joined.get(row["id"], 0)) for row in found
    )


def whole_voice(connection: Connection, row: Row) -> Voice:
    """The voice of this row with all that belongs to it."""
    return whole_voices(connection, [row])[0]


def _voice_from(row: Row, photos: Sequence[Row], supporters: Mapping[str, int], joined: int) -> Voice:
    return Voice(
        id=row["id"],
        community=row["community"],
        category=row["category"],
        words=row["words"],
        groups=tuple(row["groups"]),
        speaker=row["speaker"],
        channel=row["channel"],
        place=shapely.from_wkb(bytes(row["place"])) if row["place"] is not None else None,
        place_from=row["place_from"],
        epsg=row["epsg"],
        grid=row["grid"],
        is_private=row["is_private"],
        may_publish=row["may_publish"],
        is_published=row["is_published"],
        state=row["state"],
        sent_at=datetime.fromisoformat(row["sent_at"]),
        state_since=datetime.fromisoformat(row["state_since"]),
        reason=row["reason"],
        joined_to=row["joined_to"] or "",
        report_id=row["report_id"],
        version=row["version"],
        photos=tuple(VoicePhoto(photo["id"], photo["width_px"], photo["height_px"]) for photo in photos),
        supporters=supporters.get(row["id"], 0),
        joined=joined,
    )
