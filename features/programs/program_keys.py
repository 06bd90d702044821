"""Keys of programs in the store: made, used, taken back. Every call is one transaction."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, fields, replace

from sqlalchemy import RowMapping, insert, select, update

from base.clock import record_time
from base.text_limits import NAME_MAX, storable_text
from base.words import Message, Text
from data.store.open_store import the_store
from features.programs.errors import NoProgramNameError, NoScopeError
from features.programs.schema import PROGRAM_KEY

READ_MAP = "read_map"
SCOPES: dict[str, Text] = {READ_MAP: Message("Read the maps")}
"""What a key may be good for, in the order in which it is offered."""
_NAME, _ACTOR = Message("name of the program"), Message("name of the person who made the key")
_START = "lintu_"
"""Says whose key it is, to whoever finds one lying about."""


@dataclass(frozen=True)
class ProgramKey:
    """A key as staff see it; the key itself is kept nowhere. Times are ISO 8601 UTC, "" for never."""

    id: str
    name: str
    scopes: tuple[str, ...]
    made_at: str
    made_by: str
    used_on: str
    revoked_at: str
    revoked_by: str

    @property
    def works(self) -> bool:
        """Whether nobody has taken it back."""
        return not self.revoked_at


def make_key(name: str, scopes: Collection[str], actor: str) -> str:
    """Make a key for a program; returns it, for the only time.

    Raises NoProgramNameError, NoScopeError, StoreError and what `storable_text` raises.
    """
    name = storable_text(name, _NAME, NAME_MAX).strip()
    if not name:
        raise NoProgramNameError
    if not scopes:
        raise NoScopeError
    key = _START + secrets.token_urlsafe(32)
    row = {
        "id": secrets.token_hex(8),
        "name": name,
        "scopes": [one for one in SCOPES if one in scopes],
        "key_sha256": _digest(key),
        "made_at": record_time().isoformat(timespec="seconds"),
        "made_by": storable_text(actor, _ACTOR, NAME_MAX),
        "used_on": "",
        "revoked_at": "",
        "revoked_by": "",
    }
    with the_store().writing() as connection:
        connection.execute(insert(PROGRAM_KEY).values(row))
    return key


def program_keys() -> tuple[ProgramKey, ...]:
    """All keys, those that work first, the newest of them first."""
    with the_store().reading() as connection:
        rows = connection.execute(select(PROGRAM_KEY).order_by(PROGRAM_KEY.c.made_at.desc())).mappings().all()
    return tuple(sorted(map(_from_row, rows), key=lambda one: not one.works))


def use_key(key: str) -> ProgramKey | None:
    """The program whose key this is, where the key works; that it was used today is written down."""
    today = record_time().date().isoformat()
    same = PROGRAM_KEY.c.key_sha256 == _digest(key)
    with the_store().reading() as connection:
        row = connection.execute(select(PROGRAM_KEY).where(same)).mappings().first()
    if row is None or row["revoked_at"]:
        return None
    found = _from_row(row)
    if found.used_on != today:
        with the_store().writing() as connection:
            connection.execute(update(PROGRAM_KEY).where(same).values(used_on=today))
    return replace(found, used_on=today)


def revoke_key(key_id: str, actor: str) -> None:
    """Take a key back: it opens nothing from this moment on. Doing it again changes nothing."""
    values = {
        "revoked_at": record_time().isoformat(timespec="seconds"),
        "revoked_by": storable_text(actor, _ACTOR, NAME_MAX),
    }
    is_this = (PROGRAM_KEY.c.id == key_id) & (PROGRAM_KEY.c.revoked_at == "")
    with the_store().writing() as connection:
        connection.execute(update(PROGRAM_KEY).where(is_this).values(values))


def _from_row(row: RowMapping) -> ProgramKey:
    values = {one.name: row[one.name] for one in fields(ProgramKey)}
    return ProgramKey(**values | {"scopes": tuple(row["scopes"])})


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
