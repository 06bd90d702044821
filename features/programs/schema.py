"""The table of program keys, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Table, Text, UniqueConstraint

from data.store.tables import METADATA

# A key is shown once; here stands its digest. Keys open one installation and travel in no packet.
# `revoked_at` is "" while the key works, `used_on` the last day on which it was used.
PROGRAM_KEY = Table(
    "program_key",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("key_sha256", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("used_on", Text, nullable=False),
    Column("revoked_at", Text, nullable=False),
    Column("revoked_by", Text, nullable=False),
    UniqueConstraint("key_sha256", name="one_program_key_once"),
)
