"""Whatever goes wrong is said in words on the page, and nothing gets into the box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from data.store.errors import StoreFullError
from data.store.open_store import the_store
from data.store.writer import BatchWriter
from features.voting import ballot_rows
from features.voting.box.phases import revise
from features.voting.box.slips import void
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.codes import ALPHABET, new_code, parse_code
from features.voting.phone import limits as voting_limits
from tests.features.voting.box.rounds import WHO, close
from tests.features.voting.phone.slates import draft_vote, open_slate, terms
from tests.features.voting.phone.voter import Voter
from web.forms.phone import seal_for
from web.forms.rate_limits import Rate, TokenBuckets

EVIL = {"origin": "https://evil.example"}


def ballots(vote: VoteRecord) -> int:
    with the_store().reading() as connection:
        kinds = (True, False)
        return sum(len(ballot_rows.ballot_rows(connection, vote.id, is_test=kind)) for kind in kinds)


def type_code(voter: Voter, code: str, path: str = "/r/vote") -> None:
    voter.open(path)
    voter.send(code=code)


@pytest.mark.parametrize("typed", ["", "abc", "7KQ2M-9XD4T-RAH5", "投票码", "<b>x</b>", "7" * 79])
def test_a_mistyped_code_is_told_and_stays_to_be_mended(voter: Voter, typed: str) -> None:
    open_slate()
    type_code(voter, typed)
    assert "投票码输错了" in voter.trouble
    assert voter.field("code") == typed
    assert voter.page.status_code == 422


def test_a_slip_of_the_finger_says_what_it_is(voter: Voter) -> None:
    _, slips, _ = open_slate()
    code = slips[0].code
    others = (code[0] + sign + code[2:] for sign in ALPHABET if sign != code[1])
    # One wrong code in 37 reads as one of the slips printed before 2026-12, and is an unknown code then.
    type_code(voter, next(other for other in others if parse_code(other) is None))
    assert "有一个字符不对" in voter.trouble
    type_code(voter, code[:9])
    assert "应有 15 个字符，输入了 9 个" in voter.trouble
    voter.vote(code, pick="A")


def test_an_unknown_code(voter: Voter) -> None:
    open_slate()
    type_code(voter, new_code())
    assert "没有这个投票码" in voter.trouble


def test_a_code_of_another_vote(voter: Voter) -> None:
    vote, _, _ = open_slate()
    _, slips, _ = open_slate()
    type_code(voter, slips[0].code, f"/r/vote/{vote.id}")
    assert "另一次投票" in voter.trouble


def test_a_void_code(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    void(vote.id, slips[0].batch, slips[0].number, WHO, "丢失", "李")
    type_code(voter, slips[0].code)
    assert "已经作废" in voter.trouble


def test_a_used_code_says_so_and_why_not_when(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.vote(slips[0].code, pick="A")
    other = Voter()
    type_code(other, slips[0].code)
    assert "已经投过票" in other.trouble
    assert "什么时候投的没有记录" in other.text
    assert other.receipt == ""
    assert ballots(vote) == 1


def test_before_opening(voter: Voter) -> None:
    vote, slips, _ = draft_vote()
    voter.open(f"/r/vote/{vote.id}")
    assert "投票还没有开始" in voter.text
    voter.send(code=slips[0].code)
    assert "还没有开始" in voter.trouble


def test_after_closing(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")
    close(vote)
    voter.send(("step", "cast"))
    assert "已经截止，这一票没有收下" in voter.trouble
    type_code(voter, slips[1].code, f"/r/vote/{vote.id}")
    assert "已经截止" in voter.trouble
    assert ballots(vote) == 0


def test_no_such_vote(voter: Voter) -> None:
    for path in ("/r/vote/nothing", "/r/vote/%3Cb%3E", "/r/kiosk/nothing?pass=x"):
        voter.open(path)
        assert voter.page.status_code in (403, 404)
        assert "<b>" not in voter.page.text
        assert any(given.get("href") == "/r/vote" for _, given in voter.reader.tags)


def test_a_valid_code_gets_through_whatever_others_behind_the_address_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A whole hall has one address; somebody in it tries codes, or types badly."""
    vote, slips, _ = open_slate()
    monkeypatch.setattr(voting_limits, "ADDRESS_WRONG_CODES", Rate(burst=3, every_s=600))
    voter = Voter()
    for status in (422, 422, 422, 429, 429):
        type_code(voter, new_code())
        assert voter.page.status_code == status
    assert "分钟" in voter.trouble
    voter.vote(slips[0].code, pick="A")
    assert ballots(vote) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"digest": "0" * 64}, "与本次投票不一致"),
        ({"digest": ""}, "与本次投票不一致"),
        ({"shown": "A,B"}, "与本次投票不一致"),
        ({"shown": "A,B,C,D"}, "与本次投票不一致"),
        ({"shown": "A,A,B,C"}, "与本次投票不一致"),
        ({"pick": "D"}, "不在可选方案之中"),
        ({"pick": "<script>alert(1)</script>"}, "不在可选方案之中"),
    ],
)
@pytest.mark.parametrize("step", ["check", "cast"])
def test_a_forged_or_damaged_form(voter: Voter, changed: dict[str, str], words: str, step: str) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.send(("step", step), **({"pick": "A"} | changed))
    assert words in voter.trouble
    assert voter.page.status_code == 422
    assert "<script>a" not in voter.page.text
    assert ballots(vote) == 0
    voter.check(pick="A")  # the page that tells it can be used
    voter.cast()
    assert ballots(vote) == 1


