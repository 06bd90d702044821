"""The page on which a facilitator runs votes, without a browser."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from base.words import PSEUDO
from data.communities import SAMPLE
from features.options import option_store
from features.voting import ballot_rows
from features.voting.ballots import BundleBallot
from features.voting.box.phases import close_vote, open_vote, revise, settle_vote
from features.voting.box.pictures import picture_of
from features.voting.box.record import events_of, head_of
from features.voting.box.results import poll_of, turnout_of
from features.voting.box.votes import vote_record, votes_of
from features.voting.registry import method_of
from features.voting.slate import BundleSlate
from tests.pages.acting import choose, fill, press, view
from tests.pages.reading import open_page, visible_text, visible_words
from tests.pages.votes import WHO, cast_by_phone, codes_in, draft, give_codes_to_all, option, with_codes
from ui import streamlit_server

pytestmark = pytest.mark.usefixtures("store_of_its_own")


@pytest.fixture(autouse=True)
def _in_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones reach this machine."""
    monkeypatch.setattr(streamlit_server, "lan_addresses", lambda listening: ("192.168.1.20",))


def is_there(test: AppTest, key: str) -> bool:
    return any(button.key == key for button in test.button)


def test_a_vote_goes_from_the_draft_to_the_files_that_anybody_may_have() -> None:
    for name in ("榕树下", "老井边"):
        option(name, is_locked=False)
    test = open_page("workshop")
    fill(test, "vote-actor", WHO)
    assert "下一步会锁定这些方案" in visible_text(test)
    press(test, "draft-options-save")
    assert {one.state for one in option_store.options_of(SAMPLE)} == {"locked"}
    press(fill(test, "draft-title", "墟镇广场"), "draft-rules-save")
    (kept,) = votes_of(SAMPLE)
    assert (kept.terms.settings.title, kept.phase) == ("墟镇广场", "draft")
    assert [kept.terms.slate.name(one).zh for one in kept.terms.slate.options] == ["A 榕树下", "B 老井边"]

    assert "3 投票码" in {one.value for one in test.subheader}
    choose(test, "selectbox", "mint-constituency", "resident")
    choose(test, "number_input", "mint-one-count", 2)
    press(test, "mint-batch")
    (file,) = test.session_state["vote-prints"]
    codes = codes_in(file.content)
    assert len(codes) == len(set(codes)) == 2

    assert "却没有投票码：志愿者、社区工作者、商户" in visible_text(view(test, "check"))
    give_codes_to_all(kept)
    press(press(test.run(), "vote-to-open"), "vote-open")
    assert vote_record(kept.id).phase == "open"
    cast_by_phone(kept, codes[0], 1)
    test.run()
    turnout = next(table.value for table in test.dataframe if "投票率" in table.value.columns)
    assert turnout.iloc[0].tolist() == ["居民代表", 1, 2, "50%"]
    assert [one.label for one in test.get("download_button")] == ["下载张贴用的公告（PDF）"]

    press(test, "vote-close")
    assert vote_record(kept.id).phase == "closed"
    press(fill(test, "tie-thrown", "3 5 1"), "vote-count")
    assert (vote_record(kept.id).phase, vote_record(kept.id).thrown) == ("counted", "3 5 1")
    assert {event["actor"] for event in events_of(kept.id)} == {WHO}
    names = {one.label for one in press(test, "result-show-here").get("download_button")}
    assert {"ballots.csv", "log.txt"} < names
    view(test, "log")
    assert head_of(kept.id) in {str(code.value) for code in test.code}


def test_the_ballot_tells_what_the_comparison_says() -> None:
    option("榕树下", (12_000.5, 3_000.0))
    option("老井边")
    test = fill(open_page("workshop"), "draft-text", "两行说明")
    press(test, "draft-options-save")
    (kept,) = votes_of(SAMPLE)
    card = kept.terms.cards[kept.terms.slate.options[0]]
    assert card.cost_cny == Fraction("15000.5")
    assert card.description == "两行说明"
    assert set(card.index_change_tenths) == {"elder", "adult", "child"}
    assert card.people_losing == 0
    png = picture_of(card.picture_sha256)
    assert png is not None
    assert png.startswith(b"\x89PNG")
    assert "造价 15,000 元" in visible_text(view(test, "open"))


