"""Rows of voices and of what belongs to them. Every value is a bound parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, func, insert, literal, select

from data.store.rows import Row, row_where
from features.voices.schema import VOICE, VOICE_EVENT, VOICE_PHOTO, VOICE_SUPPORT

_PHOTO_FACTS = [column for column in VOICE_PHOTO.c if column.name not in ("jpeg", "thumbnail")]


def voice_row(connection: Connection, voice_id: str) -> Row | None:
    """The voice with this id."""
    return row_where(connection, VOICE, VOICE.c.id == voice_id)


def voice_row_of(connection: Connection, column: str, digest: str) -> Row | None:
    """The voice with this digest of its receipt, or of the key of its sending."""
    return row_where(connection, VOICE, VOICE.c[column] == digest)


def voice_rows(connection: Connection, of: ColumnElement[bool]) -> Sequence[Row]:
    """The voices for which `of` (on VOICE) holds, oldest first."""
    found = select(VOICE).where(of).order_by(VOICE.c.sent_at, VOICE.c.id)
    return [row._asdict() for row in connection.execute(found)]


def voice_count(connection: Connection, of: ColumnElement[bool]) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(VOICE).where(of)).scalar_one()


def voice_counts(connection: Connection, community: str) -> tuple[int, str | None, int]:
    """How many events the community's voices have had, when the last one was, and how many supporters."""
    own = select(VOICE.c.id).where(VOICE.c.community == community)
    events = select(func.count(), func.max(VOICE_EVENT.c.at)).where(VOICE_EVENT.c.voice_id.in_(own))
    supporters = select(func.count()).where(VOICE_SUPPORT.c.voice_id.in_(own))
    count, last = connection.execute(events).one()
    return count, last, connection.execute(supporters).scalar_one()


def voice_photo_facts(connection: Connection, of: ColumnElement[bool]) -> Mapping[str, Sequence[Row]]:
    """Voice → its photos without their bytes, of the voices for which `of` (on VOICE) holds."""
    table = VOICE_PHOTO
    wanted = select(*_PHOTO_FACTS).where(table.c.voice_id.in_(select(VOICE.c.id).where(of)))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(wanted.order_by(table.c.voice_id, table.c.position)):
        found[row.voice_id].append(row._asdict())
    return found


def voice_thumbnails(connection: Connection, voice_id: str) -> Sequence[bytes]:
    """Its photos, small."""
    table = VOICE_PHOTO
    wanted = select(table.c.thumbnail).where(table.c.voice_id == voice_id).order_by(table.c.position)
    return [bytes(jpeg) for jpeg in connection.execute(wanted).scalars()]


def voice_jpegs(connection: Connection, voice_id: str) -> Sequence[Row]:
    """Its photos with their bytes."""
    table = VOICE_PHOTO
    wanted = select(table).where(table.c.voice_id == voice_id).order_by(table.c.position)
    return [row._asdict() for row in connection.execute(wanted)]


def supporters_with_joined(connection: Connection, community: str) -> Mapping[str, int]:
    """Voice → devices that support it or one joined to it, each once; absent: none."""
    owner = func.coalesce(VOICE.c.joined_to, VOICE.c.id).label("owner")
    joined = select(owner, func.count(func.distinct(VOICE_SUPPORT.c.device_sha256)).label("devices"))
    joined = joined.join(VOICE_SUPPORT, VOICE_SUPPORT.c.voice_id == VOICE.c.id)
    found = connection.execute(joined.where(VOICE.c.community == community).group_by(owner))
    return {row.owner: row.devices for row in found}


def joined_counts(connection: Connection, community: str) -> Mapping[str, int]:
    """Voice → how many are joined to it; absent: none."""
    mine = (VOICE.c.community == community) & VOICE.c.joined_to.is_not(None)
    counted = select(VOICE.c.joined_to, func.count().label("voices")).where(mine).group_by(VOICE.c.joined_to)
    return {row.joined_to: row.voices for row in connection.execute(counted)}


def insert_voice_support(connection: Connection, voice_id: str, device_sha256: str, at: str) -> None:
    """Write that the device supports the voice, unless it does already."""
    table = VOICE_SUPPORT
    mine = (table.c.voice_id == voice_id) & (table.c.device_sha256 == device_sha256)
    new = select(literal(voice_id), literal(device_sha256), literal(at)).where(
        ~select(table.c.at).where(mine).exists()
    )
    connection.execute(insert(table).from_select(["voice_id", "device_sha256", "at"], new))


def voice_event_rows(connection: Connection, of: ColumnElement[bool]) -> Sequence[Row]:
    """The events, in their order, of the voices for which `of` (on VOICE) holds."""
    table = VOICE_EVENT
    wanted = table.c.voice_id.in_(select(VOICE.c.id).where(of))
    return [row._asdict() for row in connection.execute(select(table).where(wanted).order_by(table.c.id))]


def last_voice_actor(connection: Connection, voice_id: str) -> str:
    """Who changed the voice last; empty for a resident."""
    table = VOICE_EVENT
    newest_first = select(table.c.actor).where(table.c.voice_id == voice_id).order_by(table.c.id.desc())
    return connection.execute(newest_first.limit(1)).scalar() or ""
