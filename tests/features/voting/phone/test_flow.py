"""From the code to the receipt, in a browser without scripts, for every method."""

from __future__ import annotations

import itertools
import re
import sqlite3
from pathlib import Path

import pytest

from features.voting.ballots import Ballot
from features.voting.box.results import poll_of
from features.voting.codes import code_in_groups
from features.voting.phone import vote_address
from features.voting.phone.widgets import WIDGETS
from features.voting.registry import METHODS
from tests.features.voting.box.rounds import close
from tests.features.voting.phone.slates import ABC, draft_vote, open_slate
from tests.features.voting.phone.voter import Voter
from tests.features.voting.polls import approval_ballot, bundle, choice_ballot, ranking, score_ballot

WHO = ("resident", "elder", "phone")
Chosen = dict[str, str | list[str]]
FILLED: dict[str, tuple[Chosen, Ballot, list[str]]] = {
    "approval": ({"pick": ["A", "C"]}, approval_ballot("AC", WHO), ["口袋公园", "游戏场"]),
    "star": (
        {"score-A": "5", "score-B": "2"},
        score_ballot(WHO, A=5, B=2),
        ["口袋公园：5 分", "长椅：2 分", "游戏场：0 分"],
    ),
    "copeland": (
        {"place-B": "1", "place-A": "3", "place-C": "3"},
        ranking("B>A=C", WHO),
        ["第 1 名：长椅", "第 2 名："],
    ),
    "borda": ({"place-C": "2"}, ranking("C", WHO), ["第 1 名：游戏场"]),
    "plurality": ({"pick": "B"}, choice_ballot("B", WHO), ["长椅"]),
    "equal_shares": (
        {"pick": ["A", "B"]},
        bundle("AB", WHO),
        ["口袋公园", "长椅", "合计 150,000 元，预算 200,000 元"],
    ),
    "utilitarian_greedy": ({"pick": ["A", "C"]}, bundle("AC", WHO), ["合计 306,000 元，预算 200,000 元"]),
}
"""What is filled in, the ballot that this is, and what the page says of it before it is cast."""
RECEIPT = re.compile(r"([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}")


def test_every_method_is_filled_in_here_and_has_a_widget() -> None:
    assert set(FILLED) == set(METHODS)
    assert set(WIDGETS) == {method.takes for method in METHODS.values()}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("own_page", [True, False])
def test_what_was_chosen_is_what_is_in_the_box(voter: Voter, method: str, own_page: bool) -> None:
    vote, slips, _ = open_slate(method=method)
    filled, ballot, expected = FILLED[method]
    voter.enter(code_in_groups(slips[0].code).lower(), f"/r/vote/{vote.id}" if own_page else "/r/vote")
    assert "哪个方案？" in voter.text
    assert "把菜地改成口袋公园" in voter.text
    assert "老 +4.2" in voter.text
    assert "幼 −1.3" in voter.text
    assert "532 人" in voter.text
    assert "造价 120,000 元" in voter.text
    voter.check(**filled)
    assert [line for line in expected if line not in voter.text] == []
    assert RECEIPT.fullmatch(voter.cast())
    assert "您的票已投进票箱" in voter.text
    close(vote)
    assert poll_of(vote.id).ballots == (ballot,)


@pytest.mark.parametrize("method", METHODS)
def test_what_a_widget_writes_it_reads_again(voter: Voter, method: str) -> None:
    """Changing one's mind shows the choice as it was."""
    _, slips, _ = open_slate(method=method)
    filled, _, expected = FILLED[method]
    voter.enter(slips[0].code)
    voter.check(**filled)
    before = sorted(voter.reader.forms[-1].fields)
    voter.send(("step", "choose"))
    voter.send(("step", "check"))
    fields = voter.reader.forms[-1].fields
    assert sorted((n, v) for n, v in fields if n != "seal") == sorted(
        (n, v) for n, v in before if n != "seal"
    )
    assert [line for line in expected if line not in voter.text] == []


