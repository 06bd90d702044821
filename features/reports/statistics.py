"""Counts of cases by grid, category and month, and how long they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from data.catalogue.model import Catalogue
from data.model import Community
from data.work_calendar import CHINA
from features.reports.deadline import is_overdue
from features.reports.flow import CLOSED, DUPLICATE, is_settled
from features.reports.report import Report

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counts:
    """Of some cases: all, those still open, those of them that are overdue, those closed (solved), and the
    median calendar days from sending to closing; NaN where no closed one says both."""

    reported: int
    open: int
    overdue: int
    closed: int
    median_days_to_close: float


@dataclass(frozen=True)
class Statistics:
    """Counts of all cases, by grid (code, "" for none), by category and by month of sending ("2026-11").

    Grids and categories are in the order of the community and the catalogue, all of them; months go upwards
    without a gap. Duplicates are left out throughout: they are counted as what they are duplicates of.
    """

    overall: Counts
    by_grid: Mapping[str, Counts]
    by_category: Mapping[str, Counts]
    by_month: Mapping[str, Counts]


def statistics_of(
    community: Community, catalogue: Catalogue, cases: Iterable[Report], now: datetime
) -> Statistics:
    """Count the cases (`reading.cases_of`) as they are at `now`."""
    counted = [one for one in cases if one.state != DUPLICATE]

    def counts(of: Sequence[Report]) -> Counts:
        return _counts(catalogue, of, now)

    grids = [*community.grids["code"], *([""] if any(not one.grid for one in counted) else [])]
    return Statistics(
        overall=counts(counted),
        by_grid=_by(grids, lambda one: one.grid, counted, counts),
        by_category=_by(catalogue.encroachment_categories, lambda one: one.category, counted, counts),
        by_month=_by(_months(counted), _month, counted, counts),
    )


def _counts(catalogue: Catalogue, cases: Sequence[Report], now: datetime) -> Counts:
    days = [
        (one.settled_at - one.sent_at) / _DAY
        for one in cases
        if one.state == CLOSED and one.settled_at and one.sent_at
    ]
    return Counts(
        reported=len(cases),
        open=sum(not is_settled(catalogue, one.state) for one in cases),
        overdue=sum(is_overdue(one, catalogue, now) for one in cases),
        closed=sum(one.state == CLOSED for one in cases),
        median_days_to_close=median(days) if days else float("nan"),
    )


def _by(
    keys: Iterable[str],
    key_of: Callable[[Report], str],
    cases: Sequence[Report],
    counts: Callable[[Sequence[Report]], Counts],
) -> dict[str, Counts]:
    return {key: counts([one for one in cases if key_of(one) == key]) for key in keys}


def _month(case: Report) -> str:
    """The month in China; "" where the file gives no date."""
    return case.sent_at.astimezone(CHINA).strftime("%Y-%m") if case.sent_at else ""


def _months(cases: Sequence[Report]) -> list[str]:
    """From the first month to the last."""
    found = sorted({_month(one) for one in cases} - {""})
    if not found:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (found[0], found[-1]))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
