"""The profile of a community in a packet: of two machines' choices the later holds."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.event_merge import MergeSummary
from features.feature import PacketPart, PacketTable, Row, Rows
from features.scoring_profile.profile_choice import profile_row, write_profile
from features.scoring_profile.schema import COMMUNITY_PROFILE

_KEY = re.compile(r"[a-z0-9_]{1,60}")
_ACTOR = Message("name of the person who chose the profile")


def merge_profiles(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    """Take over the choice of a packet unless a later one was made here.

    A profile that this version does not know is kept for the versions that do. Raises ValueError and what
    `storable_text` raises for rows that nobody could have chosen.
    """
    for row in rows["community_profile"]:
        _require_sound(row)
        here = profile_row(connection, row["community"])
        if here is None or _rank(here) < _rank(row):
            write_profile(connection, row)
            summary.new += here is None
            summary.replaced += here is not None


def _rank(row: Any) -> tuple[str, str, str]:
    """Of choices of the same second one and the same holds on every machine."""
    return str(row["chosen_at"]), str(row["profile"]), str(row["chosen_by"])


def _require_sound(row: Row) -> None:
    storable_text(row["chosen_by"], _ACTOR, NAME_MAX)
    at = datetime.fromisoformat(row["chosen_at"])
    if not _KEY.fullmatch(row["profile"]) or at.isoformat(timespec="seconds") != row["chosen_at"]:
        raise ValueError(row["profile"])
    if at.utcoffset() is None or at.utcoffset():
        raise ValueError(row["chosen_at"])


PACKET = PacketPart(
    tables=(
        PacketTable(
            COMMUNITY_PROFILE,
            lambda community: select(COMMUNITY_PROFILE).where(COMMUNITY_PROFILE.c.community == community),
        ),
    ),
    merge=merge_profiles,
)
