"""The profile that each community is scored in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    """Make the table. Communities without a row are scored as before."""
    op.create_table(
        "community_profile",
        sa.Column("community", sa.Text, primary_key=True),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("chosen_at", sa.Text, nullable=False),
        sa.Column("chosen_by", sa.Text, nullable=False),
    )
