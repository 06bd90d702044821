"""Projects: what was decided, gates that were passed, money."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0015"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "project_event",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("project", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.CheckConstraint(
            "kind IN ('make', 'plan', 'gate', 'undo', 'money', 'drop')", name="known_project_event"
        ),
    )
    op.create_index("project_event_of_community", "project_event", ["community", "at", "id"])
