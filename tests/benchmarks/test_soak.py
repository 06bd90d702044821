"""A soak of a quarter of a minute; `python -m benchmarks.soak` goes on for an hour."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from math import isnan
from pathlib import Path

import pytest

from benchmarks.reporting.reconcile import Account as ReportAccount
from benchmarks.soak.day import DayPlan, DaySeen
from benchmarks.soak.findings import Findings, troubles
from benchmarks.soak.findings_table import findings_table
from benchmarks.soak.run import soak
from benchmarks.soak.samples import Sample, slope_mib_per_hour
from benchmarks.soak.voters import HallSeen, voters
from benchmarks.voting.round import Account
from data.store.open_store import the_store
from data.store.writer import the_writer

PLAN = DayPlan(
    seconds=15, phones=20, pace_s=4, reports=3, planners=0, slow=20, backup_every_s=4, sample_every_s=2
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_is_lost_while_everybody_comes_and_the_server_is_restarted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    try:
        with ThreadPoolExecutor(1) as aside:  # browser tests leave an event loop running in this thread
            found = aside.submit(soak, PLAN, tmp_path, 60).result()
    finally:
        the_writer().stop()
        the_store().close()
    assert found.is_well, findings_table(found)
    assert found.ballots.acknowledged == 60
    assert found.reports.acknowledged == 3
    assert found.seen.restarted_in_peace  # whoever sends slowly or does not read does not hold it up
    assert " 20 at once at most" in found.seen.slow
    assert found.seen.backups.times_s["backup"]
    assert len({one.files for one in found.seen.samples}) > 1


def test_the_slope_of_memory() -> None:
    """Ten minutes in which a MiB comes every ten seconds: 360 in an hour."""
    growing = [Sample(at * 10.0, 300.0 + at, 0, 10, {}) for at in range(60)]
    assert slope_mib_per_hour(growing) == pytest.approx(360)
    flat = [Sample(at * 10.0, 300.0 + at % 2, 0, 10, {}) for at in range(60)]
    assert abs(slope_mib_per_hour(flat)) < 1
    assert isnan(slope_mib_per_hour(growing[:20]))


def test_every_code_is_dealt_to_one_phone() -> None:
    codes = [f"code {number}" for number in range(10)]
    dealt = [one.codes for one in voters("", "", codes, 3, 60.0, HallSeen())]
    assert sorted(place for own in dealt for place in own) == list(range(10))
    assert {place: code for own in dealt for place, code in own.items()} == dict(enumerate(codes))
    assert [len(own) for own in dealt] == [4, 3, 3]


@pytest.mark.parametrize(
    "line",
    ["Traceback (most recent call last):", "2026-11-30 ERROR web", "sqlite3.OperationalError: disk I/O"],
)
def test_errors_in_the_log_are_found(line: str) -> None:
    assert troubles(f"fine\n{line}\nINFO no Errors here").total() == 1


def findings(ballots: Account, reports: ReportAccount, seen: DaySeen) -> Findings:
    return Findings(PLAN, seen, ballots, reports, "")


WELL, REPORTS_WELL = Account(5, 0, 0, 0), ReportAccount(2, 0, 0, 0, 0)


def test_any_loss_is_not_well() -> None:
    assert findings(WELL, REPORTS_WELL, DaySeen()).is_well
    assert not findings(Account(5, 1, 0, 0), REPORTS_WELL, DaySeen()).is_well
    assert not findings(Account(5, 0, 1, 0), REPORTS_WELL, DaySeen()).is_well
    assert not findings(WELL, ReportAccount(2, 1, 0, 0, 0), DaySeen()).is_well
    refused, wrong = DaySeen(), DaySeen()
    refused.reports.refused.append("photos: 503")
    wrong.phones.wrong_receipts.append("7KQ2-9XD4-TRAH")
    assert not findings(WELL, REPORTS_WELL, refused).is_well
    assert not findings(WELL, REPORTS_WELL, wrong).is_well


def test_what_broke_at_the_restart_stands_apart() -> None:
    seen = DaySeen(began=1000.0, restart_s=(400.0, 410.0))
    seen.phones.broken += [(1405.0, "ballot: ConnectError"), (1700.0, "ballot: ReadTimeout")]
    found = findings(WELL, REPORTS_WELL, seen).as_json()
    assert found["broken_at_the_restart"] == {"ballot: ConnectError": 1}
    assert found["broken_otherwise"] == {"ballot: ReadTimeout": 1}
