"""Projects: made of a decision, moved gate by gate, counted once built, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from base.clock import record_time
from data.assess import assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.open_communities import open_assessment, open_current_assessment
from data.store.address import file_address
from data.store.open_store import open_store, the_store
from data.work_calendar import CHINA
from entry.ogc.published import published_community
from features.options.effects import with_interventions
from features.options.intervention import Intervention
from features.packets.packet import packet, unpack
from features.projects.built import built_interventions
from features.projects.errors import (
    EvidenceMissingError,
    GateDayError,
    MoneyError,
    NoGatePassedError,
    ProjectChangedError,
    ShapeKindError,
)
from features.projects.event_reading import ProjectEvent, projects_from
from features.projects.layer import LAYER
from features.projects.project import BudgetLine, Decision, Evidence, Keeping, Project, Promise
from features.projects.project_store import (
    drop_project,
    make_project,
    pass_gate,
    projects_of,
    set_money,
    set_plan,
    undo_gate,
)
from features.projects.table import table
from layers.layer import View
from paper.order import Order
from tests.examples import examples
from ui.mapview.scene import layer_url

GATES = load_catalogue().project_gates
ORDER = ("decided", "approved", "funded", "building", "accepted", "handed_over", "running", "retired")
DAY = date(2026, 11, 2)
KEPT = Keeping("王管护 社区", 30, date(2028, 11, 2), date(2036, 11, 2), "居民委员会")
WHOLE = Evidence(date(2026, 11, 20), "墟建〔2026〕3 号", "", KEPT)
PROMISE = Promise({"elder": 12.0}, {"elder": 1.5}, 36_000.0, 900.0, "needs_met", "five_minute_station")


def a_seat(key: str = "seat-1") -> Intervention:
    """A multifunctional facility beside the first home of the sample."""
    home = open_assessment(SAMPLE).community.residences.geometry.iloc[0].centroid
    return Intervention(
        key, "build", "multifunction_station", shapely.Point(home.x + 20, home.y), "榕树下的长椅",
        provides=("rest_and_access",), cost_cny=36_000.0, upkeep_cny=900.0,
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """One project of a decision of 2 November, in a store of its own."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    made()
    yield projects_of(SAMPLE)[0]
    the_store().close()


def made() -> str:
    decision = Decision("option", "A", "", "居民委员会", DAY)
    return make_project(SAMPLE, "榕树下的长椅", decision, 4548, [a_seat()], PROMISE, "李规划")


def now(project: Project) -> Project:
    return next(one for one in projects_of(project.community) if one.id == project.id)


def passed(project: Project, to: str) -> Project:
    while now(project).gate != to:
        pass_gate(now(project), WHOLE, "李规划")
    return now(project)


def test_the_catalogue_names_the_gates_in_order() -> None:
    assert tuple(GATES) == ORDER
    assert [GATES[key].next for key in ORDER] == [*((key,) for key in ORDER[1:]), ()]
    assert [key for key in ORDER if GATES[key].is_built] == ["accepted", "handed_over", "running"]


def test_a_project_goes_through_every_gate_and_keeps_what_was_promised(project: Project) -> None:
    set_plan(project, project.name, "李规划", date(2026, 12, 31), "李规划")
    assert (now(project).lead, now(project).due) == ("李规划", date(2026, 12, 31))
    for gate in ORDER[1:]:
        pass_gate(now(project), WHOLE, "李规划")
        assert now(project).gate == gate
    assert now(project).promise == PROMISE
    assert now(project).keeping == KEPT
    assert [one.gate for one in now(project).passed] == list(ORDER[1:])


@pytest.mark.parametrize(
    ("before", "evidence", "says"),
    [
        ("decided", replace(WHOLE, document=" "), "文号"),
        ("building", replace(WHOLE, document=""), "文号"),
        ("accepted", replace(WHOLE, keeping=replace(KEPT, keeper="")), "管护人"),
        ("accepted", replace(WHOLE, keeping=replace(KEPT, inspect_every_days=0)), "巡检间隔"),
        ("accepted", replace(WHOLE, keeping=replace(KEPT, warranty_until=None)), "质保期"),
        ("accepted", replace(WHOLE, keeping=replace(KEPT, upkeep_payer="")), "养护费"),
    ],
)
def test_no_gate_without_its_evidence(project: Project, before: str, evidence: Evidence, says: str) -> None:
    stands = passed(project, before)
    with pytest.raises(EvidenceMissingError) as error:
        pass_gate(stands, evidence, "李规划")
    assert says in error.value.message("zh")
    assert now(project) == stands


