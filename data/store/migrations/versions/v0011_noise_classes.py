"""The noise class of each community's area."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Make the table. Communities without a row keep the default class."""
    op.create_table(
        "community_noise_class",
        sa.Column("community", sa.Text, primary_key=True),
        sa.Column("noise_class", sa.Text, nullable=False),
        sa.Column("former", sa.Text, nullable=False),
        sa.Column("chosen_at", sa.Text, nullable=False),
        sa.Column("chosen_by", sa.Text, nullable=False),
    )
