"""Until when a report must be dealt with, in working time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from data.catalogue.model import Catalogue, Figure
from data.work_calendar import CHINA, OfficeHours, is_known, is_working_day, next_working_day, office_hours
from features.reports.flow import is_settled
from features.reports.report import Report


@dataclass(frozen=True)
class Deadline:
    """A moment, Beijing time; `holidays_known` is false where a year on the way has no known holidays, so
    that only weekends were left out."""

    at: datetime
    holidays_known: bool


def deadline(start: datetime, limit: Figure, hours: OfficeHours) -> Deadline:
    """When `limit`, in working hours or working days, has passed since `start`.

    Hours run while the office is open. Days: the day of the start does not count, and the last ends when the
    office closes (Civil Code, articles 201 and 203).
    """
    begin = start.astimezone(CHINA)
    if limit.unit == "working_hour":
        end = _after_hours(begin, timedelta(hours=limit.value), hours)
    else:
        end = _after_days(begin, round(limit.value), hours)
    return Deadline(end, all(is_known(year) for year in range(begin.year, end.year + 1)))


def due(report: Report, catalogue: Catalogue) -> Deadline | None:
    """A report must be checked within `report_check_days`, and from its verification on it must be dealt with
    within its category's limit. None for a settled one, and where the file gives no date."""
    if is_settled(catalogue, report.state):
        return None
    if report.verified_at is not None:
        limit = catalogue.encroachment_categories[report.category].time_limit
        return deadline(report.verified_at, limit, office_hours(catalogue))
    if report.sent_at is None or catalogue.encroachment_states[report.state].counts:
        return None
    limit = catalogue.parameters["report_check_days"].figure
    return deadline(report.sent_at, limit, office_hours(catalogue))


def is_overdue(report: Report, catalogue: Catalogue, now: datetime) -> bool:
    """True for an open report whose time has passed."""
    limit = due(report, catalogue)
    return limit is not None and now > limit.at


def _after_hours(begin: datetime, left: timedelta, hours: OfficeHours) -> datetime:
    day = begin.date() if is_working_day(begin.date()) else next_working_day(begin.date())
    while True:
        for opens, closes in hours.on(day):
            since = max(opens, begin)
            if since < closes:
                if left <= closes - since:
                    return since + left
                left -= closes - since
        day = next_working_day(day)


def _after_days(begin: datetime, days: int, hours: OfficeHours) -> datetime:
    day = begin.date()
    for _ in range(days):
        day = next_working_day(day)
    return hours.on(day)[-1][1]
