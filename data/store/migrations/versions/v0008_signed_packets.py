"""Installations whose number was checked; votes that came in packets, apart from those held here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.store.migrations.guards import guard

revision = "0008"
down_revision: str | None = "0007"


def upgrade() -> None:
    """Make the three tables. Until now votes of packets lay among those held here, and stay there."""
    op.create_table(
        "known_installation",
        sa.Column("public_key", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("checked_at", sa.Text, nullable=False),
        sa.Column("checked_by", sa.Text, nullable=False),
    )
    op.create_table(
        "imported_vote",
        sa.Column("workshop_id", sa.Text, primary_key=True),
        sa.Column("content_sha256", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.Column("head_compared_at", sa.Text, nullable=False),
        sa.Column("wall_step", sa.Integer, nullable=False),
    )
    op.create_index("imported_vote_of_community", "imported_vote", ["community"])
    op.create_table(
        "vote_signature",
        sa.Column("workshop_id", sa.Text, primary_key=True),
        sa.Column("content_sha256", sa.Text, primary_key=True),
        sa.Column("public_key", sa.Text, primary_key=True),
        sa.Column("signature", sa.Text, nullable=False),
    )
    columns = ("workshop_id", "content_sha256", "community", "content")
    changes = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)
    guard("imported_vote", "UPDATE", changes, "an imported vote is not changed")
    guard("imported_vote", "DELETE", "1 = 1", "an imported vote is kept")
    guard("vote_signature", "UPDATE", "1 = 1", "a signature is not changed")
    guard("vote_signature", "DELETE", "1 = 1", "a signature is kept")
