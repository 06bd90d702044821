"""Keep the own survey of a community, look it up, and undo the last change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.catalogue.own_survey import OwnSurvey, require_sound
from data.store.address import is_file, store_address
from data.store.connections import Connections
from data.store.open_store import the_store
from features.own_survey.schema import COMMUNITY_SURVEY

ACTOR = Message("name of the person who set the survey")


def kept_survey(community: str) -> str:
    """The survey of the community of this key as JSON; "" where it has none. Raises StoreError."""
    address = store_address()
    if is_file(address) and not Path(str(address.database)).exists():
        return ""  # nothing was ever kept here, and asking would make a database
    with the_store().reading() as connection:
        row = survey_row(connection, community)
    return str(row["survey"]) if row else ""


def keep_survey(store: Connections, community: str, survey: OwnSurvey, actor: str) -> None:
    """Score this community with this survey from now on; with an empty one by the defaults again.

    Raises SurveyValueError, WeightSumError, StoreError and what `storable_text` raises.
    """
    require_sound(survey)
    with store.writing() as connection:
        _keep_text(connection, community, survey.text if survey else "", actor)


def undo_survey(store: Connections, community: str, actor: str) -> None:
    """Go back to what held before the last change; undoing again brings the change back."""
    with store.writing() as connection:
        row = survey_row(connection, community)
        if row is not None:
            _keep_text(connection, community, str(row["former"]), actor)


def can_undo(community: str) -> bool:
    """Whether anything was changed here."""
    with the_store().reading() as connection:
        return survey_row(connection, community) is not None


def survey_row(connection: Connection, community: str) -> Mapping[str, Any] | None:
    """The row of a community; None where nothing was ever set."""
    query = select(COMMUNITY_SURVEY).where(COMMUNITY_SURVEY.c.community == community)
    row = connection.execute(query).first()
    return None if row is None else row._asdict()


def write_survey(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write the row in place of the community's former one."""
    mine = COMMUNITY_SURVEY.c.community == row["community"]
    if not connection.execute(update(COMMUNITY_SURVEY).where(mine).values(**row)).rowcount:
        connection.execute(insert(COMMUNITY_SURVEY), dict(row))


def _keep_text(connection: Connection, community: str, text: str, actor: str) -> None:
    former = survey_row(connection, community)
    write_survey(
        connection,
        {
            "community": community,
            "survey": text,
            "former": former["survey"] if former else "",
            "kept_at": _later_than(former),
            "kept_by": storable_text(actor, ACTOR, NAME_MAX),
        },
    )


def _later_than(former: Mapping[str, Any] | None) -> str:
    """Now; a second after the former change where that has a later time, so that the last change holds on
    machines that merge, too."""
    now = datetime.now(UTC)
    if former is not None:
        now = max(now, datetime.fromisoformat(former["kept_at"]) + timedelta(seconds=1))
    return now.isoformat(timespec="seconds")
