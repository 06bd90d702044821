"""The table of the sample's story, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Table, Text

from data.store.tables import METADATA

# The community whose story was made. `demo_codes` are unused codes of its open vote, for anybody to try it
# with: [{"vote", "constituency", "code"}]. Of no other vote a code is ever stored.
SAMPLE_STORY = Table(
    "sample_story",
    METADATA,
    Column("community", Text, primary_key=True),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("demo_codes", JSON, nullable=False),
)
