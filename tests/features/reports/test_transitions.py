"""Staff's moves: no skipping, everything written down, nobody overwritten."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from base.text_limits import TextTooLongError
from data.flow import SkippedStepError
from features.reports import report_lookup
from features.reports.errors import (
    BadMergeError,
    MergeNeededError,
    ReportConflictError,
    TooManyPhotosError,
    UnknownReportError,
)
from features.reports.flow import is_public, is_settled, next_states, steps_to_close
from features.reports.report import StaffAction
from features.reports.submission import me_too
from features.reports.transitions import merge, move
from tests.features.reports.sent import (
    CATALOGUE,
    STAFF,
    TOWN,
    WAY,
    beijing,
    move_report,
    picture,
    send_report,
)

pytestmark = pytest.mark.usefixtures("kept")

# The handbook's flow, by hand: where each state is reached by, and where it may go.
REACHED = {
    "new": (),
    "rejected": ("rejected",),
    **{state: WAY[: number + 1] for number, state in enumerate(WAY)},
    "returned": (*WAY[:4], "returned"),
}
MAY_GO = {
    "new": {"verified", "duplicate", "rejected"},
    "verified": {"dispatched"},
    "dispatched": {"in_progress"},
    "in_progress": {"to_be_checked"},
    "to_be_checked": {"closed", "returned"},
    "returned": {"in_progress"},
    "closed": set(),
    "duplicate": set(),
    "rejected": set(),
}


def in_state(state: str) -> str:
    """Id of a report in this state."""
    report_id = send_report().report_id
    if state == "duplicate":
        merge(TOWN, CATALOGUE, report_id, 1, send_report().report_id, STAFF)
    else:
        move_report(report_id, *REACHED[state]) if REACHED[state] else None
    return report_id


@pytest.mark.parametrize("state", CATALOGUE.encroachment_states)
def test_every_move_that_the_flow_does_not_have_is_refused_and_changes_nothing(state: str) -> None:
    """All states times all moves."""
    report_id = in_state(state)
    before, events = report_lookup.case(TOWN, CATALOGUE, report_id), report_lookup.history(report_id)
    for to in (*CATALOGUE.encroachment_states, "nonsense"):
        if to in MAY_GO[state] and to != "duplicate":
            continue
        error = MergeNeededError if to in MAY_GO[state] else SkippedStepError
        with pytest.raises(error):
            move(TOWN, CATALOGUE, report_id, before.version, to, STAFF)
    assert report_lookup.case(TOWN, CATALOGUE, report_id) == before
    assert report_lookup.history(report_id) == events


@pytest.mark.parametrize(
    ("state", "to"), [pair for pair in product(MAY_GO, MAY_GO) if pair[1] in MAY_GO[pair[0]] - {"duplicate"}]
)
def test_every_move_of_the_flow_is_an_event_with_all_that_belongs_to_it(state: str, to: str) -> None:
    report_id = in_state(state)
    before = report_lookup.case(TOWN, CATALOGUE, report_id)
    action = StaffAction("陈", "notes for staff", "对大家说的话", (picture("before"),), (picture("after"),))
    after = move(TOWN, CATALOGUE, report_id, before.version, to, action, beijing("2026-11-05 11:00"))
    assert (after.state, after.version) == (to, before.version + 1)
    assert [photo.role for photo in after.photos[len(before.photos) :]] == ["before", "after"]
    event = report_lookup.history(report_id)[-1]
    assert (event.kind, event.actor, event.at) == ("move", "陈", beijing("2026-11-05 11:00"))
    assert (event.from_state, event.to_state) == (state, to)
    assert (event.staff_note, event.public_words) == ("notes for staff", "对大家说的话")
    assert (event.before["state"], event.after["state"]) == (state, to)
    assert event.photo_ids == tuple(photo.id for photo in after.photos[-2:])


def test_what_the_flow_says_of_each_state() -> None:
    public = {"verified", "dispatched", "in_progress", "to_be_checked", "returned", "closed"}
    states = CATALOGUE.encroachment_states
    assert {state for state in states if is_public(CATALOGUE, state)} == public
    assert {state for state in states if is_settled(CATALOGUE, state)} == {"closed", "duplicate", "rejected"}
    assert [state.key for state in next_states(CATALOGUE, "new")] == ["verified", "rejected"]
    assert steps_to_close(CATALOGUE, "returned") == ("in_progress", "to_be_checked", "closed")
    assert steps_to_close(CATALOGUE, "verified") == WAY[1:]


def test_the_moments_that_time_limits_run_from() -> None:
    report = move_report(send_report().report_id, "verified", at="2026-11-03 10:00")
    assert (report.verified_at, report.settled_at) == (beijing("2026-11-03 10:00"), None)
    report = move_report(report.id, *WAY[1:], version=2, at="2026-11-06 10:00")
    assert report.verified_at == beijing("2026-11-03 10:00")
    assert report.settled_at == beijing("2026-11-06 10:00")


def test_who_saw_an_older_version_is_told_who_was_faster_and_how_it_is_now() -> None:
    report = move_report(send_report().report_id, "verified")
    with pytest.raises(ReportConflictError) as caught:
        move(TOWN, CATALOGUE, report.id, 1, "rejected", StaffAction("慢"))
    assert caught.value.stored == report
    assert "王网格" in caught.value.message("zh")
    assert "已立案" in caught.value.message("zh")
    assert "verified" in caught.value.message("en")
    assert report_lookup.case(TOWN, CATALOGUE, report.id) == report


def test_a_report_of_another_community_is_unknown_here() -> None:
    for case_id in ("", "nothing", "file:", "file:nothing"):
        with pytest.raises(UnknownReportError):
            move(TOWN, CATALOGUE, case_id, 1, "verified", STAFF)


@pytest.mark.parametrize(
    ("action", "error"),
    [
        (StaffAction("x" * 81), TextTooLongError),
        (StaffAction("x", staff_note="字" * 2001), TextTooLongError),
        (StaffAction("x", public_words="字" * 2001), TextTooLongError),
        (StaffAction("x", photos_after=(picture(),) * 5), TooManyPhotosError),
    ],
)
def test_a_deed_that_cannot_be_kept_moves_nothing(action: StaffAction, error: type[Exception]) -> None:
    report_id = send_report().report_id
    with pytest.raises(error):
        move(TOWN, CATALOGUE, report_id, 1, "verified", action)
    assert report_lookup.case(TOWN, CATALOGUE, report_id).version == 1


def test_the_sender_of_a_duplicate_counts_as_a_supporter_of_the_original() -> None:
    original = move_report(send_report().report_id, "verified").id
    for device in "ab":
        me_too(TOWN, CATALOGUE, original, device)
    twin = send_report().report_id
    merged = merge(TOWN, CATALOGUE, twin, 1, original, STAFF, beijing("2026-11-02 12:00"))
    assert (merged.state, merged.duplicate_of) == ("duplicate", original)
    assert merged.settled_at == beijing("2026-11-02 12:00")
    assert report_lookup.case(TOWN, CATALOGUE, original).supporters == 3


def test_supporters_of_a_duplicate_come_along_nobody_twice() -> None:
    """Where the catalogue lets verified ones be merged, which the shipped one does not."""
    verified = CATALOGUE.encroachment_states["verified"]
    states = {**CATALOGUE.encroachment_states, "verified": replace(verified, next=("duplicate",))}
    one, other = (move_report(send_report().report_id, "verified").id for _ in range(2))
    for report_id, devices in ((one, "abc"), (other, "cd")):
        for device in devices:
            me_too(TOWN, CATALOGUE, report_id, device)
    merge(TOWN, replace(CATALOGUE, encroachment_states=states), one, 2, other, STAFF)
    assert report_lookup.case(TOWN, CATALOGUE, other).supporters == len({*"abcd", "the sender"})


def test_a_duplicate_of_a_row_of_the_file_takes_that_over() -> None:
    merged = merge(TOWN, CATALOGUE, send_report().report_id, 1, "file:V1", STAFF)
    original = report_lookup.case(TOWN, CATALOGUE, merged.duplicate_of)
    assert (original.source_id, original.state) == ("V1", "verified")


def test_no_merging_with_itself_with_a_duplicate_or_once_it_is_verified() -> None:
    first, second = send_report().report_id, send_report().report_id
    with pytest.raises(BadMergeError):
        merge(TOWN, CATALOGUE, first, 1, first, STAFF)
    merge(TOWN, CATALOGUE, second, 1, first, STAFF)
    third = send_report().report_id
    with pytest.raises(BadMergeError):
        merge(TOWN, CATALOGUE, third, 1, second, STAFF)
    with pytest.raises(UnknownReportError):
        merge(TOWN, CATALOGUE, third, 1, "nothing", STAFF)
    move_report(third, "verified")
    with pytest.raises(SkippedStepError):
        merge(TOWN, CATALOGUE, third, 2, first, STAFF)
