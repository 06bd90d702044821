"""Reports of encroachments with their photos, contacts, supporters and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make the five tables."""
    _make_reports()
    _make_photos()
    _make_contacts()
    _make_supports()
    _make_events()


def _make_reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text),
        sa.Column("verified_at", sa.Text),
        sa.Column("settled_at", sa.Text),
        sa.Column("epsg", sa.Integer, nullable=False),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("place_from", sa.Text, nullable=False),
        sa.Column("outline", sa.LargeBinary),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("grid", sa.Text, nullable=False),
        sa.Column("space", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("is_candidate", sa.Boolean, nullable=False),
        sa.Column("duplicate_of", sa.Text, sa.ForeignKey("report.id")),
        sa.Column("source_id", sa.Text),
        sa.Column("receipt_salt", sa.LargeBinary),
        sa.Column("receipt_sha256", sa.Text),
        sa.Column("key_sha256", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("receipt_sha256", name="one_receipt_once"),
        sa.UniqueConstraint("key_sha256", name="one_sending_once"),
        sa.UniqueConstraint("community", "source_id", name="one_row_of_the_file_once"),
        sa.CheckConstraint(
            "place_from IN ('photo', 'map', 'building', 'device', 'file')", name="known_place_from"
        ),
    )
    op.create_index("report_of_community", "report", ["community", "state", "sent_at"])


def _make_photos() -> None:
    op.create_table(
        "report_photo",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("width_px", sa.Integer, nullable=False),
        sa.Column("height_px", sa.Integer, nullable=False),
        sa.Column("is_redacted", sa.Boolean, nullable=False),
        sa.Column("jpeg", sa.LargeBinary, nullable=False),
        sa.Column("thumbnail", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("report_id", "position", name="one_photo_a_position"),
        sa.CheckConstraint("role IN ('report', 'before', 'after')", name="known_role"),
    )


def _make_contacts() -> None:
    op.create_table(
        "report_contact",
        sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("contact", sa.Text, nullable=False),
    )


def _make_supports() -> None:
    op.create_table(
        "report_support",
        sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("device_sha256", sa.Text, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
    )


def _make_events() -> None:
    op.create_table(
        "report_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("from_state", sa.Text),
        sa.Column("to_state", sa.Text, nullable=False),
        sa.Column("staff_note", sa.Text, nullable=False),
        sa.Column("public_words", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("photo_ids", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("report_event_of_report", "report_event", ["report_id", "id"])
