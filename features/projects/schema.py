"""The table of projects, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Index, Table, Text

from data.store.tables import METADATA

# Everything that happened to the projects of a community: rows are added and never changed, so two machines
# that exchange packets hold the same. project: id of the event that made it.
PROJECT_EVENT = Table(
    "project_event",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("content", JSON, nullable=False),
    CheckConstraint("kind IN ('make', 'plan', 'gate', 'undo', 'money', 'drop')", name="known_project_event"),
    Index("project_event_of_community", "community", "at", "id"),
)
