"""What a step remembers of the steps of another machine that it merged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """Add the column; no step has merged anything yet."""
    op.add_column("community_step", sa.Column("merged", sa.JSON(none_as_null=True), nullable=True))
