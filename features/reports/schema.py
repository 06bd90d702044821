"""The tables of reports, as the newest migration leaves them."""

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

# What a resident sent about taken ground, or a row of the community's file that was taken over (`source_id`).
# `place` is a point in the community's CRS, `outline` what staff drew. Only digests of the receipt and of the
# key of the sending are kept: who reads the database cannot follow a report in its sender's name.
REPORT = Table(
    "report",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("sent_at", Text),
    Column("verified_at", Text),
    Column("settled_at", Text),
    Column("epsg", Integer, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("place_from", Text, nullable=False),
    Column("outline", LargeBinary),
    Column("sentence", Text, nullable=False),
    Column("grid", Text, nullable=False),
    Column("space", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("is_candidate", Boolean, nullable=False),
    Column("duplicate_of", Text, ForeignKey("report.id")),
    Column("source_id", Text),
    Column("receipt_salt", LargeBinary),
    Column("receipt_sha256", Text),
    Column("key_sha256", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("receipt_sha256", name="one_receipt_once"),
    UniqueConstraint("key_sha256", name="one_sending_once"),
    UniqueConstraint("community", "source_id", name="one_row_of_the_file_once"),
    CheckConstraint("place_from IN ('photo', 'map', 'building', 'device', 'file')", name="known_place_from"),
    Index("report_of_community", "community", "state", "sent_at"),
)

# Photos are rows and no files, so that a report and its photos are there together or not at all.
REPORT_PHOTO = Table(
    "report_photo",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, ForeignKey("report.id"), nullable=False),
    Column("position", Integer, nullable=False),  # within its report, from 0
    Column("role", Text, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("is_redacted", Boolean, nullable=False),
    Column("jpeg", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
    UniqueConstraint("report_id", "position", name="one_photo_a_position"),
    CheckConstraint("role IN ('report', 'before', 'after')", name="known_role"),
)

# How to reach the sender: apart, so that it can be deleted and no list of reports brings it along.
REPORT_CONTACT = Table(
    "report_contact",
    METADATA,
    Column("report_id", Text, ForeignKey("report.id"), primary_key=True),
    Column("contact", Text, nullable=False),
)

# "Me too": one for each device, of which only a digest is kept.
REPORT_SUPPORT = Table(
    "report_support",
    METADATA,
    Column("report_id", Text, ForeignKey("report.id"), primary_key=True),
    Column("device_sha256", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# Everything that happened to a report. `before` and `after` hold the columns that changed, never pictures.
REPORT_EVENT = Table(
    "report_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report_id", Text, ForeignKey("report.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("from_state", Text),
    Column("to_state", Text, nullable=False),
    Column("staff_note", Text, nullable=False),
    Column("public_words", Text, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("photo_ids", JSON, nullable=False),
    Index("report_event_of_report", "report_id", "id"),
    sqlite_autoincrement=True,
)
