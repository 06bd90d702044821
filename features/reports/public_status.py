"""What the sender of a report gets to read about it: public words and states, and no staff note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from data.catalogue.model import Catalogue
from data.catalogue.report_model import AnswerTemplate
from data.store.open_store import the_store
from data.store.rows import Row
from features.reports import report_rows as rows
from features.reports.report import ReportPhoto
from features.reports.report_event import ReportEvent, event_from
from features.reports.report_lookup import row_of_receipt
from features.reports.report_values import whole_report

_TOLD = ("send", "move", "merge")
"""The kinds of event that a sender hears of."""


@dataclass(frozen=True)
class PublicStep:
    """The report entered this state then; `words` is what staff said to the public, "" for nothing."""

    at: datetime
    state: str
    words: str


@dataclass(frozen=True)
class PublicStatus:
    """A report as its sender sees it. Of a duplicate, the steps of the original follow its own, and `state`
    is the original's; `is_duplicate` says so. `photos` are the sender's own."""

    report_id: str
    category: str
    state: str
    is_duplicate: bool
    steps: tuple[PublicStep, ...]
    photos: tuple[ReportPhoto, ...]


def status_of(code: str) -> PublicStatus:
    """How far it is, from the receipt code as typed. Raises UnknownReceiptError."""
    with the_store().reading() as connection:
        own = row_of_receipt(connection, code)
        lineage = _lineage(connection, own)
        events = [
            [event_from(row) for row in rows.report_event_rows(connection, rows.is_report(one["id"]))]
            for one in lineage
        ]
        report = whole_report(connection, own)
    return PublicStatus(
        report_id=report.id,
        category=report.category,
        state=lineage[-1]["state"],
        is_duplicate=len(lineage) > 1,
        steps=_steps(events),
        photos=tuple(photo for photo in report.photos if photo.role == "report"),
    )


def answers_for(catalogue: Catalogue, state: str) -> tuple[AnswerTemplate, ...]:
    """The templates for a report that enters this state, in the order of the file."""
    return tuple(one for one in catalogue.answer_templates.values() if state in one.states)


def _lineage(connection: Connection, own: Row) -> list[Row]:
    """The report, the one it was merged into, the one that was merged into, …"""
    found = [own]
    while found[-1]["duplicate_of"] is not None:
        original = rows.report_row(connection, found[-1]["duplicate_of"])
        assert original is not None
        found.append(original)
    return found


def _steps(events: Sequence[Sequence[ReportEvent]]) -> tuple[PublicStep, ...]:
    """Of each report in the lineage what happened after the one before was merged into it."""
    steps: list[PublicStep] = []
    for of_one in events:
        since = steps[-1].at if steps else datetime.min.replace(tzinfo=of_one[0].at.tzinfo)
        steps += [
            PublicStep(event.at, event.to_state, event.public_words)
            for event in of_one
            if event.kind in _TOLD and event.at >= since
        ]
    return tuple(steps)
