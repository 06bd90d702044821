"""The steps that changes to an option are made of, inside a transaction: find, refuse, change, record."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from base.clock import record_time
from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.rows import Row
from features.options import option_rows as rows
from features.options.events import OptionChange, Standing, Subject, drop_undone, last_actor, record
from features.options.intervention import Intervention
from features.options.option_errors import (
    ConflictError,
    LockedOptionError,
    RemovedMeanwhileError,
    UnknownInterventionError,
    UnknownOptionError,
)
from features.options.option_history import Kind
from features.options.option_values import intervention_from

_ACTOR = Message("person acting")
_STATES = {"locked": Message("locked", context="action"), "archived": Message("archived", context="action")}
_EVERY_STATE = ("open", *_STATES)
_UNDOABLE: frozenset[Kind] = frozenset({"edit", "add", "save", "remove"})
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def find_option(connection: Connection, option_id: str) -> Row:
    """The option's row. Raises UnknownOptionError."""
    row = rows.option_row(connection, option_id)
    if row is None:
        raise UnknownOptionError(option_id=option_id)
    return row


def find_open_option(connection: Connection, option_id: str) -> Row:
    """The row of an option that may be changed. Raises UnknownOptionError or LockedOptionError."""
    row = find_option(connection, option_id)
    if row["state"] in _STATES:
        state = _STATES[row["state"]]
        raise LockedOptionError(letter=row["letter"], name=row["name"], state=state)
    return row


def find_intervention(connection: Connection, option: Row, intervention_id: str) -> Row:
    """The row of the option's intervention, removed or not. Raises UnknownInterventionError."""
    row = rows.intervention_row(connection, intervention_id)
    if row is None or row["option_id"] != option["id"]:
        raise UnknownInterventionError(letter=option["letter"], intervention_id=intervention_id)
    return row


def refuse_stale(connection: Connection, stored: Row, offered: Intervention) -> None:
    """Raise ConflictError where `offered` was made from another version than the stored one."""
    if stored["version"] != offered.version:
        kind = RemovedMeanwhileError if stored["removed"] else ConflictError
        raise kind(intervention_from(stored), offered, last_actor(connection, stored["id"]))


def insert_option(
    connection: Connection, fields: Row, community: str, epsg: int, actor: str, kind: Kind
) -> Row:
    """A new, open option with the community's next letter."""
    position = len(rows.option_rows(connection, community, _EVERY_STATE))  # no option is ever deleted
    row = {
        **fields,
        "id": new_id(),
        "community": community,
        "letter": letter_at(position),
        "position": position,
        "epsg": epsg,
        "state": "open",
        "created_at": record_time().isoformat(timespec="seconds"),
        "version": 1,
    }
    rows.insert_option(connection, row)
    _record(connection, actor, row["id"], "option", kind, [(None, row)])
    return row


def insert_interventions(
    connection: Connection, option: Row, new: Sequence[tuple[str, Row]], actor: str, kind: Kind
) -> list[Row]:
    """New interventions (id and fields of each), behind those that the option has had."""
    first = rows.next_position(connection, option["id"])
    made: list[Row] = [
        {
            **fields,
            "id": intervention_id,
            "option_id": option["id"],
            "position": position,
            "removed": False,
            "version": 1,
            "epsg": option["epsg"],
        }
        for position, (intervention_id, fields) in enumerate(new, first)
    ]
    rows.insert_interventions(connection, made)
    _record(connection, actor, option["id"], "intervention", kind, [(None, row) for row in made])
    return made


def change_option(
    connection: Connection, before: Row, values: dict[str, Any], actor: str, kind: Kind
) -> None:
    """Change columns of an option."""
    after = rows.update_option(connection, before, values)
    _record(connection, actor, before["id"], "option", kind, [(before, after)])


def change_intervention(
    connection: Connection, before: Row, values: dict[str, Any], actor: str, kind: Kind
) -> Row:
    """Change columns of an intervention; the row as it is now."""
    after = rows.update_intervention(connection, before, values)
    _record(connection, actor, before["option_id"], "intervention", kind, [(before, after)])
    return after


def actor_name(actor: str) -> str:
    """The name as it is recorded. Raises OptionError."""
    return storable_text(actor, _ACTOR, NAME_MAX)


def free_id(connection: Connection, wanted: str) -> str:
    """The wanted id of an intervention, or a new one where that is in use or not plain."""
    free = _PLAIN_ID.fullmatch(wanted) and rows.intervention_row(connection, wanted) is None
    return wanted if free else new_id()


def new_id() -> str:
    """An id that nothing else has and nobody can guess."""
    return secrets.token_hex(8)


def letter_at(position: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …, as spreadsheets name their columns."""
    before, last = divmod(position, 26)
    return (letter_at(before - 1) if before else "") + chr(ord("A") + last)


def _record(
    connection: Connection,
    actor: str,
    option_id: str,
    subject: Subject,
    kind: Kind,
    changes: Sequence[tuple[Row | None, Row]],
) -> None:
    """Write the changes down; one that can be undone leaves behind what could have been redone."""
    standing: Standing = "live" if kind in _UNDOABLE else "kept"
    if standing == "live":
        drop_undone(connection, option_id, subject)
    by = actor_name(actor)
    record(
        connection,
        [
            OptionChange(by, option_id, subject, after["id"], kind, before, after, standing)
            for before, after in changes
        ],
    )
