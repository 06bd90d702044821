"""The tables, as the newest migration leaves them.

Plain SQL that SQLite and PostgreSQL both have. Times are ISO 8601 text in UTC; shapes are WKB beside the EPSG
code of their coordinates; lists are JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

LAYOUT_OPTION = Table(
    "layout_option",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the community's options, from 0
    Column("epsg", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("budget_cny", Float, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("community", "letter", name="one_letter_once"),
    CheckConstraint("state IN ('open', 'locked', 'archived')", name="known_state"),
)

# A removed intervention keeps its row, so that its version goes on upwards when it comes back by an undo.
INTERVENTION = Table(
    "intervention",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("option_id", Text, ForeignKey("layout_option.id"), nullable=False),
    Column("position", Integer, nullable=False),  # within its option, in the order of drawing
    Column("removed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("shape", LargeBinary, nullable=False),
    Column("epsg", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("provides", JSON, nullable=False),
    Column("functions", JSON, nullable=False),
    Column("cost_cny", Float, nullable=False),
    Column("upkeep_cny", Float, nullable=False),
    Column("adopter", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("use_rules", Text, nullable=False),
    Column("width_m", Float, nullable=False),
    Column("speaker_db", Float, nullable=False),
    Column("target_layer", Text),
    Column("target_id", Text),
    Column("confirmed", JSON, nullable=False),
    CheckConstraint("action IN ('build', 'repair', 'change', 'remove')", name="known_action"),
    Index("intervention_of_option", "option_id", "position"),
)

# Who did what, when, with the row before and after. `standing` says where a change is in the undo chain:
# "live" can be undone, "undone" can be redone, "dropped" was undone and then left behind by a new change,
# "kept" stands outside the chain (an option's making, its locking, and every undo and redo themselves).
EVENT = Table(
    "event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("option_id", Text, ForeignKey("layout_option.id"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("standing", Text, nullable=False),
    Column("undo_of", Integer, ForeignKey("event.id")),
    CheckConstraint("subject IN ('option', 'intervention')", name="known_subject"),
    CheckConstraint("standing IN ('live', 'undone', 'dropped', 'kept')", name="known_standing"),
    Index("event_of_option", "option_id", "standing", "id"),
    Index("event_of_subject", "subject_id", "id"),
    sqlite_autoincrement=True,
)

# What a resident sent about taken ground, or a row of the community's file that was taken over (`source_id`).
# `place` is a point in the community's CRS, `outline` what staff drew. Only digests of the receipt and of the
# key of the sending are kept: who reads the database cannot follow a report in its sender's name.
REPORT = Table(
    "report",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("sent_at", Text),
    Column("verified_at", Text),
    Column("settled_at", Text),
    Column("epsg", Integer, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("place_from", Text, nullable=False),
    Column("outline", LargeBinary),
    Column("sentence", Text, nullable=False),
    Column("grid", Text, nullable=False),
    Column("space", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("is_candidate", Boolean, nullable=False),
    Column("duplicate_of", Text, ForeignKey("report.id")),
    Column("source_id", Text),
    Column("receipt_salt", LargeBinary),
    Column("receipt_sha256", Text),
    Column("key_sha256", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("receipt_sha256", name="one_receipt_once"),
    UniqueConstraint("key_sha256", name="one_sending_once"),
    UniqueConstraint("community", "source_id", name="one_row_of_the_file_once"),
    CheckConstraint("place_from IN ('photo', 'map', 'building', 'device', 'file')", name="known_place_from"),
    Index("report_of_community", "community", "state", "sent_at"),
)

# Photos are rows and no files, so that a report and its photos are there together or not at all.
REPORT_PHOTO = Table(
    "report_photo",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, ForeignKey("report.id"), nullable=False),
    Column("position", Integer, nullable=False),  # within its report, from 0
    Column("role", Text, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("is_redacted", Boolean, nullable=False),
    Column("jpeg", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
    UniqueConstraint("report_id", "position", name="one_photo_a_position"),
    CheckConstraint("role IN ('report', 'before', 'after')", name="known_role"),
)

# How to reach the sender: apart, so that it can be deleted and no list of reports brings it along.
REPORT_CONTACT = Table(
    "report_contact",
    METADATA,
    Column("report_id", Text, ForeignKey("report.id"), primary_key=True),
    Column("contact", Text, nullable=False),
)

# "Me too": one for each device, of which only a digest is kept.
REPORT_SUPPORT = Table(
    "report_support",
    METADATA,
    Column("report_id", Text, ForeignKey("report.id"), primary_key=True),
    Column("device_sha256", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# Everything that happened to a report. `before` and `after` hold the columns that changed, never pictures.
REPORT_EVENT = Table(
    "report_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report_id", Text, ForeignKey("report.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("from_state", Text),
    Column("to_state", Text, nullable=False),
    Column("staff_note", Text, nullable=False),
    Column("public_words", Text, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("photo_ids", JSON, nullable=False),
    Index("report_event_of_report", "report_id", "id"),
    sqlite_autoincrement=True,
)

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

# What layers and files hold, by the SHA-256 of the bytes; `packed` are the bytes, deflated. Never changed.
CONTENT = Table(
    "content",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# A community that people brought in. `step` is the step that holds now; later ones were undone.
COMMUNITY = Table(
    "community",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

# Every state that a community was in, whole: its layers are named by the digest of their content. `merged` is
# what a step remembers of another machine's steps (`features.own_community.merging.history`), NULL for most.
COMMUNITY_STEP = Table(
    "community_step",
    METADATA,
    Column("community", Text, ForeignKey("community.key"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("what", JSON, nullable=False),
    Column("state", JSON, nullable=False),
    Column("merged", JSON(none_as_null=True)),
)

# How a layer with these columns was read the last time.
IMPORT_RECIPE = Table(
    "import_recipe",
    METADATA,
    Column("fingerprint", Text, primary_key=True),
    Column("recipe", JSON, nullable=False),
    Column("used_at", Text, nullable=False),
)
