"""Reports as rows of the layer of encroachments, and what they do to the scores of the toy town."""

from __future__ import annotations

import numpy as np
import pytest

from data.assess import Assessment, assess
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from data.timed_assessment import ScoringTooLongError
from features.options.whatif import what_if
from features.reports import overlay, report_lookup
from features.reports.corrections import set_outline
from features.reports.overlay import with_all_reports, with_reports
from features.reports.transitions import move
from tests.data.towns import PEOPLE, assess_town, box, nowhere, rows_of
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, WAY, move_report, send_report

pytestmark = pytest.mark.usefixtures("kept")
PERSONS = sum(sum(group) for group in PEOPLE.values())


def overlaid() -> Community:
    return with_reports(TOWN, CATALOGUE, report_lookup.reports_of("toy"))


def staff_view() -> Community:
    return with_all_reports(TOWN, CATALOGUE, report_lookup.reports_of("toy"))


def row(community: Community, key: str) -> dict[str, object]:
    (found,) = [cells for cells, _ in rows_of(community.encroachments) if cells["id"] == key]
    return found


def test_without_reports_nothing_changes() -> None:
    assert overlaid() is TOWN
    assert staff_view() is TOWN


def test_a_report_that_nobody_verified_is_for_staff_only() -> None:
    report_id = send_report().report_id
    assert report_id not in set(overlaid().encroachments["id"])
    assert row(staff_view(), report_id) == {
        "id": report_id,
        "category": "piled_goods",
        "status": "new",
        "reported_on": "2026-11-02",
        "note": "",
        "space": "S1",
        "path": "",
        "grid": "G1",
    }
    move_report(report_id, "verified")
    assert row(overlaid(), report_id)["note"] == "堆了很多纸箱，老人过不去"


def test_the_day_of_a_report_is_the_day_in_china() -> None:
    # 0:30 on the 3rd in Beijing is still the 2nd in UTC.
    report_id = move_report(send_report(at="2026-11-03 00:30").report_id, "verified").id
    assert row(overlaid(), report_id)["reported_on"] == "2026-11-03"


def test_the_layer_keeps_to_its_schema_and_the_rest_is_untouched() -> None:
    move_report(send_report().report_id, "verified")
    community = overlaid()
    validate_layers({name: community.layer(name) for name in SCHEMAS}, CATALOGUE)
    assert list(community.encroachments.columns) == list(TOWN.encroachments.columns)
    assert list(community.encroachments.dtypes) == list(TOWN.encroachments.dtypes)
    for name in set(SCHEMAS) - {"encroachments"}:
        assert community.layer(name) is TOWN.layer(name)


def test_the_digest_follows_the_content() -> None:
    digests = [TOWN.digest]
    report_id = send_report().report_id
    move_report(report_id, "verified")
    digests.append(overlaid().digest)
    assert overlaid().digest == digests[-1]
    set_outline(TOWN, CATALOGUE, report_id, 2, box(140, 20, 150, 30), STAFF)
    digests.append(overlaid().digest)
    move_report(report_id, "dispatched", version=3)
    digests.append(overlaid().digest)
    move(TOWN, CATALOGUE, "file:V3", 0, "rejected", STAFF)
    digests.append(overlaid().digest)
    assert len(set(digests)) == len(digests)


def test_the_order_of_the_reports_does_not_matter() -> None:
    for x in (130, 140, 150):
        move_report(send_report(x).report_id, "verified")
    reports = report_lookup.reports_of("toy")
    assert (
        with_reports(TOWN, CATALOGUE, reports[::-1]).digest == with_reports(TOWN, CATALOGUE, reports).digest
    )


def test_a_row_that_was_taken_over_gives_way_to_its_report() -> None:
    move(TOWN, CATALOGUE, "file:V1", 0, "dispatched", STAFF)
    assert sorted(overlaid().encroachments["id"]) == [f"V{number}" for number in range(1, 8)]
    assert row(overlaid(), "V1")["status"] == "dispatched"
    move(TOWN, CATALOGUE, "file:V3", 0, "rejected", STAFF)
    assert "V3" not in set(overlaid().encroachments["id"])
    assert row(staff_view(), "V3")["status"] == "rejected"


