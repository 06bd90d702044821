"""How cases are named and dated on the staff's page."""

from __future__ import annotations

from datetime import UTC, datetime

from base.i18n import NOTHING, Translator
from data.catalogue import Catalogue
from data.work_calendar import CHINA, date_and_minute
from features.reports.deadline import Deadline, due
from features.reports.report import Report

SHORT_ID = 6


def now() -> datetime:
    """The moment by which time limits are judged."""
    return datetime.now(UTC)


def case_name(catalogue: Catalogue, case: Report, tr: Translator) -> str:
    """Category and number, e.g. “占道停车 3f09c1”; the file's own number for a row of the file."""
    return f"{tr.heading(catalogue.encroachment_categories[case.category].name)} {short_id(case)}"


def short_id(case: Report) -> str:
    """Enough of the id to tell cases apart when speaking."""
    return case.source_id or case.id[:SHORT_ID]


def state_name(catalogue: Catalogue, state: str, tr: Translator) -> str:
    """The state in words."""
    return tr.name(catalogue.encroachment_states[state].name)


def day(at: datetime | None) -> str:
    """The date in China."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d") if at else NOTHING


def limit_text(catalogue: Catalogue, case: Report, tr: Translator) -> str:
    """Until when it must be dealt with, marked where that has passed."""
    return deadline_text(due(case, catalogue), tr)


def day_of_deadline(limit: Deadline | None, tr: Translator) -> str:
    """The day on which a time limit ends, in a list; marked where it has passed, "" for none."""
    if limit is None:
        return ""
    last = day(limit.at)
    return "⚠ " + tr("past its limit of {day}", day=last) if now() > limit.at else tr("limit {day}", day=last)


def deadline_text(limit: Deadline | None, tr: Translator) -> str:
    """The end of a time limit, marked where it has passed; a dash for none."""
    if limit is None:
        return NOTHING
    text = date_and_minute(limit.at) + ("" if limit.holidays_known else tr(" (weekends only)"))
    return f"⚠ {text}" if now() > limit.at else text
