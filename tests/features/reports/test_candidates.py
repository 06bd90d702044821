"""From a report to a candidate site, and closed by what is built there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from features.options.effects import with_interventions
from features.options.intervention import Intervention, Target
from features.reports import report_lookup
from features.reports.candidates import candidate_ids, close_with_intervention, promote, target_case, withdraw
from features.reports.errors import NotOpenError
from features.reports.overlay import with_reports
from features.reports.report import StaffAction
from tests.data.towns import assess_town, box
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, WAY, move_report, picture, send_report

pytestmark = pytest.mark.usefixtures("kept")


def garden_on(target_id: str, layer: str = "encroachments") -> Intervention:
    return Intervention(
        id="i1",
        action="build",
        scenario="pocket_park",
        shape=box(140, 5, 160, 25),
        name="口袋公园",
        functions=("garden",),
        target=Target(layer, target_id),  # type: ignore[arg-type]
    )


def test_a_verified_report_becomes_a_candidate_site_and_an_event() -> None:
    report = move_report(send_report().report_id, "verified")
    promoted = promote(TOWN, CATALOGUE, report.id, report.version, STAFF)
    assert (promoted.is_candidate, promoted.state) == (True, "verified")
    assert candidate_ids("toy") == {promoted.layer_id}
    event = report_lookup.history(report.id)[-1]
    assert (event.kind, event.before, event.after) == (
        "promote",
        {"is_candidate": False},
        {"is_candidate": True},
    )
    assert not withdraw(TOWN, CATALOGUE, report.id, promoted.version, STAFF).is_candidate
    assert candidate_ids("toy") == frozenset()


@pytest.mark.parametrize("way", [(), ("rejected",), WAY])
def test_only_what_is_verified_and_still_there_is_a_candidate(way: tuple[str, ...]) -> None:
    report_id = send_report().report_id
    version = move_report(report_id, *way).version if way else 1
    with pytest.raises(NotOpenError):
        promote(TOWN, CATALOGUE, report_id, version, STAFF)


def test_a_row_of_the_file_becomes_a_candidate_as_well() -> None:
    promoted = promote(TOWN, CATALOGUE, "file:V1", 0, STAFF)
    assert (promoted.source_id, promoted.is_candidate) == ("V1", True)


def test_a_candidate_is_a_target_that_interventions_can_name() -> None:
    report = move_report(send_report(150, 15).report_id, "verified")
    community = with_reports(TOWN, CATALOGUE, report_lookup.reports_of("toy"))
    built = with_interventions(community, CATALOGUE, [garden_on(report.layer_id)])
    assert report.layer_id in set(community.encroachments["id"])
    assert report.layer_id not in set(built.encroachments["id"])


@pytest.mark.parametrize("way", [("verified",), WAY[:3], (*WAY[:4], "returned")])
def test_both_close_together_and_no_step_is_skipped(way: tuple[str, ...]) -> None:
    report = move_report(send_report().report_id, *way)
    action = StaffAction("陈", "竣工", "建成口袋公园", photos_after=(picture("park"),))
    closed = close_with_intervention(TOWN, CATALOGUE, garden_on(report.layer_id), action)
    assert closed is not None
    assert (closed.state, closed.id) == ("closed", report.id)
    moves = [event for event in report_lookup.history(report.id) if event.kind == "move"][len(way) :]
    states = [way[-1], *(event.to_state for event in moves)]
    flow = CATALOGUE.encroachment_states
    assert all(to in flow[before].next for before, to in pairwise(states))
    assert states[-1] == "closed"
    assert {event.actor for event in moves} == {"陈"}
    # The words and the photo stand once, where it closes.
    assert [event.public_words for event in moves] == [""] * (len(moves) - 1) + ["建成口袋公园"]
    assert [photo.role for photo in closed.photos] == ["report", "report", "after"]


def test_a_row_of_the_file_closes_with_what_is_built_there_and_gives_its_ground_back() -> None:
    closed = close_with_intervention(TOWN, CATALOGUE, garden_on("V1"), STAFF)
    assert closed is not None
    assert (closed.source_id, closed.state) == ("V1", "closed")
    # V1 alone took 150 of the 350 m² that V1 and V2 take of S1.
    after = assess_town(with_reports(TOWN, CATALOGUE, report_lookup.reports_of("toy")))
    assert after.spaces.effective_area_m2[0] == pytest.approx(1600 - 200)
    again = close_with_intervention(TOWN, CATALOGUE, garden_on("V1"), STAFF)
    assert again == closed


def test_nothing_closes_with_what_has_no_such_target() -> None:
    for intervention in (garden_on("S3", "public_spaces"), garden_on("nothing")):
        assert target_case(TOWN, CATALOGUE, intervention) is None
        assert close_with_intervention(TOWN, CATALOGUE, intervention, STAFF) is None
    assert report_lookup.reports_of("toy") == ()


def test_what_nobody_has_verified_does_not_close() -> None:
    for key in (send_report().report_id, "V3"):
        with pytest.raises(NotOpenError):
            close_with_intervention(TOWN, CATALOGUE, garden_on(key), STAFF)
