"""Other installations whose number somebody here has compared with what was read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Table, Text, select

from base.errors import LintuError
from base.installation_key import is_public_key
from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.rows import replace_row
from data.store.tables import METADATA

# Whose packets are believed: a person compared the number of the key, once.
KNOWN_INSTALLATION = Table(
    "known_installation",
    METADATA,
    Column("public_key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("checked_at", Text, nullable=False),
    Column("checked_by", Text, nullable=False),
)
_NAME = Message("name of the other machine")
_ACTOR = Message("name of the person who checked")


class NoInstallationNameError(LintuError, ValueError):
    """A machine to be remembered without a name."""

    template = (
        "The other machine has no name. Write whose it is, such as “Community office, Ms Lin”, and save "
        "again."
    )


@dataclass(frozen=True)
class KnownInstallation:
    """An installation, by what name it was checked, when and by whom."""

    public_key: str
    name: str
    checked_at: str
    checked_by: str


def known_installations(connection: Connection) -> Mapping[str, KnownInstallation]:
    """All of them, by public key."""
    rows = connection.execute(select(KNOWN_INSTALLATION)).all()
    return {row.public_key: KnownInstallation(**row._asdict()) for row in rows}


def remember_installation(connection: Connection, public_key: str, name: str, actor: str) -> None:
    """Remember that `actor` compared the number of this key; a later name replaces an earlier one.

    Raises NoInstallationNameError, ValueError for what is no key, and what `storable_text` raises.
    """
    if not is_public_key(public_key):
        raise ValueError(public_key)
    if not name.strip():
        raise NoInstallationNameError
    values = {
        "public_key": public_key,
        "name": storable_text(name.strip(), _NAME, NAME_MAX),
        "checked_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "checked_by": storable_text(actor, _ACTOR, NAME_MAX),
    }
    replace_row(connection, KNOWN_INSTALLATION, KNOWN_INSTALLATION.c.public_key == public_key, values)