@pytest.mark.parametrize("method", METHODS)
def test_a_blank_ballot_is_said_to_be_one_and_counts(voter: Voter, method: str) -> None:
    vote, slips, _ = open_slate(method=method)
    voter.enter(slips[0].code)
    voter.check()
    assert "您什么也没有选" in voter.text
    assert RECEIPT.fullmatch(voter.cast())
    close(vote)
    assert len(poll_of(vote.id).ballots) == 1


def test_in_english(voter: Voter) -> None:
    _, slips, _ = open_slate()
    voter.open("/r/vote?lang=en")
    voter.send(code=slips[0].code)
    assert "elders +4.2" in voter.text
    voter.check(pick="A")
    assert "Pocket park" in voter.text
    voter.cast()
    assert "Your ballot is in the box" in voter.text


def test_the_language_changes_in_the_middle_and_the_choice_stays(voter: Voter) -> None:
    _, slips, _ = open_slate()
    voter.enter(slips[0].code)
    button = next(given for tag, given in voter.reader.tags if given.get("formaction"))
    assert (button["form"], button["name"], button["value"]) == ("ballot", "step", "choose")
    form = voter.reader.forms[-1]
    fields = [*form.fields, ("pick", "B"), ("step", "choose")]
    voter.post(form.action + button["formaction"], fields)
    assert "Pocket park" in voter.text
    assert voter.field("pick") == "B"