@pytest.mark.parametrize("key", ["", "short", "<script>alert(1)" * 3])
def test_a_form_whose_key_is_none_gets_a_new_one(voter: Voter, key: str) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.send(("step", "cast"), pick="A", key=key)
    assert "不完整" in voter.trouble
    assert ballots(vote) == 0
    assert voter.field("key") != key
    voter.check(pick="A")
    voter.cast()


@pytest.mark.parametrize(
    ("method", "forged", "words"),
    [
        ("star", {"score-A": "6"}, "0 到 5"),
        ("star", {"score-A": "-1"}, "0 到 5"),
        ("star", {"score-A": "5.0"}, "0 到 5"),
        ("star", {"score-A": "９"}, "0 到 5"),
        ("copeland", {"place-A": "0"}, "不完整"),
        ("copeland", {"place-A": "4"}, "不完整"),
        ("copeland", {"place-A": "x"}, "不完整"),
        ("plurality", {"pick": ["A", "B"]}, "不完整"),
        ("equal_shares", {"pick": ["A", "Z"]}, "不在可选方案之中"),
    ],
)
def test_a_forged_choice(voter: Voter, method: str, forged: dict[str, str | list[str]], words: str) -> None:
    vote, slips, _ = open_slate(method=method)
    voter.enter(slips[0].code)
    voter.send(("step", "cast"), **forged)
    assert words in voter.trouble
    assert ballots(vote) == 0


def test_fields_of_another_kind_of_ballot_are_no_choice(voter: Voter) -> None:
    _, slips, _ = open_slate(method="star")
    voter.enter(slips[0].code)
    voter.send(("step", "check"), pick="A")
    assert "您什么也没有选" in voter.text


def test_options_that_changed_between_choosing_and_casting(voter: Voter) -> None:
    """Only before opening can they; a trial code meets it."""
    vote, _, trials = draft_vote()
    voter.enter(trials[0].code, f"/r/vote/{vote.id}")
    voter.check(pick="A")
    revise(vote.id, vote_record(vote.id).version, terms(question="另一个问题？"), WHO)
    voter.send(("step", "cast"))
    assert "与本次投票不一致" in voter.trouble
    assert "另一个问题？" in voter.text
    voter.check(pick="A")
    voter.cast()


def test_a_store_that_cannot_keep_it_says_so_and_the_page_can_be_sent_again(
    voter: Voter, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")

    def full(_writer: BatchWriter, _work: Callable[[Connection], object]) -> object:
        raise StoreFullError(where="/srv/secret-folder/lintu.sqlite")

    with monkeypatch.context() as broken:
        broken.setattr(BatchWriter, "write", full)
        voter.send(("step", "cast"))
    assert voter.page.status_code == 503
    assert "还没有收下" in voter.trouble
    assert "secret-folder" not in voter.page.text
    assert ballots(vote) == 0
    voter.cast()
    assert ballots(vote) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver"}, 200),
        (EVIL, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_only_a_page_of_ours_may_send(voter: Voter, headers: dict[str, str], status: int) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    voter.check(pick="A")
    voter.send(("step", "cast"), headers=headers)
    assert voter.page.status_code == status
    assert ballots(vote) == (status == 200)


@pytest.mark.parametrize("seal", ["", "form.x.y", "é"])
def test_a_form_without_its_seal_is_refused_at_every_step(voter: Voter, seal: str) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    for step in ("", "choose", "check", "cast"):
        fields = dict(voter.reader.forms[-1].fields) | {"seal": seal, "code": slips[0].code, "step": step}
        assert voter.post(f"/r/vote/{vote.id}", list(fields.items())).status_code == 403
    voter.post("/r/vote/check", [("seal", seal or seal_for("another")), ("receipt", "x")])
    assert voter.page.status_code == 403
    assert ballots(vote) == 0


def test_getting_a_page_changes_nothing(voter: Voter) -> None:
    vote, slips, _ = open_slate()
    voter.enter(slips[0].code)
    query = dict(voter.reader.forms[-1].fields)
    voter.client.get(f"/r/vote/{vote.id}", params=query | {"step": "cast", "pick": "A"})
    assert ballots(vote) == 0


def test_a_form_that_is_too_large_or_too_often(voter: Voter, monkeypatch: pytest.MonkeyPatch) -> None:
    voter.open("/r/vote")
    voter.send(code="x" * voting_limits.LARGEST_BALLOT)
    assert voter.page.status_code == 413
    monkeypatch.setattr(voting_limits, "ADDRESS_WRONG_CODES", Rate(burst=2, every_s=600))
    assert isinstance(voting_limits.voting_desk().limits.forms, TokenBuckets)
    hasty = Voter()
    for status in (422, 422, 429):
        type_code(hasty, "x")
        assert hasty.page.status_code == status
