"""Choose the profile of a community, and look it up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.catalogue import in_profile, load_catalogue
from data.store.address import is_file, store_address
from data.store.connections import Connections
from data.store.open_store import the_store
from features.scoring_profile.schema import COMMUNITY_PROFILE

_ACTOR = Message("name of the person who chose the profile")


def chosen_profile(community: str) -> str:
    """Key of the profile that was chosen for the community of this key; "" where nobody chose.

    Raises StoreError.
    """
    address = store_address()
    if is_file(address) and not Path(str(address.database)).exists():
        return ""  # nothing was ever chosen here, and asking would make a database
    with the_store().reading() as connection:
        row = profile_row(connection, community)
    return str(row["profile"]) if row else ""


def choose_profile(store: Connections, community: str, profile: str, actor: str) -> None:
    """Score this community in this profile from now on.

    Raises UnknownProfileError, StoreError and what `storable_text` raises.
    """
    in_profile(load_catalogue(), profile)
    with store.writing() as connection:
        write_profile(
            connection,
            {
                "community": community,
                "profile": profile,
                "chosen_at": _later_than(profile_row(connection, community)),
                "chosen_by": storable_text(actor, _ACTOR, NAME_MAX),
            },
        )


def profile_row(connection: Connection, community: str) -> Mapping[str, Any] | None:
    """The row of a community; None where nobody chose."""
    query = select(COMMUNITY_PROFILE).where(COMMUNITY_PROFILE.c.community == community)
    row = connection.execute(query).first()
    return None if row is None else row._asdict()


def write_profile(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write the row in place of the community's former one."""
    mine = COMMUNITY_PROFILE.c.community == row["community"]
    if not connection.execute(update(COMMUNITY_PROFILE).where(mine).values(**row)).rowcount:
        connection.execute(insert(COMMUNITY_PROFILE), dict(row))


def _later_than(former: Mapping[str, Any] | None) -> str:
    """Now; a second after the former choice where that has a later time, so that the last choice holds on
    machines that merge, too."""
    now = datetime.now(UTC)
    if former is not None:
        now = max(now, datetime.fromisoformat(former["chosen_at"]) + timedelta(seconds=1))
    return now.isoformat(timespec="seconds")