def test_the_last_seat_is_asked_and_not_given() -> None:
    """N = 15 of 40, 30, 20 and 10 %: 6, 4.5, 3 and 1.5 seats."""
    option("榕树下")
    option("老井边")
    test = press(open_page("workshop"), "draft-options-save")
    table = next(table.value for table in test.dataframe if "应得席位" in table.value.columns)
    assert table["应得席位"].tolist() == ["6", "4.5", "3", "1.5"]
    assert table["席位"].tolist() == ["6", "4 ?", "3", "1 ?"]
    assert "志愿者、商户 的余数相同，还有 1 席待定" in visible_text(test)
    choose(test, "toggle", "draft-by-seats", True)
    assert next(button for button in test.button if button.key == "draft-rules-save").disabled
    choose(test, "multiselect", "draft-tie", ["merchant"])
    press(test, "draft-rules-save")
    (kept,) = votes_of(SAMPLE)
    assert kept.terms.settings.shares == {
        "resident": Fraction(6, 15),
        "volunteer": Fraction(4, 15),
        "community_worker": Fraction(3, 15),
        "merchant": Fraction(2, 15),
    }


def test_shares_that_are_not_whole_are_told() -> None:
    option("榕树下")
    option("老井边")
    test = press(open_page("workshop"), "draft-options-save")
    (kept,) = votes_of(SAMPLE)
    field = f"draft-share-{kept.id}-1-merchant"
    assert "合计为 13/10" in visible_text(fill(test, field, "40"))
    assert "看不懂“甲”" in visible_text(fill(test, field, "甲"))
    assert next(button for button in test.button if button.key == "draft-rules-save").disabled


def test_a_bundle_is_voted_on_under_a_budget() -> None:
    option("榕树下", (12_000.0, 3_000.5, 7_000.0))
    test = choose(open_page("workshop"), "button_group", "draft-kind", "bundle")
    choose(test, "number_input", "draft-budget", 15_000.0)
    press(test, "draft-options-save")
    (kept,) = votes_of(SAMPLE)
    slate = kept.terms.slate
    assert isinstance(slate, BundleSlate)
    assert sorted(slate.costs_cny.values()) == [Fraction("3000.5"), 7000, 12_000]
    assert slate.budget_cny == 15_000
    assert method_of(kept.terms.settings.rules.method).takes is BundleBallot


def test_the_second_press_is_told_and_does_nothing() -> None:
    vote, _ = with_codes()
    give_codes_to_all(vote)
    first, second = (view(open_page("workshop", vote=vote.id), "open") for _ in range(2))
    press(first, "vote-open")
    press(second, "vote-open")
    assert "已被别人改动，现在在进行" in visible_text(second)
    assert "别人改变了这次投票的阶段" in {info.value.split("，", 1)[1][:12] for info in second.info}.pop()
    assert [event["kind"] for event in events_of(vote.id)].count("open") == 1


def test_a_draft_that_somebody_else_saved_is_not_overwritten() -> None:
    vote = draft()
    test = view(open_page("workshop", vote=vote.id), "rules")
    other = draft("另一场").terms
    revise(vote.id, vote.version, other, "李")
    press(fill(test, "draft-title", "我的标题"), "draft-rules-save")
    assert "在此期间已被别人改动" in visible_text(test)
    assert vote_record(vote.id).terms == other
    press(test, "draft-newer")
    assert next(field for field in test.text_input if field.key.startswith("draft-title")).value == "另一场"


def test_votes_that_read_alike_can_be_told_apart() -> None:
    first, second = draft(), draft()
    for one in (first, second, first):
        test = open_page("workshop", vote=one.id)
        choose(test, "selectbox", "vote-choice", second.id)
        assert test.session_state["where-vote"] == second.id