def test_days_follow_each_other_and_do_not_lie_ahead(project: Project) -> None:
    tomorrow = record_time().astimezone(CHINA).date() + timedelta(days=1)
    for day in (DAY - timedelta(days=1), tomorrow):
        with pytest.raises(GateDayError):
            pass_gate(project, replace(WHOLE, day=day), "李规划")
    pass_gate(project, replace(WHOLE, day=DAY), "李规划")
    with pytest.raises(GateDayError):
        pass_gate(now(project), replace(WHOLE, day=DAY - timedelta(days=1)), "李规划")


def test_whoever_saw_an_older_state_changes_nothing(project: Project) -> None:
    pass_gate(project, WHOLE, "李规划")
    for change in (
        lambda: pass_gate(project, WHOLE, "王"),
        lambda: set_plan(project, "x", "", None, "王"),
        lambda: drop_project(project, "x", "王"),
    ):
        with pytest.raises(ProjectChangedError):
            change()
    assert now(project).gate == "approved"


def test_the_last_gate_can_be_taken_back_until_none_is_left(project: Project) -> None:
    pass_gate(project, WHOLE, "李规划")
    undo_gate(now(project), "李规划")
    assert now(project).gate == "decided"
    with pytest.raises(NoGatePassedError):
        undo_gate(now(project), "李规划")


def test_money_is_summed_and_changed_line_by_line(project: Project) -> None:
    set_money(project, BudgetLine("", "街道", 20_000, 5_000, "No 12"), "李规划")
    set_money(now(project), BudgetLine("", "商户", 10_000, 0, ""), "李规划")
    first = now(project).money[0]
    set_money(now(project), replace(first, paid_cny=20_000.0), "李规划")
    assert (now(project).agreed_cny, now(project).paid_cny) == (30_000, 20_000)
    for bad in (-1.0, float("nan")):
        with pytest.raises(MoneyError):
            set_money(now(project), BudgetLine("", "x", bad, 0, ""), "李规划")


def test_what_is_given_up_leaves_the_list(project: Project) -> None:
    drop_project(project, "没有资金", "李规划")
    assert projects_of(SAMPLE) == ()


def test_what_is_built_counts_as_a_what_if_of_it_does_and_an_undo_restores_everything(
    project: Project,
) -> None:
    before = open_current_assessment(SAMPLE)
    passed(project, "building")
    assert open_current_assessment(SAMPLE).overall.needs_met == before.overall.needs_met
    passed(project, "accepted")
    after = open_current_assessment(SAMPLE)
    crs = before.community.crs
    built = built_interventions([now(project)], GATES, crs)
    again = assess(with_interventions(before.community, before.catalogue, built), before.catalogue)
    np.testing.assert_allclose(after.distance_m, again.distance_m, rtol=0, atol=1e-9)
    for mode, met in again.overall.needs_met.items():
        np.testing.assert_allclose(after.overall.needs_met[mode], met, rtol=0, atol=1e-9)
    assert len(after.community.facilities) == len(before.community.facilities) + 1
    undo_gate(now(project), "李规划")
    restored = open_current_assessment(SAMPLE)
    assert restored.community.digest == before.community.digest
    assert restored.distance_m.tolist() == before.distance_m.tolist()


def test_the_shape_that_was_built_counts_and_is_of_the_kind_that_was_drawn(project: Project) -> None:
    stands = passed(project, "building")
    moved = shapely.Point(shapely.get_coordinates(a_seat().shape)[0] + [5, 0])
    with pytest.raises(ShapeKindError):
        pass_gate(stands, replace(WHOLE, as_built={"seat-1": moved.buffer(3)}), "李规划")
    pass_gate(stands, replace(WHOLE, as_built={"seat-1": moved}), "李规划")
    (one,) = built_interventions([now(project)], GATES, open_assessment(SAMPLE).community.crs)
    assert one.shape.equals(moved)


def test_two_machines_that_exchange_packets_have_the_same_projects(project: Project, tmp_path: Path) -> None:
    there = open_store(file_address(tmp_path / "there.sqlite"))
    unpack(there, packet(the_store(), SAMPLE), "a.lintu")
    assert packet(there, SAMPLE) == packet(the_store(), SAMPLE)
    pass_gate(project, WHOLE, "李规划")
    unpack(there, packet(the_store(), SAMPLE), "a.lintu")
    unpack(there, packet(the_store(), SAMPLE), "a.lintu")
    assert packet(there, SAMPLE) == packet(the_store(), SAMPLE)
    there.close()


