"""The tables of layout options, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from data.store.tables import METADATA

LAYOUT_OPTION = Table(
    "layout_option",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the community's options, from 0
    Column("epsg", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("budget_cny", Float, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("community", "letter", name="one_letter_once"),
    CheckConstraint("state IN ('open', 'locked', 'archived')", name="known_state"),
)

# A removed intervention keeps its row, so that its version goes on upwards when it comes back by an undo.
INTERVENTION = Table(
    "intervention",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("option_id", Text, ForeignKey("layout_option.id"), nullable=False),
    Column("position", Integer, nullable=False),  # within its option, in the order of drawing
    Column("removed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("shape", LargeBinary, nullable=False),
    Column("epsg", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("provides", JSON, nullable=False),
    Column("functions", JSON, nullable=False),
    Column("cost_cny", Float, nullable=False),
    Column("upkeep_cny", Float, nullable=False),
    Column("adopter", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("use_rules", Text, nullable=False),
    Column("width_m", Float, nullable=False),
    Column("speaker_db", Float, nullable=False),
    Column("target_layer", Text),
    Column("target_id", Text),
    Column("confirmed", JSON, nullable=False),
    CheckConstraint("action IN ('build', 'repair', 'change', 'remove')", name="known_action"),
    Index("intervention_of_option", "option_id", "position"),
)

# Who did what, when, with the row before and after. `standing` says where a change is in the undo chain:
# "live" can be undone, "undone" can be redone, "dropped" was undone and then left behind by a new change,
# "kept" stands outside the chain (an option's making, its locking, and every undo and redo themselves).
EVENT = Table(
    "event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("option_id", Text, ForeignKey("layout_option.id"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("standing", Text, nullable=False),
    Column("undo_of", Integer, ForeignKey("event.id")),
    CheckConstraint("subject IN ('option', 'intervention')", name="known_subject"),
    CheckConstraint("standing IN ('live', 'undone', 'dropped', 'kept')", name="known_standing"),
    Index("event_of_option", "option_id", "standing", "id"),
    Index("event_of_subject", "subject_id", "id"),
    sqlite_autoincrement=True,
)
