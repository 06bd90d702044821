"""Layout options, their interventions, and the events of both (release 0.1.0)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the three tables."""
    _make_options()
    _make_interventions()
    _make_events()


def _make_options() -> None:
    op.create_table(
        "layout_option",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("letter", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("epsg", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("budget_cny", sa.Float, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("community", "letter", name="one_letter_once"),
        sa.CheckConstraint("state IN ('open', 'locked', 'archived')", name="known_state"),
    )


def _make_interventions() -> None:
    op.create_table(
        "intervention",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("option_id", sa.Text, sa.ForeignKey("layout_option.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("shape", sa.LargeBinary, nullable=False),
        sa.Column("epsg", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("provides", sa.JSON, nullable=False),
        sa.Column("functions", sa.JSON, nullable=False),
        sa.Column("cost_cny", sa.Float, nullable=False),
        sa.Column("upkeep_cny", sa.Float, nullable=False),
        sa.Column("adopter", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("use_rules", sa.Text, nullable=False),
        sa.Column("width_m", sa.Float, nullable=False),
        sa.Column("speaker_db", sa.Float, nullable=False),
        sa.Column("target_layer", sa.Text),
        sa.Column("target_id", sa.Text),
        sa.Column("confirmed", sa.JSON, nullable=False),
        sa.CheckConstraint("action IN ('build', 'repair', 'change', 'remove')", name="known_action"),
    )
    op.create_index("intervention_of_option", "intervention", ["option_id", "position"])


def _make_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("option_id", sa.Text, sa.ForeignKey("layout_option.id"), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("subject_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("undo_of", sa.Integer, sa.ForeignKey("event.id")),
        sa.CheckConstraint("subject IN ('option', 'intervention')", name="known_subject"),
        sa.CheckConstraint("standing IN ('live', 'undone', 'dropped', 'kept')", name="known_standing"),
        sqlite_autoincrement=True,
    )
    op.create_index("event_of_option", "event", ["option_id", "standing", "id"])
    op.create_index("event_of_subject", "event", ["subject_id", "id"])