def test_an_option_that_was_unlocked_again_keeps_the_vote_from_opening() -> None:
    vote, _ = with_codes()
    give_codes_to_all(vote)
    option_store.set_state(vote.terms.slate.options[1], "open", "规划师")
    test = view(open_page("workshop", vote=vote.id), "open")
    assert next(button for button in test.button if button.key == "vote-open").disabled
    assert "被改动或解锁的方案：B 老井边" in visible_text(press(test, "vote-back-to-check"))
    press(press(test, "opening-remedy-unchanged-0"), "draft-options-save")
    press(view(test, "open"), "vote-open")
    assert vote_record(vote.id).phase == "open"


def test_codes_are_handed_over_once_and_kept_nowhere(tmp_path: Path) -> None:
    vote = draft()
    test = view(open_page("workshop", vote=vote.id), "codes")
    choose(test, "multiselect", "mint-prints", ["slips", "paper"])
    choose(test, "number_input", "mint-one-count", 3)
    press(test, "mint-batch")
    slips, paper = test.session_state["vote-prints"]
    codes = codes_in(slips.content)
    assert codes == codes_in(paper.content)
    assert len(codes) == 3
    offered = test.get("download_button")
    assert [one.label.split("（")[0] for one in offered] == ["下载 slips-1-001.pdf", "下载 paper-1-001.pdf"]
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert not [code for code in codes if code.encode() in kept or code.replace("-", "").encode() in kept]


def test_no_code_is_made_for_an_address_that_cannot_be_scanned() -> None:
    vote = draft()
    test = view(open_page("workshop", vote=vote.id), "codes")
    press(fill(test, "mint-server", "网址"), "mint")
    assert [error.value for error in test.error] == ["没有成功。"]
    assert not sum(turnout_of(vote.id).issued.values())


def test_slips_are_voided_with_a_reason_and_by_two_once_the_vote_is_open() -> None:
    vote, slips = with_codes(count=4)
    open_vote(vote.id, vote.version, WHO)
    cast_by_phone(vote, slips[3].code, 1)
    test = view(open_page("workshop", vote=vote.id), "codes")
    fill(test, "vote-actor", WHO)
    fill(fill(test, "void-slips", "1-2、4"), "void-reason", "泼了水")
    assert "须有另一位工作人员在场" in visible_text(press(test, "void"))
    assert turnout_of(vote.id).issued["resident"] == 4
    press(fill(test, "void-second", "李四"), "void")
    assert "第 4 号票已经用过" in visible_text(test)
    assert "已作废 2 张" in visible_text(test)
    press(fill(test, "void-slips", "3"), "reprint")
    assert turnout_of(vote.id).issued["resident"] == 2  # the used one and the new one
    table = next(table.value for table in test.dataframe if "批次" in table.value.columns)
    assert table.iloc[0][["票数", "作废"]].tolist() == [5, 3]
    assert len(codes_in(test.session_state["vote-prints"][0].content)) == 1
    event = events_of(vote.id)[-1]
    assert (event["kind"], event["reason"], event["second"]) == ("reprint", "泼了水", "李四")


def enter_paper(test: AppTest, person: str, code: str, numbers: list[int]) -> AppTest:
    options = votes_of(SAMPLE)[0].terms.slate.options
    fill(test, "paper-person", person)
    fill(test, "paper-code", code)
    choose(test, "button_group", "paper-ticks", [options[number - 1] for number in numbers])
    return press(test, "paper-enter")


def test_paper_counts_once_two_people_read_the_same() -> None:
    vote, slips = with_codes()
    open_vote(vote.id, vote.version, WHO)
    mine, theirs = (view(open_page("workshop", vote=vote.id), "paper") for _ in range(2))
    enter_paper(mine, "甲", slips[0].code, [1])
    waiting = next(metric for metric in mine.metric if metric.label == "等待第二人录入")
    assert waiting.value == "1"
    assert turnout_of(vote.id).used["resident"] == 0
    enter_paper(theirs, "乙", slips[0].code, [1, 2])
    assert {"甲", "乙", "1", "1、2"} <= {text.value for text in theirs.text}
    enter_paper(mine, "甲", slips[0].code, [1, 2])
    assert turnout_of(vote.id).used["resident"] == 1
    assert "两人读得不同" not in visible_text(theirs.run())
    close_vote(vote.id, vote_record(vote.id).version, WHO)
    (ballot,) = poll_of(vote.id).ballots
    assert (ballot.channel, ballot.age_group) == ("paper", "elder")


