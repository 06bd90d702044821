"""The sample's story, and guards that let the rows of the sample's votes go: no other community's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.store.migrations.guards import guard, remove_guard

revision = "0012"
down_revision: str | None = "0011"

_VOTE = "(SELECT 1 FROM workshop WHERE id = OLD.workshop_id AND community = 'xuzhen')"
_IMPORTED = "(SELECT 1 FROM imported_vote WHERE workshop_id = OLD.workshop_id AND community = 'xuzhen')"
_PHASE = "(SELECT phase FROM workshop WHERE id = OLD.workshop_id)"
_TAKES_BALLOTS = f"({_PHASE} = 'open' OR ({_PHASE} = 'draft' AND OLD.is_test))"
_DELETE = {
    "vote_event": (f"NOT EXISTS {_VOTE}", "the log of a vote only grows"),
    "ballot": (f"NOT {_TAKES_BALLOTS} AND NOT EXISTS {_VOTE}", "the box is closed"),
    "voting_code": (
        f"{_PHASE} IN ('closed', 'counted') AND NOT EXISTS {_VOTE}",
        "the vote takes no codes",
    ),
    "workshop": ("OLD.phase <> 'draft' AND OLD.community <> 'xuzhen'", "a vote that was opened is kept"),
    "imported_vote": ("OLD.community <> 'xuzhen'", "an imported vote is kept"),
    "vote_signature": (
        f"NOT EXISTS {_VOTE} AND NOT EXISTS {_IMPORTED}",
        "a signature is kept",
    ),
}
"""Table → what a row must be like to be kept, and why."""


def upgrade() -> None:
    """Make the table and loosen the guards. An opened vote stays with its community (a guard of 0003), so no
    vote can be made one of the sample to be removed."""
    op.create_table(
        "sample_story",
        sa.Column("community", sa.Text, primary_key=True),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("demo_codes", sa.JSON, nullable=False),
    )
    for table, (when, why) in _DELETE.items():
        remove_guard(table, "DELETE")
        guard(table, "DELETE", when, why)
