"""The page on which staff follow up encroachments, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from base.receipt_codes import new_form_key
from base.words import PSEUDO
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.options import option_store
from features.options.intervention import Intervention, Target
from features.reports.places import position_of
from features.reports.report import NewReport, Report, StaffAction
from features.reports.report_lookup import case, history, reports_of
from features.reports.submission import send
from features.reports.transitions import move
from tests.data.sample_scored import sample
from tests.pages.acting import press
from tests.pages.reading import open_page

CATALOGUE = load_catalogue()
COMMUNITY = sample().community
FILE = Path(__file__).parents[2] / "data" / "sample" / "xuzhen" / "encroachments.geojson"
SETTLED = ("closed", "duplicate", "rejected")


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


@pytest.fixture
def report() -> Report:
    """Goods piled up in the middle of the largest public space, reported by a resident."""
    spaces = COMMUNITY.public_spaces.geometry
    middle = spaces.loc[spaces.area.idxmax()].representative_point()
    new = NewReport("piled_goods", position_of(COMMUNITY, middle), "map", "旧家具", "13800000000")
    return case(COMMUNITY, CATALOGUE, send(COMMUNITY, CATALOGUE, new, new_form_key()).report_id)


def verify(report: Report) -> Report:
    return move(COMMUNITY, CATALOGUE, report.id, report.version, "verified", StaffAction("甲"))


def now(report: Report) -> Report:
    return case(COMMUNITY, CATALOGUE, report.id)


def choose(test: AppTest, label: str, value: str) -> AppTest:
    next(box for box in test.selectbox if box.label == label).select(value).run()
    return test


def test_the_queue_holds_every_open_case_of_the_file() -> None:
    rows = json.loads(FILE.read_text("utf-8"))["features"]
    still_open = [row for row in rows if row["properties"]["status"] not in SETTLED]
    queue = open_page("encroachments").dataframe[0].value
    assert len(queue) == len(still_open)
    next_one = open_page("encroachments")
    next(toggle for toggle in next_one.toggle if toggle.key == "queue-open").set_value(False).run()
    assert len(next_one.dataframe[0].value) == len(rows)


def test_a_step_is_saved_with_name_words_and_note(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    next(field for field in test.text_input if field.key == "case-actor").set_value("网格员乙").run()
    next(area for area in test.text_area if area.label.startswith("工作备注")).set_value("周四去看过").run()
    press(test, "move-save")
    assert now(report).state == "verified"
    event = history(report.id)[-1]
    assert (event.actor, event.staff_note) == ("网格员乙", "周四去看过")
    assert event.public_words == CATALOGUE.answer_templates["verified_thanks"].text.zh


def test_a_report_may_be_called_unfounded(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    next(group for group in test.button_group if group.label == "下一步").set_value("rejected").run()
    press(test, "move-save")
    assert now(report).state == "rejected"
    assert any("没有下一步" in text.value for text in test.text)


def test_the_senders_words_and_contact_are_shown_as_text(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    assert "“旧家具”" in {text.value for text in test.text}
    assert "13800000000" in {text.value for text in test.text}
    assert not any("旧家具" in str(md.value) for md in test.markdown)


def test_a_case_is_handed_over(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    other = next(code for code in COMMUNITY.grids["code"] if code != report.grid)
    choose(test, "移交给网格", other)
    press(test, "case-hand-over")
    assert now(report).grid == other
    assert history(report.id)[-1].kind == "hand_over"


def test_two_reports_become_one(report: Report) -> None:
    same = NewReport("piled_goods", position_of(COMMUNITY, report.place), "map", "又一次")
    second = send(COMMUNITY, CATALOGUE, same, new_form_key()).report_id
    test = open_page("encroachments", case=second)
    choose(test, "与哪一条重复", report.id)
    press(test, "case-merge")
    assert case(COMMUNITY, CATALOGUE, second).duplicate_of == report.id
    assert now(report).supporters == 1


def test_a_step_by_somebody_else_meanwhile_is_told_and_nothing_is_overwritten(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    move(COMMUNITY, CATALOGUE, report.id, report.version, "rejected", StaffAction("丙"))
    next(button for button in test.button if button.key == "move-save").click().run()
    assert now(report).state == "rejected"
    assert [event.kind for event in history(report.id)] == ["send", "move"]


def test_a_candidate_site_is_offered_first_when_sketching_and_closes_with_what_is_built(
    report: Report,
) -> None:
    known = verify(report)
    press(open_page("encroachments", case=report.id), "case-candidate")
    assert now(report).is_candidate
    option = option_store.create_option(SAMPLE, "", "甲", 4548)
    park = Intervention(
        "p1", "build", "pocket_park", known.place.buffer(8), "小园", target=Target("encroachments", report.id)
    )
    option_store.add_intervention(option.id, park, "甲")
    offered = next(
        box for box in open_page("sketch", option=option.id).selectbox if box.label.startswith("现有的")
    )
    assert any("备选场地" in label for label in offered.options)
    press(open_page("encroachments", case=report.id), "case-built")
    assert now(report).state == "closed"
    moves = [event.to_state for event in history(report.id) if event.kind == "move"]
    assert moves == ["verified", "dispatched", "in_progress", "to_be_checked", "closed"]  # none is skipped


def several_at_once() -> None:
    """A page of its own: the step for all reports of the store."""
    from base.i18n import Translator
    from data.communities import SAMPLE
    from data.open_communities import open_assessment
    from features.reports.report_lookup import reports_of
    from features.reports.staff.moves import bulk

    bulk(open_assessment(SAMPLE), reports_of(SAMPLE), Translator("zh"))


def test_several_cases_take_the_same_step_at_once(report: Report) -> None:
    second = NewReport("ground_lock", position_of(COMMUNITY, report.place), "map", "地锁")
    send(COMMUNITY, CATALOGUE, second, new_form_key())
    test = AppTest.from_function(several_at_once, default_timeout=60).run()
    assert "一次处理 2 条" in {text.value for text in test.text}
    press(test, "move-save")
    assert {one.state for one in reports_of(SAMPLE)} == {"verified"}
    words = CATALOGUE.answer_templates["verified_thanks"].text.zh
    assert {history(one.id)[-1].public_words for one in reports_of(SAMPLE)} == {words}


def test_several_cases_without_a_common_step_say_so(report: Report) -> None:
    verify(report)
    other = NewReport("ground_lock", position_of(COMMUNITY, report.place), "map")
    send(COMMUNITY, CATALOGUE, other, new_form_key())
    test = AppTest.from_function(several_at_once, default_timeout=60).run()
    assert "这几条没有共同的下一步。" in {text.value for text in test.text}
    assert not [button for button in test.button if button.key == "move-save"]


def test_an_old_link_opens_the_queue() -> None:
    test = open_page("encroachments", case="gone")
    assert "请在列表中勾选一条，或在地图上点选。" in {info.value for info in test.info}


@pytest.mark.parametrize("view", ["statistics", "posters"])
def test_statistics_and_posters(view: str, report: Report) -> None:
    test = open_page("encroachments")
    next(group for group in test.button_group if group.label == "看什么").set_value(view).run()
    assert not test.exception
    if view == "statistics":
        labels = {metric.label: metric.value for metric in test.metric}
        rows = json.loads(FILE.read_text("utf-8"))["features"]
        counted = [row for row in rows if row["properties"]["status"] != "duplicate"]
        assert labels["上报"] == str(len(counted) + 1)
    else:
        assert any("/r/report?c=xuzhen" in text.value for text in test.text)


def test_no_word_is_left_untranslated(report: Report) -> None:
    verify(report)
    test = open_page("encroachments", case=report.id, lang=PSEUDO)
    labels = [
        one.label
        for one in (
            *test.button, *test.selectbox, *test.text_input, *test.text_area, *test.multiselect,
            *test.expander, *test.toggle, *test.button_group,
        )
    ]  # fmt: skip
    labels += [str(column) for column in test.dataframe[0].value.columns]
    assert [one for one in labels if "⟦" not in one and one != "语言 Language"] == []


def test_nothing_is_counted_twice_once_it_is_verified(report: Report) -> None:
    before = len(open_page("encroachments").dataframe[0].value)
    verify(report)
    assert len(open_page("encroachments").dataframe[0].value) == before
    assert len(reports_of(SAMPLE)) == 1
