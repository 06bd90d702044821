"""Voices with their photos, supporters and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0012"


def upgrade() -> None:
    """Make the four tables."""
    _make_voices()
    _make_photos()
    _make_supports()
    _make_events()


def _make_voices() -> None:
    op.create_table(
        "voice",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("groups", sa.JSON, nullable=False),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("epsg", sa.Integer, nullable=False),
        sa.Column("place", sa.LargeBinary),
        sa.Column("place_from", sa.Text, nullable=False),
        sa.Column("grid", sa.Text, nullable=False),
        sa.Column("is_private", sa.Boolean, nullable=False),
        sa.Column("may_publish", sa.Boolean, nullable=False),
        sa.Column("is_published", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text, nullable=False),
        sa.Column("state_since", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("joined_to", sa.Text, sa.ForeignKey("voice.id")),
        sa.Column("report_id", sa.Text, nullable=False),
        sa.Column("receipt_salt", sa.LargeBinary),
        sa.Column("receipt_sha256", sa.Text),
        sa.Column("key_sha256", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("receipt_sha256", name="one_voice_receipt_once"),
        sa.UniqueConstraint("key_sha256", name="one_voice_once"),
        sa.CheckConstraint("NOT (is_private AND is_published)", name="no_private_voice_is_published"),
    )
    op.create_index("voice_of_community", "voice", ["community", "state", "sent_at"])


def _make_photos() -> None:
    op.create_table(
        "voice_photo",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("voice_id", sa.Text, sa.ForeignKey("voice.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("width_px", sa.Integer, nullable=False),
        sa.Column("height_px", sa.Integer, nullable=False),
        sa.Column("jpeg", sa.LargeBinary, nullable=False),
        sa.Column("thumbnail", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("voice_id", "position", name="one_voice_photo_a_position"),
    )


def _make_supports() -> None:
    op.create_table(
        "voice_support",
        sa.Column("voice_id", sa.Text, sa.ForeignKey("voice.id"), primary_key=True),
        sa.Column("device_sha256", sa.Text, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
    )


def _make_events() -> None:
    op.create_table(
        "voice_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("voice_id", sa.Text, sa.ForeignKey("voice.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("from_state", sa.Text),
        sa.Column("to_state", sa.Text, nullable=False),
        sa.Column("staff_note", sa.Text, nullable=False),
        sa.Column("public_words", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("voice_event_of_voice", "voice_event", ["voice_id", "id"])