def test_a_paper_whose_code_was_used_can_be_laid_aside() -> None:
    vote, slips = with_codes()
    open_vote(vote.id, vote.version, WHO)
    cast_by_phone(vote, slips[0].code, 1)
    test = view(open_page("workshop", vote=vote.id), "paper")
    enter_paper(test, "甲", slips[0].code, [2])
    enter_paper(test, "乙", slips[0].code, [2])
    assert "已经投过票" in visible_text(test)
    assert "没有收下" in visible_text(test)
    press(test, "paper-withdraw-refused-0")
    assert "没有收下" not in visible_text(test)


def test_no_ballot_is_read_while_the_vote_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    vote, slips = with_codes()
    open_vote(vote.id, vote.version, WHO)
    cast_by_phone(vote, slips[0].code, 2)
    monkeypatch.setattr(ballot_rows, "ballot_rows", None)  # calling it would raise
    test = open_page("workshop", vote=vote.id)
    for name in ("turnout", "paper", "codes", "terms", "log", "reveal"):
        view(test, name)
        assert not test.error
        assert not [one for one in test.get("download_button") if "ballots" in one.label]


def test_what_people_wrote_is_text_everywhere() -> None:
    odd = "**题** <b>x</b> {{7*7}} :red[y]"
    vote, _ = with_codes(odd)
    test = open_page("workshop", vote=vote.id)
    for name in ("options", "rules", "codes", "check", "open", "log"):
        view(test, name)
        marked = [*test.markdown, *test.caption, *test.info, *test.warning, *test.subheader]
        assert not [one for one in marked if "{{7*7}}" in str(one.value)]
        labels = [one.label for one in (*test.button, *test.text_input, *test.expander, *test.text_area)]
        assert not [label for label in labels if "{{7*7}}" in label]
    assert odd in visible_text(test)


@pytest.mark.parametrize("phase", ["draft", "open", "counted"])
def test_no_word_is_left_untranslated(phase: str) -> None:
    vote, _ = with_codes()
    if phase != "draft":
        open_vote(vote.id, vote.version, WHO)
    if phase == "counted":
        close_vote(vote.id, vote_record(vote.id).version, WHO)
        settle_vote(vote.id, vote_record(vote.id).version, WHO, "1 2")
    test = open_page("workshop", vote=vote.id, lang=PSEUDO)
    names = {"draft": "options rules codes check open log", "open": "turnout paper codes terms log"}
    for name in names.get(phase, "reveal terms log").split():
        view(test, name)
        labels = [
            one.label
            for one in (*test.button, *test.text_input, *test.text_area, *test.expander, *test.toggle)
            if one.key != "language-choice"
        ]
        assert [one for one in labels if "⟦" not in one] == []


def test_english_pages_speak_english() -> None:
    vote, _ = with_codes("Square", 1)
    test = open_page("workshop", vote=vote.id, lang="en")
    assert "Go on with these rules" in {button.label for button in view(test, "rules").button}
    assert any("in preparation" in words for words in visible_words(test))


def test_a_constituency_without_codes_keeps_the_vote_from_opening() -> None:
    vote, _ = with_codes()
    test = view(open_page("workshop", vote=vote.id), "check")
    assert "却没有投票码：志愿者、社区工作者、商户" in visible_text(test)
    assert "把份额改为 0" in visible_text(test)
    assert next(button for button in view(test, "open").button if button.key == "vote-open").disabled
    english = view(open_page("workshop", vote=vote.id, lang="en"), "check")
    assert "without codes: volunteers, community workers" in visible_text(english).lower()
    give_codes_to_all(vote)
    test.run()
    assert "投票还不能开始" not in visible_text(test)
    assert not next(button for button in test.button if button.key == "vote-open").disabled
