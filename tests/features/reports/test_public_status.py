"""What the sender reads: states and public words, and nothing that is the staff's."""

from __future__ import annotations

from dataclasses import fields

import pytest

from features.reports.corrections import hand_over, set_outline
from features.reports.errors import UnknownReceiptError
from features.reports.public_status import PublicStatus, PublicStep, answers_for, status_of
from features.reports.report import StaffAction
from features.reports.transitions import merge, move
from tests.data.towns import box
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, beijing, move_report, send_report

pytestmark = pytest.mark.usefixtures("kept")


def test_the_sender_follows_states_and_words_and_no_notes() -> None:
    receipt = send_report(contact="13912345678")
    report_id = receipt.report_id
    action = StaffAction("王网格", "他家以前也这样", "已到现场看过")
    move(TOWN, CATALOGUE, report_id, 1, "verified", action, beijing("2026-11-02 11:00"))
    set_outline(
        TOWN, CATALOGUE, report_id, 2, box(140, 20, 150, 30), StaffAction("王网格", "secret", "not told")
    )
    hand_over(TOWN, CATALOGUE, report_id, 3, "G2", action)
    status = status_of(receipt.code.lower())
    assert status.steps == (
        PublicStep(beijing("2026-11-02 09:00"), "new", ""),
        PublicStep(beijing("2026-11-02 11:00"), "verified", "已到现场看过"),
    )
    assert (status.category, status.state, status.is_duplicate) == ("piled_goods", "verified", False)
    assert len(status.photos) == 2
    for hidden in ("王网格", "他家以前也这样", "secret", "13912345678", "G1", "G2"):
        assert hidden not in repr(status)


def test_a_public_status_has_no_field_for_what_is_not_public() -> None:
    names = {field.name for kind in (PublicStatus, PublicStep) for field in fields(kind)}
    public = {"report_id", "category", "state", "is_duplicate", "steps", "photos", "at", "words"}
    assert names == public


def test_the_sender_of_a_duplicate_follows_the_original() -> None:
    original, last = (
        send_report(at="2026-11-02 08:00").report_id,
        send_report(at="2026-11-02 08:30").report_id,
    )
    receipt = send_report(at="2026-11-02 09:00")
    merge(TOWN, CATALOGUE, receipt.report_id, 1, original, STAFF, beijing("2026-11-02 10:00"))
    merge(TOWN, CATALOGUE, original, 1, last, STAFF, beijing("2026-11-02 11:00"))
    move_report(last, "verified", "dispatched", at="2026-11-02 12:00")
    status = status_of(receipt.code)
    assert (status.state, status.is_duplicate) == ("dispatched", True)
    assert [
        (step.at.astimezone(beijing("2026-11-02 00:00").tzinfo).hour, step.state) for step in status.steps
    ] == [
        (9, "new"),
        (10, "duplicate"),
        (11, "duplicate"),
        (12, "verified"),
        (12, "dispatched"),
    ]


def test_without_the_code_there_is_nothing() -> None:
    send_report()
    with pytest.raises(UnknownReceiptError) as caught:
        status_of("0" * 26)
    assert "回执码" in caught.value.message("zh")


@pytest.mark.parametrize("state", CATALOGUE.encroachment_states)
def test_there_are_answers_for_every_state_that_is_entered(state: str) -> None:
    found = answers_for(CATALOGUE, state)
    assert bool(found) == (state != "new")
    assert all(state in answer.states for answer in found)
