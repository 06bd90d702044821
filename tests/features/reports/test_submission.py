"""What residents send."""

from __future__ import annotations

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from base.receipt_codes import new_form_key
from base.text_limits import TextNotKeptError, TextTooLongError
from features.reports import report_lookup
from features.reports.errors import (
    BadPositionError,
    DamagedReportFormError,
    FarAwayError,
    NotOpenError,
    QueueFullError,
    ReportError,
    TooManyPhotosError,
    UnknownCategoryError,
    UnknownReceiptError,
    UnknownReportError,
)
from features.reports.receipts import code_in_groups
from features.reports.report import StaffAction
from features.reports.report_event import entered_by
from features.reports.report_lookup import history, new_count, report_of_receipt
from features.reports.submission import me_too, send
from features.reports.transitions import move
from tests.data.towns import at
from tests.features.reports.sent import (
    CATALOGUE,
    STAFF,
    TOWN,
    beijing,
    degrees,
    move_report,
    new_report,
    picture,
    send_report,
)

pytestmark = pytest.mark.usefixtures("kept")


def test_a_report_is_kept_as_it_was_sent() -> None:
    receipt = send_report(contact="李阿姨 13900000000")
    report = report_lookup.report_of_receipt(receipt.code)
    assert (report.id, report.community, report.version) == (receipt.report_id, "toy", 1)
    assert (report.category, report.state) == ("piled_goods", "new")
    assert report.sent_at == beijing("2026-11-02 09:00")
    assert report.sentence == "堆了很多纸箱，老人过不去"
    assert shapely.distance(report.place, at(140, 25)) < 0.001
    assert (report.grid, report.space, report.path) == ("G1", "S1", "")
    assert (report.verified_at, report.settled_at, report.outline) == (None, None, None)
    assert [(photo.role, photo.is_redacted) for photo in report.photos] == [("report", False)] * 2
    assert [report_lookup.photo(photo.id).jpeg for photo in report.photos] == [
        picture("one").jpeg,
        picture("two").jpeg,
    ]
    assert report_lookup.contact_of(report.id) == "李阿姨 13900000000"


def test_where_a_photo_was_taken_is_not_kept() -> None:
    report = report_lookup.report_of_receipt(send_report().code)
    assert report_lookup.photo(report.photos[0].id).position is None


def test_a_place_on_a_path_names_the_path() -> None:
    # P2 runs along x = 100; 1.5 m beside it is within path_touch_m = 2, and 2.5 m is not.
    near, far = (report_lookup.report_of_receipt(send_report(x, 50).code) for x in (101.5, 102.5))
    assert (near.path, far.path) == ("P2", "")


def test_the_code_is_128_bits_that_can_be_read_out_and_is_nowhere_in_the_database(kept: Path) -> None:
    receipt = send_report()
    assert re.fullmatch(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", receipt.code)
    assert len({send_report().code for _ in range(20)}) == 20
    typed = " " + code_in_groups(receipt.code).lower().replace("0", "o").replace("1", "l") + "\n"
    assert report_lookup.report_of_receipt(typed).id == receipt.report_id
    with sqlite3.connect(kept) as database:
        everything = repr(database.execute("SELECT * FROM report").fetchall())
    assert receipt.report_id in everything
    assert receipt.code not in everything


@pytest.mark.parametrize("code", ["", "x", "0" * 26, "é" * 26, "' OR 1=1 --", "\ud800" * 26, "A" * 10_000])
def test_no_other_code_opens_anything(code: str) -> None:
    send_report()
    with pytest.raises(UnknownReceiptError):
        report_lookup.report_of_receipt(code)


def test_the_same_form_sent_again_is_the_same_report() -> None:
    key = new_form_key()
    first = send(TOWN, CATALOGUE, new_report(), key)
    again = send(TOWN, CATALOGUE, new_report(sentence="edited after a lost answer"), key)
    assert (first.is_new, again.is_new) == (True, False)
    assert (again.code, again.report_id) == (first.code, first.report_id)
    (only,) = report_lookup.reports_of("toy")
    assert only.sentence == "堆了很多纸箱，老人过不去"
    assert len(only.photos) == 2


def test_sixty_phones_with_one_form_make_one_report() -> None:
    key, new = new_form_key(), new_report()
    with ThreadPoolExecutor(60) as pool:
        receipts = list(pool.map(lambda _: send(TOWN, CATALOGUE, new, key), range(60)))
    assert len({receipt.code for receipt in receipts}) == 1
    assert sum(receipt.is_new for receipt in receipts) == 1
    assert len(report_lookup.reports_of("toy")) == 1


@pytest.mark.parametrize("key", ["", "short", "a" * 21, "a" * 129, "a b" * 10, "é" * 30, "a" * 30 + "\n"])
def test_a_form_without_a_good_key_is_refused(key: str) -> None:
    with pytest.raises(DamagedReportFormError):
        send(TOWN, CATALOGUE, new_report(), key)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"category": "ufo"}, UnknownCategoryError),
        ({"position": (float("nan"), 24.0)}, BadPositionError),
        ({"position": (116.0, 91.0)}, BadPositionError),
        ({"position": (24.27, 116.1)}, BadPositionError),  # latitude and longitude the wrong way round
        ({"position": (0.0, 0.0)}, FarAwayError),
        ({"position": degrees(-10 - 101, 0)}, FarAwayError),  # the grids begin at x = −10
        ({"photos": (picture(),) * 5}, TooManyPhotosError),
        ({"sentence": "字" * 501}, TextTooLongError),
        ({"sentence": "a\x00b"}, TextNotKeptError),
        ({"contact": "1" * 121}, TextTooLongError),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_leaves_nothing(
    changed: dict[str, object], error: type[Exception], kept: Path
) -> None:
    with pytest.raises(error) as caught:
        send(TOWN, CATALOGUE, replace(new_report(), **changed), new_form_key())  # type: ignore[arg-type]
    assert caught.value.message("zh").endswith("。")
    assert report_lookup.reports_of("toy") == ()


