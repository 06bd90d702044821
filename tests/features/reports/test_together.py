"""Many phones, several processes, and a server that is killed while they send."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from base.receipt_codes import new_form_key
from features.reports import report_lookup
from features.reports.errors import ReportConflictError
from features.reports.report import Report, StaffAction
from features.reports.submission import send
from features.reports.transitions import move
from tests.features.killed_servers import kill_while_sending
from tests.features.reports.killed import SENDS_REPORTS, assert_all_there, assert_none_is_half
from tests.features.reports.sent import CATALOGUE, TOWN, new_report, picture, send_report


@pytest.mark.parametrize("kills", [3, pytest.param(10, marks=pytest.mark.slow)])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no kill -9 here")
def test_every_acknowledged_report_is_there_with_its_photos_after_kills(kept: Path, kills: int) -> None:
    kept.parent.mkdir()
    acknowledged = kill_while_sending(kept.parent, kills, SENDS_REPORTS)
    assert len(acknowledged) >= kills * 5
    assert_all_there(acknowledged)
    assert_none_is_half(kept)


def test_two_hundred_phones_at_once(kept: Path) -> None:
    new = new_report(photos=(picture("a"), picture("b")), contact="1390")
    with ThreadPoolExecutor(200) as pool:
        receipts = list(pool.map(lambda _: send(TOWN, CATALOGUE, new, new_form_key()), range(200)))
    assert len({receipt.code for receipt in receipts}) == 200
    assert {report.id for report in report_lookup.reports_of("toy")} == {one.report_id for one in receipts}
    assert_none_is_half(kept)


@pytest.mark.usefixtures("kept")
def test_of_twenty_who_move_the_same_report_one_wins_and_the_others_know() -> None:
    report_id = send_report().report_id

    def verify(number: int) -> Report | ReportConflictError:
        try:
            return move(TOWN, CATALOGUE, report_id, 1, "verified", StaffAction(f"p{number}"))
        except ReportConflictError as conflict:
            return conflict

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(verify, range(20)))
    (winner,) = [one for one in answers if isinstance(one, Report)]
    assert [one.stored for one in answers if isinstance(one, ReportConflictError)] == [winner] * 19
    assert [event.kind for event in report_lookup.history(report_id)] == ["send", "move"]


@pytest.mark.usefixtures("kept")
def test_twenty_who_take_over_the_same_row_of_the_file_make_one_report() -> None:
    def promote(number: int) -> bool:
        try:
            move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", StaffAction(f"p{number}"))
        except ReportConflictError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(promote, range(20))) == 1
    assert len(report_lookup.reports_of("toy")) == 1
