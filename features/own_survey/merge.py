"""The own survey of a community in a packet: of two machines' changes the later holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from base.text_limits import NAME_MAX, storable_text
from data.catalogue.own_survey import survey_from
from data.store.event_merge import MergeSummary
from features.feature import PacketPart, PacketTable, Row, Rows
from features.own_survey.community_survey import ACTOR, survey_row, write_survey
from features.own_survey.schema import COMMUNITY_SURVEY


def merge_surveys(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    """Take over the survey of a packet unless a later one was set here.

    Raises ValueError, TypeError and what `survey_from` and `storable_text` raise for rows that nobody could
    have set.
    """
    for row in rows["community_survey"]:
        _require_sound(row)
        here = survey_row(connection, row["community"])
        if here is None or _rank(here) < _rank(row):
            write_survey(connection, row)
            summary.new += here is None
            summary.replaced += here is not None


def _rank(row: Any) -> tuple[str, ...]:
    """Of changes of the same second one and the same holds on every machine."""
    return tuple(str(row[name]) for name in ("kept_at", "survey", "former", "kept_by"))


def _require_sound(row: Row) -> None:
    storable_text(row["kept_by"], ACTOR, NAME_MAX)
    at = datetime.fromisoformat(row["kept_at"])
    if at.isoformat(timespec="seconds") != row["kept_at"] or at.utcoffset() is None or at.utcoffset():
        raise ValueError(row["kept_at"])
    for text in (row["survey"], row["former"]):
        if text:
            survey_from(text)


PACKET = PacketPart(
    tables=(
        PacketTable(
            COMMUNITY_SURVEY,
            lambda community: select(COMMUNITY_SURVEY).where(COMMUNITY_SURVEY.c.community == community),
        ),
    ),
    merge=merge_surveys,
)
