"""Keys of programs that read or report by themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0014"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "program_key",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("key_sha256", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("used_on", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.Text, nullable=False),
        sa.Column("revoked_by", sa.Text, nullable=False),
        sa.UniqueConstraint("key_sha256", name="one_program_key_once"),
    )
