"""The tables of voices, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from data.store.tables import METADATA

# What somebody said they need. Of who speaks only the age group is kept. `place` is a point in the
# community's CRS, None where it is about all of it. Letters to the secretary (`is_private`) stay secret.
VOICE = Table(
    "voice",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("epsg", Integer, nullable=False),
    Column("place", LargeBinary),
    Column("place_from", Text, nullable=False),
    Column("grid", Text, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("may_publish", Boolean, nullable=False),
    Column("is_published", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("sent_at", Text, nullable=False),
    Column("state_since", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("joined_to", Text, ForeignKey("voice.id")),
    Column("report_id", Text, nullable=False),
    Column("receipt_salt", LargeBinary),
    Column("receipt_sha256", Text),
    Column("key_sha256", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("receipt_sha256", name="one_voice_receipt_once"),
    UniqueConstraint("key_sha256", name="one_voice_once"),
    CheckConstraint("NOT (is_private AND is_published)", name="no_private_voice_is_published"),
    Index("voice_of_community", "community", "state", "sent_at"),
)

# Photos are rows and no files, so that a voice and its photos are there together or not at all.
VOICE_PHOTO = Table(
    "voice_photo",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("voice_id", Text, ForeignKey("voice.id"), nullable=False),
    Column("position", Integer, nullable=False),  # within its voice, from 0
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("jpeg", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
    UniqueConstraint("voice_id", "position", name="one_voice_photo_a_position"),
)

# "I need this too": one for each device, of which only a digest is kept.
VOICE_SUPPORT = Table(
    "voice_support",
    METADATA,
    Column("voice_id", Text, ForeignKey("voice.id"), primary_key=True),
    Column("device_sha256", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# Everything that happened to a voice.
VOICE_EVENT = Table(
    "voice_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("voice_id", Text, ForeignKey("voice.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("from_state", Text),
    Column("to_state", Text, nullable=False),
    Column("staff_note", Text, nullable=False),
    Column("public_words", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("voice_event_of_voice", "voice_id", "id"),
    sqlite_autoincrement=True,
)
