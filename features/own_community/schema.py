"""The tables of communities of one's own, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from data.store.tables import METADATA

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
