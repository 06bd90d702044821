"""Counts, by hand, at noon on 30 November 2026."""

from __future__ import annotations

from math import isnan

import pytest

from features.reports.report_lookup import cases_of, reports_of
from features.reports.statistics import Counts, statistics_of
from features.reports.transitions import merge
from tests.data.towns import layer, town, with_layers
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, WAY, beijing, move_report, send_report

pytestmark = pytest.mark.usefixtures("kept")
NOW = beijing("2026-11-30 12:00")


def close_report(x: float, sent_on: str, closed_on: str) -> None:
    move_report(send_report(x, at=sent_on).report_id, *WAY, at=closed_on)


def test_counts_by_grid_category_and_month() -> None:
    """G1: three closed after 1, 4 and 10 days, one new for an hour, one new for weeks, a duplicate, a
    rejected one. G2: parked cars, verified this morning, with two working hours: 9:00 to 11:00."""
    close_report(140, "2026-09-01 09:00", "2026-09-02 09:00")
    close_report(140, "2026-09-10 09:00", "2026-09-14 09:00")
    close_report(140, "2026-11-01 09:00", "2026-11-11 09:00")
    send_report(140, at="2026-11-30 11:00")
    old = send_report(140, at="2026-11-02 09:00").report_id
    merge(TOWN, CATALOGUE, send_report(140, at="2026-11-03 09:00").report_id, 1, old, STAFF, NOW)
    move_report(send_report(140, at="2026-11-04 09:00").report_id, "rejected")
    parked = send_report(330, -40, "2026-11-30 08:30", category="vehicle_parking").report_id
    move_report(parked, "verified", at="2026-11-30 09:00")
    found = statistics_of(TOWN, CATALOGUE, reports_of("toy"), NOW)
    assert found.overall == Counts(7, 3, 2, 3, 4.0)
    assert found.by_grid["G1"] == Counts(6, 2, 1, 3, 4.0)
    assert found.by_grid["G2"] == Counts(1, 1, 1, 0, pytest.approx(float("nan"), nan_ok=True))
    assert list(found.by_grid) == ["G1", "G2"]
    assert list(found.by_category) == list(CATALOGUE.encroachment_categories)
    assert found.by_category["piled_goods"] == found.by_grid["G1"]
    assert found.by_category["vehicle_parking"].overdue == 1
    assert found.by_category["livestock"].reported == 0
    assert {month: counts.reported for month, counts in found.by_month.items()} == {
        "2026-09": 2,
        "2026-10": 0,
        "2026-11": 5,
    }
    assert found.by_month["2026-09"].median_days_to_close == 2.5


def test_a_month_begins_at_midnight_in_china() -> None:
    send_report(at="2026-11-01 00:30")  # 16:30 UTC on 31 October
    assert list(statistics_of(TOWN, CATALOGUE, reports_of("toy"), NOW).by_month) == ["2026-11"]


def test_months_go_on_over_new_year() -> None:
    send_report(at="2025-11-15 09:00")
    send_report(at="2026-02-15 09:00")
    found = statistics_of(TOWN, CATALOGUE, reports_of("toy"), NOW)
    assert list(found.by_month) == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_rows_of_the_file_count_as_well() -> None:
    found = statistics_of(TOWN, CATALOGUE, cases_of(TOWN, CATALOGUE), NOW)
    # V4 is closed, nobody knows when; none has a grid or a date.
    assert (found.overall.reported, found.overall.open, found.overall.closed) == (7, 6, 1)
    assert found.overall.overdue == 0
    assert isnan(found.overall.median_days_to_close)
    assert found.by_grid[""].reported == 7
    assert found.by_month == {}


def test_nothing_to_count() -> None:
    empty = with_layers(town(), encroachments=layer("encroachments", []))
    found = statistics_of(empty, CATALOGUE, cases_of(empty, CATALOGUE), NOW)
    assert (found.overall.reported, found.by_month) == (0, {})