def test_a_place_just_outside_is_taken() -> None:
    report = report_lookup.report_of_receipt(send_report(-10 - 99, 0).code)
    assert report.grid == ""


HOSTILE = "'; DROP TABLE report; -- \" \\ %s :x ${7*7} {{7*7}} <script>alert(1)</script> \u202e🌳"


def test_text_is_text() -> None:
    report = report_lookup.report_of_receipt(send_report(sentence=HOSTILE, contact=HOSTILE).code)
    assert report.sentence == HOSTILE
    assert report_lookup.contact_of(report.id) == HOSTILE
    move(TOWN, CATALOGUE, report.id, 1, "verified", StaffAction(HOSTILE[:80], HOSTILE, HOSTILE))
    event = report_lookup.history(report.id)[-1]
    assert (event.actor, event.staff_note, event.public_words) == (HOSTILE[:80], HOSTILE, HOSTILE)
    assert report_lookup.reports_of(HOSTILE) == ()
    for lookup in (report_lookup.photo, lambda key: report_lookup.case(TOWN, CATALOGUE, key)):
        with pytest.raises(ReportError):
            lookup(HOSTILE)
    assert [one.id for one in report_lookup.reports_of("toy")] == [report.id]


def test_a_device_says_me_too_once() -> None:
    report = move_report(send_report().report_id, "verified")
    counts = [me_too(TOWN, CATALOGUE, report.id, device) for device in ("a", "b", "a", HOSTILE)]
    assert counts == [1, 2, 2, 3]
    assert report_lookup.case(TOWN, CATALOGUE, report.id).supporters == 3


def test_me_too_for_a_row_of_the_file_takes_it_over() -> None:
    assert me_too(TOWN, CATALOGUE, "file:V1", "a") == 1
    (report,) = report_lookup.reports_of("toy")
    assert (report.source_id, report.state, report.supporters) == ("V1", "verified", 1)


def test_nobody_can_support_what_is_not_public_or_no_longer_open() -> None:
    unverified = send_report().report_id
    for case_id in (unverified, "file:V3", "file:V7", "nothing", "file:nothing"):
        with pytest.raises(UnknownReportError):
            me_too(TOWN, CATALOGUE, case_id, "a")
    with pytest.raises(NotOpenError):
        me_too(TOWN, CATALOGUE, "file:V4", "a")
    assert [report.id for report in report_lookup.reports_of("toy")] == [unverified]


def test_a_flood_of_reports_stops_at_the_limit_and_goes_on_once_some_are_checked() -> None:
    unchecked = CATALOGUE.parameters["most_unchecked_reports"]
    two = replace(unchecked, figure=replace(unchecked.figure, value=2))
    tight = replace(CATALOGUE, parameters={**CATALOGUE.parameters, "most_unchecked_reports": two})

    def again(key: str) -> str:
        return send(TOWN, tight, new_report(), key).report_id

    keys = [new_form_key() for _ in range(3)]
    first, second = again(keys[0]), again(keys[1])
    with pytest.raises(QueueFullError, match="2"):
        again(keys[2])
    assert len(report_lookup.reports_of("toy")) == 2
    assert again(keys[1]) == second  # the phone did not hear that it was kept
    move_report(first, "verified")
    again(keys[2])
    assert len(report_lookup.reports_of("toy")) == 3


def test_staff_enter_a_report_for_somebody_and_it_says_who() -> None:
    key = new_form_key()
    entered = send(TOWN, CATALOGUE, new_report(), key, sender=STAFF)
    again = send(TOWN, CATALOGUE, new_report(), key, sender=STAFF)
    assert (again.report_id, again.is_new) == (entered.report_id, False)
    assert entered_by(history(entered.report_id)) == "王网格"
    assert entered_by(history(send_report().report_id)) == ""
    assert report_of_receipt(entered.code).id == entered.report_id
    with pytest.raises(TextTooLongError):
        send(TOWN, CATALOGUE, new_report(), new_form_key(), sender=StaffAction("甲" * 2000))


def test_new_ones_are_those_that_nobody_has_checked() -> None:
    assert new_count(TOWN.key) == 0
    first = send_report().report_id
    send_report()
    assert new_count(TOWN.key) == 2
    move_report(first, "verified")
    assert new_count(TOWN.key) == 1
    assert new_count("elsewhere") == 0
