"""Following a report by its code: public words only, and the code in no address."""

from __future__ import annotations

import logging

import pytest

from data.catalogue import load_catalogue
from data.open_communities import open_assessment
from features.reports.report import StaffAction
from features.reports.report_lookup import case, report_of_receipt
from features.reports.transitions import move
from tests.features.reports.phone.phone import Phone


def follow(phone: Phone, code: str, language: str = "zh") -> None:
    phone.open(f"/r/status?lang={language}")
    phone.send(code=code)


def test_the_sender_reads_every_step_in_public_words(phone: Phone) -> None:
    community, catalogue = open_assessment("xuzhen").community, load_catalogue()
    code = phone.report(sentence="SENTENCE", contact="CONTACT-canary")
    report = report_of_receipt(code)
    action = StaffAction("STAFF-canary", staff_note="NOTE-canary", public_words="周三到现场<b>看过</b>")
    move(community, catalogue, report.id, report.version, "verified", action)
    seen = case(community, catalogue, report.id)
    move(community, catalogue, seen.id, seen.version, "dispatched", StaffAction("x"))
    follow(phone, code)
    states = catalogue.encroachment_states
    for state in ("new", "verified", "dispatched"):
        assert states[state].public_name.zh in phone.text
    assert "周三到现场<b>看过</b>" in phone.text
    assert "<b>看过" not in phone.page.text
    for canary in ("NOTE-canary", "STAFF-canary", "CONTACT-canary"):
        assert canary not in phone.page.text
    follow(phone, code, "en")
    assert states["dispatched"].public_name.en in phone.text


@pytest.mark.parametrize(
    "change", [str.lower, lambda code: code.replace("-", ""), lambda code: f"  {code}  "]
)
def test_the_code_may_be_typed_as_people_type(phone: Phone, change: object) -> None:
    code = phone.report()
    follow(phone, change(code))  # type: ignore[operator]
    assert phone.page.status_code == 200
    assert "处理经过" in phone.text


@pytest.mark.parametrize("code", ["", "x", "0" * 26, "' OR 1=1 --", "9" * 100_000, "\x00", "码" * 26])
def test_a_code_that_is_none_is_refused_in_words(phone: Phone, code: str) -> None:
    phone.open("/r/status")
    phone.send(code=code)
    assert phone.page.status_code in (400, 413, 422)
    assert "没有" in phone.text


def test_the_code_stands_in_no_address_and_no_log(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        code = phone.report()
        addresses = [str(phone.page.url)]
        link = next(given["href"] for _, given in phone.reader.tags if "#" in given.get("href", ""))
        assert link == f"/r/status#{code}"  # behind the #: browsers send nothing of it
        follow(phone, code)
        addresses.append(str(phone.page.url))
    assert all(code not in address for address in addresses)
    assert code not in caplog.text
    assert code.replace("-", "") not in caplog.text


def test_the_receipt_is_shown_again_after_a_reload_and_to_this_phone_only(phone: Phone) -> None:
    code = phone.report()
    phone.open("/r/report/done")
    assert phone.code == code
    other = Phone()
    other.open("/r/report/done")
    assert other.path == "/r/report"
    assert code not in other.page.text
