"""A digest of all ballots in the box, which no order or key of theirs touches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from data.store.option_rows import Row


def box_digest(ballots: Sequence[Row]) -> str:
    """SHA-256 (hex) of the ballots as lines of JSON [constituency, age group, channel, content], sorted."""
    lines = sorted(
        json.dumps(
            [row["constituency"], row["age_group"], row["channel"], row["content"]], ensure_ascii=False
        )
        for row in ballots
    )
    return sha256("\n".join(lines).encode()).hexdigest()
