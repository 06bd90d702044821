"""Many phones, several processes, and a server that is killed while they send."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.workshop.reports.sent import CATALOGUE, TOWN, new_report, picture, sent
from workshop.reports import reading
from workshop.reports.deed import Deed
from workshop.reports.errors import ReportConflictError
from workshop.reports.moving import move
from workshop.reports.receipts import new_key
from workshop.reports.report import Report
from workshop.reports.sending import send

ROOT = Path(__file__).parents[3]
STARTS_SERVERS = """
import hashlib, os, sys, threading
from dataclasses import replace
from data.photos.clean_photo import CleanPhoto
from tests.workshop.reports.sent import CATALOGUE, TOWN, new_report
from workshop.reports.places import place_of
from workshop.reports.receipts import new_key
from workshop.reports.sending import send
new = new_report(contact="1390")
place_of(TOWN, CATALOGUE, new.position)

def phone(told):
    while True:
        photos = tuple(CleanPhoto(os.urandom(60_000), os.urandom(3_000), 1, 1, None) for _ in range(2))
        code = send(TOWN, CATALOGUE, replace(new, photos=photos), new_key()).code
        digests = [hashlib.sha256(photo.jpeg).hexdigest() for photo in photos]
        os.write(told, (" ".join([code, *digests]) + "\\n").encode())

for name in sys.stdin:
    server = os.fork()
    if server == 0:
        told = os.open(name.strip(), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for _ in range(8):
            threading.Thread(target=phone, args=(told,)).start()
        threading.Event().wait()
    print(server, flush=True)
    os.waitpid(server, 0)
    print("dead", flush=True)
"""
"""One process pays for the imports; each server is a fork of it, with a store and a writer of its own."""


def starter() -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, "-c", STARTS_SERVERS], env=environment, stdin=-1, stdout=-1, text=True
    )


def acknowledged_before_the_kill(servers: subprocess.Popen[str], told: Path, count: int) -> list[list[str]]:
    """Code and digests of the photos of every report that a phone was told of, at least `count`."""
    assert servers.stdin is not None
    assert servers.stdout is not None
    servers.stdin.write(f"{told}\n")
    servers.stdin.flush()
    server, deadline = int(servers.stdout.readline()), time.monotonic() + 60
    while not told.exists() or told.read_text().count("\n") < count:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    os.kill(server, signal.SIGKILL)
    assert servers.stdout.readline() == "dead\n"
    return [line.split() for line in told.read_text().splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no kill -9 here")
def test_every_acknowledged_report_is_there_with_its_photos_after_ten_kills(kept: Path) -> None:
    kept.parent.mkdir()
    acknowledged: list[list[str]] = []
    with starter() as servers:
        for kill in range(10):
            acknowledged += acknowledged_before_the_kill(servers, kept.parent / f"told{kill}", 5 + kill)
        servers.kill()
    assert len(acknowledged) >= 10 * 5
    for code, *digests in acknowledged:
        report = reading.report_of_receipt(code)
        pictures = [reading.photo(photo.id).jpeg for photo in report.photos]
        assert [hashlib.sha256(jpeg).hexdigest() for jpeg in pictures] == digests
    assert_none_is_half(kept)


def assert_none_is_half(file: Path) -> None:
    """Acknowledged or not: each has its two photos, its contact and its event."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        reports = database.execute("SELECT id FROM report").fetchall()
        for table, rows in (("report_photo", 2), ("report_contact", 1), ("report_event", 1)):
            counted = f"SELECT report_id, count(*) FROM {table} GROUP BY report_id"
            assert sorted(database.execute(counted)) == sorted((key, rows) for (key,) in reports)


def test_two_hundred_phones_at_once(kept: Path) -> None:
    new = new_report(photos=(picture("a"), picture("b")), contact="1390")
    with ThreadPoolExecutor(200) as pool:
        receipts = list(pool.map(lambda _: send(TOWN, CATALOGUE, new, new_key()), range(200)))
    assert len({receipt.code for receipt in receipts}) == 200
    assert {report.id for report in reading.reports_of("toy")} == {one.report_id for one in receipts}
    assert_none_is_half(kept)


@pytest.mark.usefixtures("kept")
def test_of_twenty_who_move_the_same_report_one_wins_and_the_others_know() -> None:
    report_id = sent().report_id

    def verify(number: int) -> Report | ReportConflictError:
        try:
            return move(TOWN, CATALOGUE, report_id, 1, "verified", Deed(f"p{number}"))
        except ReportConflictError as conflict:
            return conflict

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(verify, range(20)))
    (winner,) = [one for one in answers if isinstance(one, Report)]
    assert [one.stored for one in answers if isinstance(one, ReportConflictError)] == [winner] * 19
    assert [event.kind for event in reading.history(report_id)] == ["send", "move"]


@pytest.mark.usefixtures("kept")
def test_twenty_who_take_over_the_same_row_of_the_file_make_one_report() -> None:
    def promote(number: int) -> bool:
        try:
            move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", Deed(f"p{number}"))
        except ReportConflictError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(promote, range(20))) == 1
    assert len(reading.reports_of("toy")) == 1