def test_taking_over_alone_changes_no_score() -> None:
    for key in ("V1", "V2", "V5", "V6"):
        state = row(TOWN, key)["status"]
        to = {"verified": "dispatched", "in_progress": "to_be_checked", "returned": "in_progress"}[str(state)]
        move(TOWN, CATALOGUE, f"file:{key}", 0, to, STAFF)
    before, after = assess(TOWN, CATALOGUE), assess(overlaid(), CATALOGUE)
    assert after.overall.proximity.tolist() == pytest.approx(before.overall.proximity.tolist(), abs=1e-12)
    assert after.spaces.effective_area_m2.tolist() == pytest.approx(before.spaces.effective_area_m2.tolist())


def test_verified_outlined_and_closed_the_score_drops_by_hand_and_comes_back() -> None:
    """A heap of 20 × 20 m at the east end of S1, from (140, 5): nothing else lies there.

    S1 has 1250 m² left of its 1600, then 850. Everything that S1 and S4 (600 m²) have is given out, so supply
    goes from 1850 to 1450 m² for 95 people.
    """
    report = send_report(150, 10)
    version = set_outline(TOWN, CATALOGUE, report.report_id, 1, box(140, 5, 160, 25), STAFF).version
    supply = [assess(overlaid(), CATALOGUE).overall.supply_m2]
    for state in WAY:
        version = move(TOWN, CATALOGUE, report.report_id, version, state, STAFF).version
        supply.append(assess(overlaid(), CATALOGUE).overall.supply_m2)
    assert PERSONS == 95
    assert supply == pytest.approx([1850 / 95, *[1450 / 95] * 4, 1850 / 95])


def test_a_verified_shed_blocks_the_way() -> None:
    """At (50, 0) on P1, reported by a tap: R1 (40, 15) walks to the seat F1 (80, −5) along P1 and no more."""
    column = list(CATALOGUE.facility_categories).index("rest_and_access")
    assert assess(TOWN, CATALOGUE).distance_m[0, column] == pytest.approx(10 + 40 + 5)
    move_report(send_report(50, 0, category="illegal_building").report_id, "verified")
    assert assess(overlaid(), CATALOGUE).distance_m[0, column] > 55


def test_reports_of_other_places_and_an_empty_community() -> None:
    move_report(send_report().report_id, "verified")
    assert with_reports(nowhere(), CATALOGUE, ()).digest == nowhere().digest
    reports = report_lookup.reports_of("toy")
    alone = with_reports(nowhere(), CATALOGUE, reports)  # same key, but none of the spaces and grids
    assert row(alone, reports[0].id)["space"] == row(alone, reports[0].id)["grid"] == ""
    assert report_lookup.reports_of("elsewhere") == ()


def test_a_what_if_from_the_file_alone_scores_the_reports_as_well() -> None:
    """So a page need not measure everything again for every move of staff."""
    move_report(send_report(50, 0, category="illegal_building").report_id, "verified")
    move(TOWN, CATALOGUE, "file:V5", 0, "dispatched", STAFF)
    report = move_report(send_report(150, 10).report_id, "verified")
    set_outline(TOWN, CATALOGUE, report.id, report.version, box(140, 5, 160, 25), STAFF)
    whole, quick = assess(overlaid(), CATALOGUE), what_if(assess(TOWN, CATALOGUE), overlaid())
    np.testing.assert_allclose(quick.distance_m, whole.distance_m, atol=1e-9)
    assert quick.overall.proximity.tolist() == pytest.approx(whole.overall.proximity.tolist(), abs=1e-9)
    assert quick.overall.supply_m2 == pytest.approx(whole.overall.supply_m2, abs=1e-9)


def test_a_report_that_takes_too_long_to_score_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the page where its outline is drawn again could not be opened."""
    in_file = assess_town(TOWN)
    move_report(send_report().report_id, "verified")

    def too_long(baseline: Assessment, community: Community) -> Assessment:
        raise ScoringTooLongError(limit_s=60.0, id="V9", layer="encroachments", count=4000)

    monkeypatch.setattr(overlay, "what_if", too_long)
    now = overlay.as_reported(in_file)
    assert now.overall is in_file.overall
    (warning,) = now.community.warnings[len(TOWN.warnings) :]
    assert "V9" in warning.text.text("en")
    assert warning.text.text("zh").startswith("地图和评分暂未计入上报的侵占。评分超过 60 秒，已停止。")
