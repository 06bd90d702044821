"""The table of noise classes, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from data.store.tables import METADATA

# The noise class of a community's area; "" where it went back to the default. `former` is what held before.
COMMUNITY_NOISE_CLASS = Table(
    "community_noise_class",
    METADATA,
    Column("community", Text, primary_key=True),
    Column("noise_class", Text, nullable=False),
    Column("former", Text, nullable=False),
    Column("chosen_at", Text, nullable=False),
    Column("chosen_by", Text, nullable=False),
)