MOVES = st.lists(st.sampled_from(["gate", "undo", "plan", "money"]), max_size=14)


@examples(fast=20, slow=300)
@given(MOVES, st.randoms(use_true_random=False))
def test_whatever_happens_no_gate_is_skipped(moves: list[str], chance: object) -> None:
    """Events of two machines in any order: the gates passed are always the first ones, in order."""
    project = stored_project()
    for number, kind in enumerate(moves):
        gate = chance.choice(ORDER)  # type: ignore[attr-defined]
        project.append(event(kind, number, gate))
    (found,) = projects_from(project, GATES)
    assert tuple(one.gate for one in found.passed) == ORDER[1 : 1 + len(found.passed)]


def event(kind: str, number: int, gate: str) -> ProjectEvent:
    keeping = {
        "keeper": "",
        "inspect_every_days": 0,
        "warranty_until": "",
        "life_until": "",
        "upkeep_payer": "",
    }
    contents = {
        "gate": {
            "to": gate,
            "day": "2026-11-20",
            "document": "",
            "note": "",
            "keeping": keeping,
            "as_built": {},
        },
        "undo": {"gate": gate},
        "plan": {"name": "x", "lead": "", "due": ""},
        "money": {"line": "1", "source": "", "agreed_cny": 1.0, "paid_cny": 0.0, "receipts": ""},
    }
    at = record_time() + timedelta(seconds=number)
    return ProjectEvent(f"{number:016x}", SAMPLE, at, "甲", kind, "f" * 16, contents[kind])  # type: ignore[arg-type]


def stored_project() -> list[ProjectEvent]:
    decision = {"option": "", "option_letter": "A", "vote": "", "by": "", "day": "2026-11-02"}
    promise = {
        "people": {},
        "needs_met": {},
        "cost_cny": 0.0,
        "upkeep_cny": 0.0,
        "measure": "",
        "profile": "",
    }
    content = {"name": "x", "decision": decision, "epsg": 4548, "interventions": [], "promise": promise}
    return [ProjectEvent("f" * 16, SAMPLE, record_time(), "甲", "make", "f" * 16, content)]


def test_each_place_of_a_project_is_on_the_map_in_the_class_of_its_gate(project: Project) -> None:
    for gate, expected in (
        ("decided", "planned"),
        ("building", "building"),
        ("accepted", "built"),
        ("retired", "retired"),
    ):
        passed(project, gate)
        rows = LAYER.rows(open_assessment(SAMPLE), View())
        assert (rows["id"].tolist(), rows["class"].tolist()) == ([f"{project.id}-0"], [expected])
        assert rows.geometry.iloc[0].equals(a_seat().shape)


def test_the_list_for_documents_has_what_was_promised_agreed_and_paid(project: Project) -> None:
    set_money(project, BudgetLine("", "街道", 20_000, 5_000, "No 12"), "李规划")
    passed(project, "accepted")
    (row,) = table(Order(open_assessment(SAMPLE), language="zh", made_on=DAY)).rows
    assert row[1].text("zh") == "验收"  # type: ignore[union-attr]
    assert row[4:] == (12, 36_000.0, 20_000.0, 5_000.0)


def test_a_map_that_was_drawn_before_a_step_is_drawn_anew_after_it(project: Project) -> None:
    """Also where the step changes no score, so that the community stays what it was."""
    baseline = open_current_assessment(SAMPLE)
    before = layer_url(LAYER, baseline, View(), "zh")
    assert layer_url(LAYER, baseline, View(), "zh") == before
    pass_gate(project, WHOLE, "李规划")
    assert open_current_assessment(SAMPLE).community.digest == baseline.community.digest
    assert layer_url(LAYER, open_current_assessment(SAMPLE), View(), "zh") != before


def test_programs_read_a_step_at_once(project: Project) -> None:
    shown = published_community(SAMPLE, "zh").layer("projects_point").layer.frame["gate"].tolist()
    assert shown == ["已决定"]
    pass_gate(project, WHOLE, "李规划")
    assert published_community(SAMPLE, "zh").layer("projects_point").layer.frame["gate"].tolist() == ["立项"]
