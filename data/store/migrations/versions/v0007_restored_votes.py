"""What copies of open votes may hold, restored votes that wait, and live totals that all screens share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.store.migrations.guards import guard

revision = "0007"
down_revision: str | None = "0006"

_WAITS = "EXISTS (SELECT 1 FROM vote_suspension WHERE workshop_id = NEW.workshop_id)"
_IS_OPEN = "(SELECT phase FROM workshop WHERE id = NEW.workshop_id) = 'open'"


def upgrade() -> None:
    """Make the six tables. Ballots that are there belong to no group: the first of their vote."""
    _make_cohorts()
    _make_live_totals()
    _make_restored()
    # A code is used just before its ballot comes, in the same transaction; closing uses none.
    guard(
        "voting_code",
        "UPDATE",
        f"NEW.is_used AND NOT OLD.is_used AND {_WAITS} AND {_IS_OPEN}",
        "the vote is suspended",
        "wait",
    )


def _make_cohorts() -> None:
    for table, key in (
        ("ballot_cohort", sa.Column("key", sa.LargeBinary, primary_key=True)),
        ("code_cohort", sa.Column("code_sha256", sa.Text, primary_key=True)),
    ):
        op.create_table(
            table,
            key,
            sa.Column("workshop_id", sa.Text, nullable=False),
            sa.Column("cohort", sa.Integer, nullable=False),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "open_cohort",
        sa.Column("workshop_id", sa.Text, primary_key=True),
        sa.Column("constituency", sa.Text, primary_key=True),
        sa.Column("age_group", sa.Text, primary_key=True),
        sa.Column("is_test", sa.Boolean, primary_key=True),
        sa.Column("cohort", sa.Integer, nullable=False),
        sa.Column("ballots", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _make_live_totals() -> None:
    op.create_table(
        "live_total",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("ballots", sa.Integer, nullable=False),
        sa.Column("totals", sa.JSON, nullable=False),
    )


def _make_restored() -> None:
    op.create_table(
        "vote_suspension",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("first_head", sa.Text, nullable=False),
    )
    op.create_table(
        "lost_receipt",
        sa.Column("receipt_sha256", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), nullable=False),
        sqlite_with_rowid=False,
    )
