"""What happened to a report, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from data.store.rows import Row

Kind = Literal[
    "send",
    "adopt",
    "move",
    "outline",
    "category",
    "hand_over",
    "merge",
    "redact",
    "promote",
    "forget_contact",
]


@dataclass(frozen=True)
class ReportEvent:
    """One thing done to a report: who (empty: a resident), when (UTC), what, from and to which state.

    `before` and `after` hold what changed; shapes are WKT in the community's CRS.
    """

    id: int
    report_id: str
    at: datetime
    actor: str
    kind: Kind
    from_state: str | None
    to_state: str
    staff_note: str
    public_words: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    photo_ids: tuple[str, ...]


def entered_by(events: Sequence[ReportEvent]) -> str:
    """The member of staff who entered the report; "" where a resident sent it, or the file has it."""
    return next((event.actor for event in events if event.kind == "send"), "")


def event_from(row: Row) -> ReportEvent:
    """One event."""
    return ReportEvent(
        id=row["id"],
        report_id=row["report_id"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        kind=row["kind"],
        from_state=row["from_state"],
        to_state=row["to_state"],
        staff_note=row["staff_note"],
        public_words=row["public_words"],
        before=row["before"],
        after=row["after"],
        photo_ids=tuple(row["photo_ids"]),
    )
