"""The tables of votes, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from data.store.tables import METADATA

# A vote. `definition` is everything that is settled, as one line of JSON; once the vote has left "draft" a
# trigger refuses to change it. `seed` is half of a draw: its SHA-256 is told at opening, itself at closing.
WORKSHOP = Table(
    "workshop",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("seed", Text, nullable=False),
    Column("seed_commitment", Text, nullable=False),
    Column("seal_key", Text, nullable=False),  # of the MAC of the closed box; never published
    Column("settled", JSON, nullable=False),  # what the room gave for ties: dice thrown, an order agreed on
    Column("version", Integer, nullable=False),
    CheckConstraint("phase IN ('draft', 'open', 'closed', 'counted')", name="known_phase"),
    Index("workshop_of_community", "community"),
)

CODE_BATCH = Table(
    "code_batch",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("workshop_id", Text, ForeignKey("workshop.id"), nullable=False),
    Column("position", Integer, nullable=False),  # among the vote's batches, from 1
    Column("constituency", Text, nullable=False),
    Column("age_group", Text, nullable=False),
    Column("is_test", Boolean, nullable=False),
    UniqueConstraint("workshop_id", "position", name="one_batch_a_position"),
)

# A slip of paper with a code. Nothing says when it was used or which ballot came with it: see
# `features.voting.box`. Rows lie in the order of their hashes, which is no order at all.
VOTING_CODE = Table(
    "voting_code",
    METADATA,
    Column("code_sha256", Text, primary_key=True),
    Column("workshop_id", Text, ForeignKey("workshop.id"), nullable=False),
    Column("batch_id", Text, ForeignKey("code_batch.id"), nullable=False),
    Column("slip", Integer, nullable=False),  # within its batch, from 1
    Column("constituency", Text, nullable=False),
    Column("age_group", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("is_used", Boolean, nullable=False),
    Column("receipt_sha256", Text),
    Column("content_mac", Text),
    UniqueConstraint("batch_id", "slip", name="one_slip_once"),
    UniqueConstraint("receipt_sha256", name="one_ballot_receipt_once"),
    CheckConstraint("state IN ('ok', 'test', 'void')", name="known_code_state"),
    CheckConstraint("state <> 'void' OR NOT is_used", name="no_void_code_is_used"),
    CheckConstraint("is_used = (receipt_sha256 IS NOT NULL)", name="used_with_a_receipt"),
    Index("voting_code_of_workshop", "workshop_id"),
    sqlite_with_rowid=False,
)

# No code, no time, no address, and a key of 128 random bits in whose order the rows lie.
BALLOT = Table(
    "ballot",
    METADATA,
    Column("key", LargeBinary, primary_key=True),
    Column("workshop_id", Text, ForeignKey("workshop.id"), nullable=False),
    Column("constituency", Text, nullable=False),
    Column("age_group", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("is_test", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Column("shown", JSON, nullable=False),  # the options in the order in which this voter saw them
    CheckConstraint("channel IN ('phone', 'kiosk', 'paper')", name="known_channel"),
    Index("ballot_of_workshop", "workshop_id"),
    sqlite_with_rowid=False,
)

# What was done to a vote: a chain of hashes (`features.voting.box.record`) that triggers let only grow.
VOTE_EVENT = Table(
    "vote_event",
    METADATA,
    Column("workshop_id", Text, ForeignKey("workshop.id"), primary_key=True),
    Column("position", Integer, primary_key=True),  # from 1
    Column("hash", Text, nullable=False),
    Column("event", Text, nullable=False),
    UniqueConstraint("hash", name="one_link_once"),
)

# What stands on ballots: the SHA-256 is in the terms, so a picture cannot be exchanged.
BALLOT_PICTURE = Table(
    "ballot_picture",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("png", LargeBinary, nullable=False),
)

# How far a result has been told on the wall: 0 is nothing yet.
WALL = Table(
    "wall",
    METADATA,
    Column("workshop_id", Text, ForeignKey("workshop.id"), primary_key=True),
    Column("step", Integer, nullable=False),
)

# While a vote is open, ballots and used codes belong to groups that were cast one after another, so that a
# copy of the database holds whole groups or nothing of them: `features.voting.box.cohorts`. All three
# tables are emptied at closing, and in every copy.
BALLOT_COHORT = Table(
    "ballot_cohort",
    METADATA,
    Column("key", LargeBinary, primary_key=True),
    Column("workshop_id", Text, nullable=False),
    Column("cohort", Integer, nullable=False),
    sqlite_with_rowid=False,
)

CODE_COHORT = Table(
    "code_cohort",
    METADATA,
    Column("code_sha256", Text, primary_key=True),
    Column("workshop_id", Text, nullable=False),
    Column("cohort", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The group that the next ballot of a constituency and age group joins, and how many are in it.
OPEN_COHORT = Table(
    "open_cohort",
    METADATA,
    Column("workshop_id", Text, primary_key=True),
    Column("constituency", Text, primary_key=True),
    Column("age_group", Text, primary_key=True),
    Column("is_test", Boolean, primary_key=True),
    Column("cohort", Integer, nullable=False),
    Column("ballots", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The totals that are shown while a live vote is open: the same on every screen of every process.
LIVE_TOTAL = Table(
    "live_total",
    METADATA,
    Column("workshop_id", Text, ForeignKey("workshop.id"), primary_key=True),
    Column("ballots", Integer, nullable=False),
    Column("totals", JSON, nullable=False),  # option → exact fraction
)

# An open vote that was restored from a copy takes no ballots until two people have confirmed it: then its row
# goes. `first` and `first_head`: who confirmed so far and what they read; "" for nobody.
VOTE_SUSPENSION = Table(
    "vote_suspension",
    METADATA,
    Column("workshop_id", Text, ForeignKey("workshop.id"), primary_key=True),
    Column("first", Text, nullable=False),
    Column("first_head", Text, nullable=False),
)

# Receipts of ballots that were in the data before a restore and are not in what was restored.
LOST_RECEIPT = Table(
    "lost_receipt",
    METADATA,
    Column("receipt_sha256", Text, primary_key=True),
    Column("workshop_id", Text, ForeignKey("workshop.id"), nullable=False),
    sqlite_with_rowid=False,
)

# Votes that came in packets, each whole and as it came (`features.voting.imported`): nothing of them can take
# the place of what was voted here, nor of each other. Several contents of one vote stand side by side.
IMPORTED_VOTE = Table(
    "imported_vote",
    METADATA,
    Column("workshop_id", Text, primary_key=True),
    Column("content_sha256", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("head_compared_at", Text, nullable=False),  # with the printed head of the log; empty: never
    Column("wall_step", Integer, nullable=False),
    Index("imported_vote_of_community", "community"),
)

# Which installations say that they held this vote with this content. The keys stand in the rows; whom a
# person has checked is in `known_installation`.
VOTE_SIGNATURE = Table(
    "vote_signature",
    METADATA,
    Column("workshop_id", Text, primary_key=True),
    Column("content_sha256", Text, primary_key=True),
    Column("public_key", Text, primary_key=True),
    Column("signature", Text, nullable=False),
)
