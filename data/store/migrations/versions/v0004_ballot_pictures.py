"""Pictures on ballots, and how far the wall has told a result."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.store.migrations.guards import guard

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Make the two tables and the guard of the pictures."""
    op.create_table(
        "ballot_picture",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("png", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "wall",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("step", sa.Integer, nullable=False),
    )
    guard("ballot_picture", "UPDATE", "1 = 1", "a picture on a ballot does not change")
