"""The page on which staff follow up encroachments, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from base.receipt_codes import new_form_key
from base.words import PSEUDO
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.options import option_store
from features.options.intervention import Intervention, Target
from features.reports.corrections import set_outline
from features.reports.places import position_of
from features.reports.report import NewReport, Report, StaffAction
from features.reports.report_lookup import case, history, report_of_receipt, reports_of
from features.reports.submission import send
from features.reports.transitions import move
from tests.data.sample_scored import sample
from tests.pages.acting import press, press_beginning
from tests.pages.reading import open_page, visible_text
from ui import streamlit_server

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


def listed(test: AppTest) -> list[str]:
    """The labels of the reports that can be opened, from top to bottom."""
    return [button.label for button in test.button if str(button.key).startswith("case-open-")]


def as_table(test: AppTest) -> pd.DataFrame:
    next(toggle for toggle in test.toggle if str(toggle.key).startswith("case-several")).set_value(True).run()
    return test.dataframe[0].value


def test_the_list_holds_every_open_report_of_the_file() -> None:
    rows = json.loads(FILE.read_text("utf-8"))["features"]
    still_open = [row for row in rows if row["properties"]["status"] not in SETTLED]
    test = open_page("encroachments")
    assert len(listed(test)) == len(as_table(test)) == len(still_open)
    next_one = open_page("encroachments")
    closed_too = next(one for one in next_one.toggle if str(one.key).startswith("case-only-settled"))
    closed_too.set_value(True).run()
    assert len(listed(next_one)) == len(rows)


def test_new_ones_come_first_with_their_number(report: Report) -> None:
    rows = json.loads(FILE.read_text("utf-8"))["features"]
    new_in_file = [row for row in rows if row["properties"]["status"] == "new"]
    test = open_page("encroachments")
    assert f"新上报 {len(new_in_file) + 1} 条" in visible_text(test)
    first, *others = listed(test)
    assert report.id[:6] in first
    state = CATALOGUE.encroachment_states["new"].name.zh
    are_new = [f"· {state} ·" in label for label in (first, *others)]
    assert are_new == [True] * (len(new_in_file) + 1) + [False] * (len(others) - len(new_in_file))


def test_a_reload_lists_the_same_and_keeps_the_name(report: Report) -> None:
    test = open_page("encroachments")
    box = next(box for box in test.multiselect if box.label == "类别")
    box.set_value(["piled_goods"]).run()
    next(field for field in test.text_input if field.key == "case-actor").set_value("网格员乙").run()
    kind = CATALOGUE.encroachment_categories["piled_goods"].name.zh
    assert listed(test)
    assert all(label.startswith(kind) for label in listed(test))
    address = {name: str(value) for name, value in test.query_params.items()}
    again = open_page("encroachments", **{name: value.strip("[]'") for name, value in address.items()})
    assert listed(again) == listed(test)
    assert next(field for field in again.text_input if field.key == "case-actor").value == "网格员乙"


def test_staff_enter_a_report_for_somebody() -> None:
    test = press(open_page("encroachments"), "case-new")
    press(test, "case-new-save")
    assert "还没有地点" in visible_text(test)
    assert reports_of(SAMPLE) == ()
    space = COMMUNITY.public_spaces.iloc[0]
    choose(test, "地方", space["id"])
    next(area for area in test.text_area if area.label == "说明").set_value("阿婆打电话来说的").run()
    next(field for field in test.text_input if field.key == "case-actor").set_value("网格员乙").run()
    press(test, "case-new-save")
    (entered,) = reports_of(SAMPLE)
    assert (entered.state, entered.sentence, entered.space) == ("new", "阿婆打电话来说的", space["id"])
    assert [(event.kind, event.actor) for event in history(entered.id)] == [("send", "网格员乙")]
    assert "工作人员代录：网格员乙" in visible_text(test)
    (code,) = [one.value for one in test.code]
    assert report_of_receipt(code).id == entered.id


def test_a_report_says_what_clearing_it_changes(report: Report) -> None:
    assert "没有计入得分" in visible_text(open_page("encroachments", case=report.id))
    known = verify(report)
    square = known.place.buffer(6, cap_style="square")
    set_outline(COMMUNITY, CATALOGUE, report.id, known.version, square, StaffAction("甲"))
    text = visible_text(open_page("encroachments", case=report.id))
    assert "清理以后：" in text
    assert "腾出公共空间 144 m²" in text


def test_a_report_closes_with_a_photo_or_a_reason(report: Report) -> None:
    for state in ("verified", "dispatched", "in_progress", "to_be_checked"):
        move(COMMUNITY, CATALOGUE, report.id, now(report).version, state, StaffAction("甲"))
    test = press_beginning(open_page("encroachments", case=report.id), "move-save")
    assert "办结要有清理后的照片" in visible_text(test)
    assert now(report).state == "to_be_checked"
    next(one for one in test.text_input if one.label == "没有照片？写明原因").set_value("夜里拍不清").run()
    press_beginning(test, "move-save")
    assert now(report).state == "closed"
    assert "没有清理后的照片：夜里拍不清" in history(report.id)[-1].staff_note


def test_a_step_is_saved_with_name_words_and_note(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    next(field for field in test.text_input if field.key == "case-actor").set_value("网格员乙").run()
    next(area for area in test.text_area if area.label.startswith("工作备注")).set_value("周四去看过").run()
    press_beginning(test, "move-save")
    assert now(report).state == "verified"
    event = history(report.id)[-1]
    assert (event.actor, event.staff_note) == ("网格员乙", "周四去看过")
    assert event.public_words == CATALOGUE.answer_templates["verified_thanks"].text.zh


def test_a_report_may_be_called_unfounded(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    next(group for group in test.button_group if group.label == "下一步").set_value("rejected").run()
    press_beginning(test, "move-save")
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
    press_beginning(test, "case-hand-over")
    assert now(report).grid == other
    assert history(report.id)[-1].kind == "hand_over"


def test_two_reports_become_one(report: Report) -> None:
    same = NewReport("piled_goods", position_of(COMMUNITY, report.place), "map", "又一次")
    second = send(COMMUNITY, CATALOGUE, same, new_form_key()).report_id
    test = open_page("encroachments", case=second)
    choose(test, "与哪一条重复", report.id)
    press_beginning(test, "case-merge")
    assert case(COMMUNITY, CATALOGUE, second).duplicate_of == report.id
    assert now(report).supporters == 1


def test_a_step_by_somebody_else_meanwhile_is_told_and_nothing_is_overwritten(report: Report) -> None:
    test = open_page("encroachments", case=report.id)
    move(COMMUNITY, CATALOGUE, report.id, report.version, "rejected", StaffAction("丙"))
    press_beginning(test, "move-save")
    assert now(report).state == "rejected"
    assert [event.kind for event in history(report.id)] == ["send", "move"]


@pytest.mark.parametrize("button", ["move-save", "case-hand-over", "case-candidate"])
def test_a_press_on_what_somebody_changed_meanwhile_changes_nothing(report: Report, button: str) -> None:
    """The page shows a verified report; a colleague has sent it out meanwhile, from where it could go on."""
    seen = verify(report)
    test = open_page("encroachments", case=report.id)
    sent_out = move(COMMUNITY, CATALOGUE, report.id, seen.version, "dispatched", StaffAction("丙"))
    press_beginning(test, button)
    assert now(report) == sent_out


def test_a_candidate_site_is_offered_first_when_sketching_and_closes_with_what_is_built(
    report: Report,
) -> None:
    known = verify(report)
    press_beginning(open_page("encroachments", case=report.id), "case-candidate")
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
    press_beginning(open_page("encroachments", case=report.id), "case-built")
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
    press_beginning(test, "move-save")
    assert {one.state for one in reports_of(SAMPLE)} == {"verified"}
    words = CATALOGUE.answer_templates["verified_thanks"].text.zh
    assert {history(one.id)[-1].public_words for one in reports_of(SAMPLE)} == {words}


def test_several_cases_without_a_common_step_say_so(report: Report) -> None:
    verify(report)
    other = NewReport("ground_lock", position_of(COMMUNITY, report.place), "map")
    send(COMMUNITY, CATALOGUE, other, new_form_key())
    test = AppTest.from_function(several_at_once, default_timeout=60).run()
    assert "这几条没有共同的下一步。" in {text.value for text in test.text}
    assert not [button for button in test.button if str(button.key).startswith("move-save")]


def test_an_old_link_opens_the_queue() -> None:
    test = open_page("encroachments", case="gone")
    assert listed(test)
    assert not [button for button in test.button if str(button.key).startswith("move-save")]


def test_statistics_count_every_report_but_duplicates(report: Report) -> None:
    test = open_page("encroachments")
    next(group for group in test.button_group if group.label == "看什么").set_value("statistics").run()
    assert not test.exception
    labels = {metric.label: metric.value for metric in test.metric}
    rows = json.loads(FILE.read_text("utf-8"))["features"]
    counted = [row for row in rows if row["properties"]["status"] != "duplicate"]
    assert labels["上报"] == str(len(counted) + 1)


def test_the_poster_shows_its_address_before_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit_server, "lan_addresses", lambda listening: ("192.168.1.20",))
    test = open_page("posters")
    assert not test.exception
    assert "http://192.168.1.20:8501/r/report?c=xuzhen" in {text.value for text in test.text}
    assert [one.label for one in test.get("download_button")] == ["下载海报（PDF）"]


def test_no_poster_is_printed_for_this_machine_alone() -> None:
    test = open_page("posters")
    assert "邻图现在只对本机开放" in visible_text(test)
    assert not test.get("download_button")


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
    labels += [str(column) for column in as_table(press(test, "case-back")).columns]
    assert [one for one in labels if "⟦" not in one and one != "语言 Language"] == []


def test_nothing_is_counted_twice_once_it_is_verified(report: Report) -> None:
    before = len(listed(open_page("encroachments")))
    verify(report)
    assert len(listed(open_page("encroachments"))) == before
    assert len(reports_of(SAMPLE)) == 1
