"""The table of own surveys, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from data.store.tables import METADATA

# What a community asked its own people, as JSON; "" where it went back to the defaults. `former` is what held
# before, so that the last change can be undone.
COMMUNITY_SURVEY = Table(
    "community_survey",
    METADATA,
    Column("community", Text, primary_key=True),
    Column("survey", Text, nullable=False),
    Column("former", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    Column("kept_by", Text, nullable=False),
)
