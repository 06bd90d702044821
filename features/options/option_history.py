"""What happened to an option, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.store.rows import Row
from features.options.events import row_of
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_values import intervention_from, option_from

Kind = Literal["create", "copy", "edit", "lock", "archive", "reopen", "add", "save", "remove", "undo", "redo"]


@dataclass(frozen=True)
class OptionEvent:
    """One change to an option or to one of its interventions: who, when (UTC), what, before and after.

    `before` and `after` are None where there is nothing: before an addition, after a removal. An option in
    them comes without its interventions. `undo_of` is the event that an undo took back or a redo made again;
    `taken_back` says that this change itself does not count now.
    """

    id: int
    at: datetime
    actor: str
    kind: Kind
    subject_id: str
    before: Intervention | LayoutOption | None
    after: Intervention | LayoutOption | None
    undo_of: int | None
    taken_back: bool


def event_from(row: Row) -> OptionEvent:
    """One event."""
    return OptionEvent(
        id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        before=_value(row["subject"], row["before"]),
        after=_value(row["subject"], row["after"]),
        undo_of=row["undo_of"],
        taken_back=row["standing"] in ("undone", "dropped"),
    )


def _value(subject: str, kept: Row | None) -> Intervention | LayoutOption | None:
    if kept is None:
        return None
    if subject == "option":
        return option_from(kept)
    return None if kept["removed"] else intervention_from(row_of(kept))
