"""The seal of a closed box: a MAC of all ballots, which no order or key of theirs touches.

It stands in the log, which anybody may have. A plain digest there would let a reader of published ballots try
out the groups and channels that were withheld from them, until one fits; so it is made with a secret key.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence

from features.options.option_rows import Row

_KEY_BYTES = 32


def new_seal_key() -> str:
    """256 random bits in hex; they stay in the database."""
    return secrets.token_hex(_KEY_BYTES)


def seal_of(ballots: Sequence[Row], seal_key: str) -> str:
    """HMAC-SHA256 (hex) of the ballots as sorted lines of JSON: constituency, age group, channel, content."""
    columns = ("constituency", "age_group", "channel", "content")
    lines = sorted(json.dumps([row[column] for column in columns], ensure_ascii=False) for row in ballots)
    return hmac.digest(bytes.fromhex(seal_key), "\n".join(lines).encode(), "sha256").hex()