def test_sent_again_it_is_one_ballot_with_one_receipt(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")
    form = voter.reader.forms[-1]
    receipts = set()
    for _ in range(3):
        voter.post(form.action, [*form.fields, ("step", "cast")])
        receipts.add(voter.receipt)
    assert "这一票早已在箱中" in voter.text
    assert len(receipts) == 1
    close(vote)
    assert poll_of(vote.id).ballots == (approval_ballot("A", WHO),)


def test_a_reload_after_the_ballot_was_cast_shows_its_receipt_again(voter: Voter) -> None:
    """The answer to the last form was lost; the page comes back with what the form held."""
    _, slips, _ = open_slate()
    voter.enter(slips[0].code)
    form = voter.reader.forms[-1]
    kept = [(name, value) for name, value in form.fields if name not in ("seal", "website")]
    voter.check(pick="A")
    receipt = voter.cast()
    voter.open("/r/vote")
    voter.post(form.action, [*voter.reader.forms[-1].fields[:1], *kept, ("pick", "A")])
    assert voter.receipt == receipt
    assert "这一票早已在箱中" in voter.text


def test_a_reload_while_choosing_keeps_key_order_and_choice(voter: Voter) -> None:
    _, slips, _ = open_slate()
    voter.enter(slips[0].code)
    before = voter.reader.forms[-1]
    voter.post(before.action, [*before.fields, ("pick", "C")])
    for name in ("key", "shown", "digest", "code"):
        assert voter.field(name) == dict(before.fields)[name]
    assert voter.field("pick") == "C"


def test_another_choice_with_a_used_code_is_refused_and_the_receipt_of_the_first_shown(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")
    form = voter.reader.forms[-1]
    receipt = voter.cast()
    changed = [("pick", "B") if name == "pick" else (name, value) for name, value in form.fields]
    voter.post(form.action, [*changed, ("step", "cast")])
    assert "已经投过票" in voter.trouble
    assert voter.receipt == receipt
    close(vote)
    assert poll_of(vote.id).ballots == (approval_ballot("A", WHO),)


def test_after_closing_the_form_still_gets_its_receipt(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")
    form = voter.reader.forms[-1]
    receipt = voter.cast()
    close(vote)
    voter.post(form.action, [*form.fields, ("step", "cast")])
    assert voter.receipt == receipt


def test_options_are_shuffled_for_each_voter_and_the_order_is_kept_with_the_ballot(
    voter: Voter, tmp_path: Path
) -> None:
    _, slips, _ = open_slate(codes=80)
    seen = set()
    for slip in slips[:80]:
        voter.enter(slip.code)
        shown = re.findall(r'id="name-(\w)"', voter.page.text)
        assert ",".join(shown) == voter.field("shown")
        seen.add(tuple(shown))
    assert seen == set(itertools.permutations(ABC))  # missed by chance once in 350 000 runs
    voter.check(pick="A")
    voter.cast()
    with sqlite3.connect(tmp_path / "lintu.sqlite") as database:
        (kept,) = database.execute("SELECT shown FROM ballot").fetchone()
    assert re.findall(r"[ABC]", kept) == shown


@pytest.mark.parametrize("phase", ["draft", "open"])
def test_a_trial_code_says_so_on_every_page_and_does_not_count(voter: Voter, phase: str) -> None:
    vote, _, trials = open_slate() if phase == "open" else draft_vote()
    expected = "试投票：这一票不计入结果"
    voter.enter(trials[0].code, f"/r/vote/{vote.id}")
    assert expected in voter.text
    voter.check(pick="A")
    assert expected in voter.text
    receipt = voter.cast()
    assert expected in voter.text
    voter.open("/r/vote/check")
    voter.send(receipt=receipt)
    assert "没有这个回执" in voter.trouble


def test_the_code_finds_its_own_of_several_votes(voter: Voter) -> None:
    open_slate(title="第一次")
    vote, slips, _ = open_slate(title="第二次")
    voter.enter(slips[0].code)
    assert "第二次" in voter.text
    assert voter.reader.forms[-1].action == f"/r/vote/{vote.id}"


def test_a_receipt_is_looked_up(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    receipt = voter.vote(slips[0].code, pick="A")
    for typed in (receipt, receipt.replace("-", " ").lower()):
        voter.open("/r/vote/check")
        voter.send(receipt=typed)
        assert "在箱中，计入结果" in voter.text
        assert "墟镇广场" in voter.text
        assert "口袋公园" not in voter.text
    close(vote)
    voter.open("/r/vote/check")
    voter.send(receipt=receipt)
    assert "在箱中，计入结果" in voter.text
    for wrong in ("ZZZZ-ZZZZ-ZZZZ", "<b>x</b>", "0"):
        voter.open("/r/vote/check")
        voter.send(receipt=wrong)
        assert voter.page.status_code == 422
        assert voter.field("receipt") == wrong


def test_the_address_on_a_slip_holds_the_code_behind_the_sign_that_browsers_keep() -> None:
    for code in ("7KQ2M9XD4TRAH5Z", "7KQ2M9XD4TRAH5#", "7KQ2M9XD4TRAH5+", "7KQ2M9XD4TRAH5/"):
        address = vote_address("http://192.0.2.1:8501/", "0a1b", code)
        before, _, after = address.partition("#")
        assert before == "http://192.0.2.1:8501/r/vote/0a1b"
        assert set(after) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%")


def test_the_order_is_the_servers_and_no_phone_marks_a_ballot_by_it(voter: Voter) -> None:
    """A buyer of votes who names an order would find the ballot among those that are published."""
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    shown, seal = voter.field("shown"), voter.field("order")
    voter.enter(slips[0].code)
    assert voter.field("shown") == shown  # asking again draws no other
    others = {"".join(one) for one in itertools.permutations(ABC)} - {shown.replace(",", "")}
    for other in sorted(others):
        voter.enter(slips[0].code)
        voter.send(("step", "cast"), pick="A", shown=",".join(other))
        assert "与本次投票不一致" in voter.trouble
    voter.enter(slips[1].code)
    voter.send(("step", "cast"), pick="A", shown=voter.field("shown"), order=seal)  # another code's
    assert "与本次投票不一致" in voter.trouble
    voter.check(pick="A")
    voter.cast()
    close(vote)
    assert len(poll_of(vote.id).ballots) == 1
