"""Undo and redo the changes of an option, one by one and without limit.

What is drawn and what is set (name, description, budget) are two chains, so that undoing one never takes back
the other.
The chain is in the events themselves, so it outlives the process. A row that is put back has all its fields
as they were; only its version goes on upwards, so that nobody who saw the state in between can overwrite it
without noticing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from data.store.rows import Row
from features.options.events import (
    OptionChange,
    Subject,
    first_undone,
    last_live,
    record,
    row_of,
    set_standing,
)
from features.options.option_rows import intervention_row, option_row, update_intervention, update_option
from features.options.schema import INTERVENTION

_PUT_BACK = {column.name for column in INTERVENTION.c} - {"id", "option_id", "version"}
_OPTION_FIELDS = ("name", "description", "budget_cny")
"""Of an option only what people write is put back, never its state."""


def undo_last(connection: Connection, option_id: str, actor: str, subject: Subject) -> bool:
    """Take back the newest change that has not been taken back; False where there is none."""
    change = last_live(connection, option_id, subject)
    if change is None:
        return False
    set_standing(connection, change["id"], "undone")
    _put(connection, change, change["before"], actor, "undo")
    return True


def redo_first(connection: Connection, option_id: str, actor: str, subject: Subject) -> bool:
    """Make the change again that was taken back last; False where there is none."""
    change = first_undone(connection, option_id, subject)
    if change is None:
        return False
    set_standing(connection, change["id"], "live")
    _put(connection, change, change["after"], actor, "redo")
    return True


def _put(connection: Connection, change: Row, wanted: Row | None, actor: str, kind: str) -> None:
    put = _put_option if change["subject"] == "option" else _put_intervention
    before, after = put(connection, change["subject_id"], wanted)
    event = OptionChange(
        actor=actor,
        option_id=change["option_id"],
        subject=change["subject"],
        subject_id=change["subject_id"],
        kind=kind,
        before=before,
        after=after,
        standing="kept",
        undo_of=change["id"],
    )
    record(connection, [event])


def _put_option(connection: Connection, option_id: str, wanted: Row | None) -> tuple[Row, Row]:
    now = option_row(connection, option_id)
    assert now is not None
    assert wanted is not None
    return now, update_option(connection, now, {key: wanted[key] for key in _OPTION_FIELDS})


def _put_intervention(connection: Connection, row_id: str, wanted: Row | None) -> tuple[Row, Row]:
    now = intervention_row(connection, row_id)
    assert now is not None
    values: dict[str, Any] = {"removed": True} if wanted is None else _fields(row_of(wanted))
    return now, update_intervention(connection, now, values)


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    # An event may be older than today's columns.
    return {key: row[key] for key in _PUT_BACK if key in row}
