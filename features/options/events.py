"""The record of every change: who, what, when, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, insert, select, update

from base.clock import record_time
from data.store.rows import Row
from features.options.schema import EVENT

Subject = Literal["option", "intervention"]
Standing = Literal["live", "undone", "dropped", "kept"]
_SHAPE = "shape"


@dataclass(frozen=True)
class OptionChange:
    """One thing changed by one person; rows as they are before and after, None where there is none.

    `standing` is "live" for what can be undone, "kept" for the rest; see `EVENT`.
    """

    actor: str
    option_id: str
    subject: Subject
    subject_id: str
    kind: str
    before: Row | None
    after: Row | None
    standing: Standing = "live"
    undo_of: int | None = None


def record(connection: Connection, changes: Sequence[OptionChange]) -> None:
    """Write down these changes, which are made in the same transaction."""
    if changes:
        at = record_time().isoformat(timespec="milliseconds")
        connection.execute(insert(EVENT), [_event_row(change, at) for change in changes])


def drop_undone(connection: Connection, option_id: str, subject: Subject) -> None:
    """Leave behind what was undone: after a new change it can no longer be redone."""
    undone = (EVENT.c.option_id == option_id) & (EVENT.c.subject == subject) & (EVENT.c.standing == "undone")
    connection.execute(update(EVENT).where(undone).values(standing="dropped"))


def set_standing(connection: Connection, event_id: int, standing: Standing) -> None:
    """Move a change along the undo chain."""
    connection.execute(update(EVENT).where(EVENT.c.id == event_id).values(standing=standing))


def last_live(connection: Connection, option_id: str, subject: Subject) -> Row | None:
    """The change that the next undo takes back."""
    newest_first = _in_chain(option_id, subject, "live").order_by(EVENT.c.id.desc())
    return _first(connection, newest_first)


def first_undone(connection: Connection, option_id: str, subject: Subject) -> Row | None:
    """The change that the next redo makes again."""
    oldest_first = _in_chain(option_id, subject, "undone").order_by(EVENT.c.id)
    return _first(connection, oldest_first)


def event_rows(connection: Connection, option_id: str, last: int | None = None) -> Sequence[Row]:
    """All events of the option in their order, or only its `last` ones."""
    newest_first = select(EVENT).where(EVENT.c.option_id == option_id).order_by(EVENT.c.id.desc())
    return [row._asdict() for row in connection.execute(newest_first.limit(last))][::-1]


def last_actor(connection: Connection, subject_id: str) -> str:
    """Who changed this last; empty for nobody."""
    newest_first = select(EVENT.c.actor).where(EVENT.c.subject_id == subject_id).order_by(EVENT.c.id.desc())
    return connection.execute(newest_first.limit(1)).scalar() or ""


def row_of(kept: Row) -> dict[str, Any]:
    """The row that an event stores as JSON."""
    return {key: bytes.fromhex(value) if key == _SHAPE else value for key, value in kept.items()}


def _first(connection: Connection, query: Select[Any]) -> Row | None:
    found = connection.execute(query.limit(1)).one_or_none()
    return None if found is None else found._asdict()


def _in_chain(option_id: str, subject: Subject, standing: Standing) -> Select[Any]:
    of_chain = (EVENT.c.subject == subject) & (EVENT.c.standing == standing)
    return select(EVENT).where((EVENT.c.option_id == option_id) & of_chain)


def _event_row(change: OptionChange, at: str) -> dict[str, Any]:
    return {
        "at": at,
        "actor": change.actor,
        "option_id": change.option_id,
        "subject": change.subject,
        "subject_id": change.subject_id,
        "kind": change.kind,
        "before": _json_of(change.before),
        "after": _json_of(change.after),
        "standing": change.standing,
        "undo_of": change.undo_of,
    }


def _json_of(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {key: bytes(value).hex() if key == _SHAPE else value for key, value in row.items()}
