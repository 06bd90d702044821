"""Working days in China: weekends, public holidays and the weekend days that are worked in their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from data.catalogue.model import Catalogue
from data.profile import parameter

CHINA = ZoneInfo("Asia/Shanghai")
_SATURDAY = 5
_KNOWN_YEARS = frozenset(day.year for day in chinese_calendar.constants.holidays)


@dataclass(frozen=True)
class OfficeHours:
    """When the office is open on a working day: from, until pairs, in order, Beijing time."""

    open: tuple[tuple[time, time], ...]

    def on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The moments when it opens and closes on this day."""
        return tuple(
            (datetime.combine(day, begin, CHINA), datetime.combine(day, end, CHINA))
            for begin, end in self.open
        )


def office_hours(catalogue: Catalogue) -> OfficeHours:
    """The catalogue's, morning and afternoon."""
    morning, afternoon = (
        (
            _clock(parameter(catalogue, f"{half}_from_hour")),
            _clock(parameter(catalogue, f"{half}_until_hour")),
        )
        for half in ("morning", "afternoon")
    )
    return OfficeHours((morning, afternoon))


def is_known(year: int) -> bool:
    """True where the State Council's holidays of the year are known; every November brings the next ones."""
    return year in _KNOWN_YEARS


def is_working_day(day: date) -> bool:
    """True for a day on which offices work; in a year whose holidays are not known, Monday to Friday."""
    if is_known(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def next_working_day(day: date) -> date:
    """The first working day after this one."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def date_and_minute(at: datetime) -> str:
    """E.g. 2026-11-30 14:05, Beijing time."""
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def _clock(hour: float) -> time:
    """14.5 is half past two."""
    minutes = round(hour * 60)
    return time(minutes // 60 % 24, minutes % 60)
