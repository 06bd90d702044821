"""The table of suggestions, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Index, Table, Text

from data.store.tables import METADATA

# What happened to the suggestions of a community: rows are added and never changed, so two machines that
# exchange packets hold the same. subject: key of a candidate or a ground (pin, veto, release, figures), id of
# the run itself (run), or id of the option (copy).
SUGGESTION_EVENT = Table(
    "suggestion_event",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", JSON, nullable=False),
    CheckConstraint("kind IN ('run', 'pin', 'veto', 'release', 'figures', 'copy')", name="known_suggestion"),
    Index("suggestion_event_of_community", "community", "at", "id"),
)
