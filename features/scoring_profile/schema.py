"""The table of profiles, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from data.store.tables import METADATA

# The profile that a community is scored in; without a row, the catalogue's first.
COMMUNITY_PROFILE = Table(
    "community_profile",
    METADATA,
    Column("community", Text, primary_key=True),
    Column("profile", Text, nullable=False),
    Column("chosen_at", Text, nullable=False),
    Column("chosen_by", Text, nullable=False),
)
