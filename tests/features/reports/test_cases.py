"""One queue for reports and for the rows of the community's file."""

from __future__ import annotations

import pytest
import shapely

from features.reports import report_lookup
from features.reports.cases import file_cases
from features.reports.errors import ReportConflictError, UnknownPhotoError
from features.reports.nearby import same_nearby
from features.reports.report_lookup import CaseFilter, cases_of
from features.reports.submission import me_too
from features.reports.transitions import move
from tests.data.towns import at, town, with_cell, with_layers
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, beijing, move_report, send_report

pytestmark = pytest.mark.usefixtures("kept")


def test_a_row_of_the_file_is_a_case_like_any_other() -> None:
    dated = with_layers(
        town(), encroachments=with_cell(town().encroachments, "V1", "reported_on", "2026-03-12")
    )
    case = file_cases(dated, CATALOGUE)[0]
    assert (case.id, case.source_id, case.layer_id, case.version) == ("file:V1", "V1", "V1", 0)
    assert (case.category, case.state) == ("green_destroyed_for_vegetables", "verified")
    assert case.sent_at == case.verified_at == beijing("2026-03-12 00:00")
    assert case.outline is not None
    assert case.outline.area == pytest.approx(200)
    assert shapely.within(case.place, case.outline)
    # V7 is a point, not verified, and nobody said when.
    point = file_cases(TOWN, CATALOGUE)[-1]
    assert (point.outline, point.sent_at, point.verified_at) == (None, None, None)
    assert shapely.equals(point.place, at(200, 0))


def test_the_first_move_of_staff_takes_it_over() -> None:
    assert [case.id for case in cases_of(TOWN, CATALOGUE)] == [f"file:V{n}" for n in range(1, 8)]
    report = move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", STAFF)
    assert (report.source_id, report.state, report.version) == ("V1", "dispatched", 2)
    assert [event.kind for event in report_lookup.history(report.id)] == ["adopt", "move"]
    ids = [case.id for case in cases_of(TOWN, CATALOGUE)]
    assert ids == [f"file:V{n}" for n in range(2, 8)] + [report.id]
    assert report_lookup.case(TOWN, CATALOGUE, "file:V1") == report
    assert report_lookup.case(TOWN, CATALOGUE, "file:V2").version == 0


def test_of_two_who_take_over_the_same_row_the_second_is_told() -> None:
    move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", STAFF)
    with pytest.raises(ReportConflictError):
        move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", STAFF)
    assert len(report_lookup.reports_of("toy")) == 1


def test_a_resident_who_sees_the_same_is_in_nobodys_way() -> None:
    me_too(TOWN, CATALOGUE, "file:V1", "a phone")
    report = move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", STAFF)
    assert (report.state, report.version, report.supporters) == ("dispatched", 2, 1)


def test_a_move_that_is_refused_takes_nothing_over() -> None:
    with pytest.raises(ValueError, match="straight to"):
        move(TOWN, CATALOGUE, "file:V1", 0, "closed", STAFF)
    assert report_lookup.reports_of("toy") == ()


def test_cases_can_be_asked_for_by_state_category_and_grid() -> None:
    new, verified = (
        send_report().report_id,
        move_report(send_report(300, 0, "2026-11-02 09:30").report_id, "verified").id,
    )

    def ids(**wanted: tuple[str, ...]) -> list[str]:
        return [case.id for case in cases_of(TOWN, CATALOGUE, CaseFilter(**wanted))]

    assert ids(states=("new",)) == ["file:V3", "file:V7", new]
    assert ids(states=("new",), grids=("G1",)) == [new]
    assert ids(grids=("G1", "G2")) == [new, verified]
    assert ids(categories=("piled_goods",), states=("verified", "closed")) == ["file:V4", verified]


def test_the_same_thing_nearby() -> None:
    """V2 is a heap from (125, 15) to (135, 35), verified; V3 one from (140, 30) to (160, 45), not."""
    near = move_report(send_report(135, 60).report_id, "verified").id  # 25 m north of V2
    move_report(send_report(135, 62, category="livestock").report_id, "verified")
    move_report(send_report(135, 120).report_id, "verified")
    unverified = send_report(130, 40).report_id
    at_the_heap = at(130, 40)  # 5 m north of V2, 10 m west of V3, √(5² + 20²) = 20.6 m from `near`
    public = same_nearby(TOWN, CATALOGUE, at_the_heap, "piled_goods")
    assert [case.id for case in public] == ["file:V2", near]
    staff = same_nearby(TOWN, CATALOGUE, at_the_heap, "piled_goods", for_staff=True)
    assert [case.id for case in staff] == [unverified, "file:V2", "file:V3", near]
    # V2 ends at y = 35: 30 m away it is still the same, a little farther not.
    assert [c.id for c in same_nearby(TOWN, CATALOGUE, at(130, 64.9), "piled_goods")] == [near, "file:V2"]
    far = same_nearby(TOWN, CATALOGUE, at(125, 65.1), "piled_goods")
    assert "file:V2" not in [case.id for case in far]
    assert same_nearby(TOWN, CATALOGUE, at(310, 125), "piled_goods") == ()  # V4 there is closed


def test_a_photo_is_public_once_its_report_is() -> None:
    receipt, stranger = send_report(), send_report()
    photo_id = report_lookup.report_of_receipt(receipt.code).photos[0].id
    with pytest.raises(UnknownPhotoError):
        report_lookup.public_photo(CATALOGUE, photo_id)
    move_report(receipt.report_id, "verified")
    assert report_lookup.public_photo(CATALOGUE, photo_id) == report_lookup.photo(photo_id)
    move_report(stranger.report_id, "rejected")
    with pytest.raises(UnknownPhotoError):
        report_lookup.public_photo(CATALOGUE, report_lookup.report_of_receipt(stranger.code).photos[0].id)


def test_the_latest_change_goes_up_with_every_change_of_this_community() -> None:
    assert report_lookup.latest_change("toy") == 0
    report_id = send_report().report_id
    after_sending = report_lookup.latest_change("toy")
    move_report(report_id, "verified")
    assert 0 < after_sending < report_lookup.latest_change("toy")
    assert report_lookup.latest_change("other") == 0
