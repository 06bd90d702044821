"""A server that is killed while phones send, and what is left then.

`python -m tests.features.reports.killed --kills 100` does it as often as one likes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

from data.store.open_store import the_store
from features.reports import report_lookup
from tests.features.killed_servers import kill_while_sending

SENDS_REPORTS = """
import hashlib
from dataclasses import replace
from base.photos.clean_photo import CleanPhoto
from tests.features.reports.sent import CATALOGUE, TOWN, new_report
from features.reports.places import place_of
from base.receipt_codes import new_form_key
from features.reports.submission import send
new = new_report(contact="1390")
place_of(TOWN, CATALOGUE, new.position)

def phone(log, number):
    while True:
        photos = tuple(CleanPhoto(os.urandom(60_000), os.urandom(3_000), 1, 1, None) for _ in range(2))
        code = send(TOWN, CATALOGUE, replace(new, photos=photos), new_form_key()).code
        digests = [hashlib.sha256(photo.jpeg).hexdigest() for photo in photos]
        os.write(log, (" ".join([code, *digests]) + "\\n").encode())
"""
"""Each acknowledged report as its code and the digests of its photos."""


def assert_all_there(acknowledged: list[list[str]]) -> None:
    """Each report is found by its code, with the photos that were sent."""
    for code, *digests in acknowledged:
        report = report_lookup.report_of_receipt(code)
        pictures = [report_lookup.photo(photo.id).jpeg for photo in report.photos]
        assert [hashlib.sha256(jpeg).hexdigest() for jpeg in pictures] == digests


def assert_none_is_half(file: Path) -> None:
    """Acknowledged or not: each has its two photos, its contact and its event."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        reports = database.execute("SELECT id FROM report").fetchall()
        for table, rows in (("report_photo", 2), ("report_contact", 1), ("report_event", 1)):
            counted = f"SELECT report_id, count(*) FROM {table} GROUP BY report_id"
            assert sorted(database.execute(counted)) == sorted((key, rows) for (key,) in reports)


def main() -> None:
    """The same as in the suite, as often as asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LINTU_VAR"] = folder
        acknowledged = kill_while_sending(Path(folder), kills, SENDS_REPORTS)
        assert_all_there(acknowledged)
        assert_none_is_half(Path(folder) / "lintu.sqlite")
        kept = len(report_lookup.reports_of("toy"))
        the_store().close()
    print(f"{kills} kills, {len(acknowledged)} acknowledged, {kept} kept, 0 missing, 0 half")


if __name__ == "__main__":
    main()
