"""The own survey of each community."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"


def upgrade() -> None:
    """Make the table. Communities without a row are scored as before."""
    op.create_table(
        "community_survey",
        sa.Column("community", sa.Text, primary_key=True),
        sa.Column("survey", sa.Text, nullable=False),
        sa.Column("former", sa.Text, nullable=False),
        sa.Column("kept_at", sa.Text, nullable=False),
        sa.Column("kept_by", sa.Text, nullable=False),
    )
