"""Suggestions: runs, pins, vetoes, figures changed by hand, and bundles copied into options."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "suggestion_event",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.CheckConstraint(
            "kind IN ('run', 'pin', 'veto', 'release', 'figures', 'copy')", name="known_suggestion"
        ),
    )
    op.create_index("suggestion_event_of_community", "suggestion_event", ["community", "at", "id"])
