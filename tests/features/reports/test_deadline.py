"""Working time, by the State Council's calendar for 2026 and by hand.

National Day 2026: Thursday 1 to Wednesday 7 October off; Sunday 20 September and Saturday 10 October worked.
Spring Festival 2026: 15 to 23 February off; Saturdays 14 and 28 February worked. New Year 2026: Thursday 1 to
Saturday 3 January off; Sunday 4 January worked. The office is open 8:00–12:00 and 14:30–18:00: 7.5 hours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Figure
from data.catalogue.citation import NO_CLAUSE
from data.work_calendar import is_known, is_working_day, next_working_day, office_hours
from features.reports.cases import file_case
from features.reports.deadline import deadline, due, is_overdue
from features.reports.report import Report
from tests.features.reports.sent import CATALOGUE, TOWN, beijing

HOURS = office_hours(CATALOGUE)


def limit(value: float, unit: str) -> Figure:
    return Figure(value, unit, "lintu", NO_CLAUSE, "assumption", False)


def ends(start: str, value: float, unit: str) -> str:
    return deadline(beijing(start), limit(value, unit), HOURS).at.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-09-30 10:00", 2, "2026-09-30 12:00"),  # an ordinary Wednesday, up to the end of the morning
        ("2026-09-30 11:00", 2, "2026-09-30 15:30"),  # one hour before noon, one after half past two
        ("2026-09-30 07:00", 2, "2026-09-30 10:00"),  # before the office opens
        ("2026-09-30 12:40", 2, "2026-09-30 16:30"),  # at lunch
        ("2026-09-30 17:00", 2, "2026-10-08 09:00"),  # over the whole of National Day, to Thursday the 8th
        ("2026-09-30 20:00", 1, "2026-10-08 09:00"),  # after closing
        ("2026-10-03 12:00", 4, "2026-10-08 12:00"),  # in the holidays
        ("2026-10-09 17:00", 2, "2026-10-10 09:00"),  # Friday to the Saturday that is worked
        ("2026-10-10 17:00", 2, "2026-10-12 09:00"),  # that Saturday to Monday
        ("2026-09-19 12:00", 2, "2026-09-20 10:00"),  # Saturday to the Sunday that is worked
        ("2026-11-06 16:00", 20, "2026-11-11 11:00"),  # Fri 2 h, Mon 7.5, Tue 7.5, Wed 3
    ],
)
def test_working_hours(start: str, hours: float, end: str) -> None:
    assert ends(start, hours, "working_hour") == end


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-09-28 09:00", 2, "2026-09-30 18:00"),  # Monday: Tuesday, Wednesday
        ("2026-09-29 09:00", 2, "2026-10-08 18:00"),  # Tuesday: the 30th, then Thursday the 8th
        ("2026-09-30 23:59", 2, "2026-10-09 18:00"),  # the 8th, the 9th
        ("2026-10-01 10:00", 3, "2026-10-10 18:00"),  # the 8th, the 9th, Saturday the 10th
        ("2026-09-18 10:00", 1, "2026-09-20 18:00"),  # Friday: the Sunday that is worked
        ("2026-02-13 10:00", 2, "2026-02-24 18:00"),  # Friday: Saturday the 14th, then Tuesday the 24th
        ("2026-02-27 10:00", 1, "2026-02-28 18:00"),  # Friday: the Saturday that is worked
        ("2026-01-02 10:00", 1, "2026-01-04 18:00"),  # in the New Year holidays: the Sunday that is worked
        ("2026-11-02 10:00", 20, "2026-11-30 18:00"),  # four ordinary weeks
    ],
)
def test_working_days(start: str, days: float, end: str) -> None:
    assert ends(start, days, "working_day") == end


def test_a_start_told_in_another_time_zone_is_the_same_moment() -> None:
    # 23:30 UTC on the 29th is 7:30 in Beijing on the 30th.
    start = datetime(2026, 9, 29, 23, 30, tzinfo=UTC)
    assert deadline(start, limit(2, "working_hour"), HOURS).at == beijing("2026-09-30 10:00")


def test_a_year_whose_holidays_are_not_known_has_plain_weekends_and_says_so() -> None:
    assert is_known(2026)
    assert not is_known(2099)
    # 1 October 2099 is a Thursday.
    assert [is_working_day(date(2099, 10, day)) for day in range(1, 6)] == [True, True, False, False, True]
    known = deadline(beijing("2026-11-02 10:00"), limit(2, "working_day"), HOURS)
    unknown = deadline(beijing("2099-10-01 10:00"), limit(2, "working_day"), HOURS)
    assert (known.holidays_known, unknown.holidays_known) == (True, False)
    assert unknown.at == beijing("2099-10-05 18:00")


def test_a_way_into_an_unknown_year_says_so() -> None:
    newest = max(year for year in range(2020, 2100) if is_known(year))
    over = deadline(beijing(f"{newest}-12-31 10:00"), limit(5, "working_day"), HOURS)
    assert not over.holidays_known


def of(state: str, category: str = "vehicle_parking", **changed: object) -> Report:
    case = file_case(TOWN, CATALOGUE, "V1")
    assert case is not None
    fields = {"state": state, "category": category, "sent_at": beijing("2026-11-02 09:00")}
    return replace(case, **({"verified_at": None} | fields | changed))  # type: ignore[arg-type]


def test_a_new_report_must_be_checked_and_a_verified_one_dealt_with() -> None:
    # A working day to look; then 2 working hours for a parked car, 20 working days for a building.
    unchecked = due(of("new"), CATALOGUE)
    parked = due(of("verified", verified_at=beijing("2026-11-02 17:00")), CATALOGUE)
    shed = due(of("returned", "illegal_building", verified_at=beijing("2026-11-02 17:00")), CATALOGUE)
    assert unchecked is not None
    assert parked is not None
    assert shed is not None
    assert unchecked.at == beijing("2026-11-03 18:00")
    assert parked.at == beijing("2026-11-03 09:00")
    assert shed.at == beijing("2026-11-30 18:00")


@pytest.mark.parametrize("state", ["closed", "duplicate", "rejected"])
def test_what_is_settled_is_never_overdue(state: str) -> None:
    settled = of(state, verified_at=beijing("2026-01-05 09:00"))
    assert due(settled, CATALOGUE) is None
    assert not is_overdue(settled, CATALOGUE, beijing("2030-01-01 00:00"))


def test_without_a_date_nothing_is_due() -> None:
    assert due(of("new", sent_at=None), CATALOGUE) is None
    assert due(of("verified"), CATALOGUE) is None


def test_overdue_begins_after_the_last_moment() -> None:
    parked = of("verified", verified_at=beijing("2026-11-02 17:00"))
    assert not is_overdue(parked, CATALOGUE, beijing("2026-11-03 09:00"))
    assert is_overdue(parked, CATALOGUE, beijing("2026-11-03 09:01"))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    st.integers(1, 40),
    st.sampled_from(["working_hour", "working_day"]),
)
def test_a_deadline_lies_ahead_in_office_hours_and_more_time_ends_later(
    start: datetime, value: int, unit: str
) -> None:
    begin = start.replace(tzinfo=UTC)
    one, longer = (deadline(begin, limit(v, unit), HOURS).at for v in (value, value + 1))
    assert begin < one < longer
    assert is_working_day(one.date())
    assert any(opens < one <= closes for opens, closes in HOURS.on(one.date()))


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_the_next_working_day_is_the_first_one_after(day: date) -> None:
    following = next_working_day(day)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, following.toordinal())]
    assert is_working_day(following)
    assert not any(is_working_day(one) for one in between)
    assert len(between) <= 11  # the longest holidays have nine days, with a weekend at their end
