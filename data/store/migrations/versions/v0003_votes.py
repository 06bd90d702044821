"""Votes: their definition, codes, ballots and log, and the triggers that guard them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.store.migrations.guards import guard

revision = "0003"
down_revision: str | None = "0002"

_PHASE = "(SELECT phase FROM workshop WHERE id = {row}.workshop_id)"
_TAKES_BALLOTS = "(%s = 'open' OR (%s = 'draft' AND {row}.is_test))" % (_PHASE, _PHASE)  # noqa: UP031


def upgrade() -> None:
    """Make the five tables and their guards."""
    _make_workshops()
    _make_batches()
    _make_codes()
    _make_ballots()
    _make_events()
    _make_guards()


def _make_workshops() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("seed_commitment", sa.Text, nullable=False),
        sa.Column("seal_key", sa.Text, nullable=False),
        sa.Column("settled", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("phase IN ('draft', 'open', 'closed', 'counted')", name="known_phase"),
    )
    op.create_index("workshop_of_community", "workshop", ["community"])


def _make_batches() -> None:
    op.create_table(
        "code_batch",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("constituency", sa.Text, nullable=False),
        sa.Column("age_group", sa.Text, nullable=False),
        sa.Column("is_test", sa.Boolean, nullable=False),
        sa.UniqueConstraint("workshop_id", "position", name="one_batch_a_position"),
    )


def _make_codes() -> None:
    op.create_table(
        "voting_code",
        sa.Column("code_sha256", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), nullable=False),
        sa.Column("batch_id", sa.Text, sa.ForeignKey("code_batch.id"), nullable=False),
        sa.Column("slip", sa.Integer, nullable=False),
        sa.Column("constituency", sa.Text, nullable=False),
        sa.Column("age_group", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("is_used", sa.Boolean, nullable=False),
        sa.Column("receipt_sha256", sa.Text),
        sa.Column("content_mac", sa.Text),
        sa.UniqueConstraint("batch_id", "slip", name="one_slip_once"),
        sa.UniqueConstraint("receipt_sha256", name="one_ballot_receipt_once"),
        sa.CheckConstraint("state IN ('ok', 'test', 'void')", name="known_code_state"),
        sa.CheckConstraint("state <> 'void' OR NOT is_used", name="no_void_code_is_used"),
        sa.CheckConstraint("is_used = (receipt_sha256 IS NOT NULL)", name="used_with_a_receipt"),
        sqlite_with_rowid=False,
    )
    op.create_index("voting_code_of_workshop", "voting_code", ["workshop_id"])


def _make_ballots() -> None:
    op.create_table(
        "ballot",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), nullable=False),
        sa.Column("constituency", sa.Text, nullable=False),
        sa.Column("age_group", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("is_test", sa.Boolean, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.CheckConstraint("channel IN ('phone', 'kiosk', 'paper')", name="known_channel"),
        sqlite_with_rowid=False,
    )
    op.create_index("ballot_of_workshop", "ballot", ["workshop_id"])


def _make_events() -> None:
    op.create_table(
        "vote_event",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.UniqueConstraint("hash", name="one_link_once"),
    )


def _make_guards() -> None:
    settled = ("definition", "digest", "seed", "seed_commitment", "seal_key", "community")
    changes = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in settled)
    back = "(OLD.phase, NEW.phase) NOT IN (('draft', 'open'), ('open', 'closed'), ('closed', 'counted'))"
    # SQLite's REPLACE takes rows away without asking the guards of DELETE.
    known = "EXISTS (SELECT 1 FROM vote_event WHERE hash = NEW.hash)"
    last = "(SELECT coalesce(max(position), 0) FROM vote_event WHERE workshop_id = NEW.workshop_id)"
    there = "EXISTS (SELECT 1 FROM workshop WHERE id = NEW.id)"
    guard("vote_event", "INSERT", f"{known} OR NEW.position <> {last} + 1", "the log of a vote only grows")
    guard("workshop", "INSERT", f"NEW.phase <> 'draft' OR {there}", "a vote begins as a draft")
    guard("vote_event", "UPDATE", "1 = 1", "the log of a vote only grows")
    guard("vote_event", "DELETE", "1 = 1", "the log of a vote only grows")
    guard("workshop", "UPDATE", f"OLD.phase <> 'draft' AND ({changes})", "a vote that was opened is settled")
    guard("workshop", "UPDATE", f"OLD.phase <> NEW.phase AND {back}", "a vote goes forward", "way")
    guard("workshop", "DELETE", "OLD.phase <> 'draft'", "a vote that was opened is kept")
    guard("ballot", "INSERT", f"NOT {_TAKES_BALLOTS.format(row='NEW')}", "the vote takes no ballots")
    guard("ballot", "UPDATE", "1 = 1", "a ballot is not changed")
    guard("ballot", "DELETE", f"NOT {_TAKES_BALLOTS.format(row='OLD')}", "the box is closed")
    closed = "{row} IN ('closed', 'counted')"
    for action, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        phase = closed.format(row=_PHASE.format(row=row))
        guard("voting_code", action, phase, "the vote takes no codes")
