"""What the box takes, what it refuses, and that it counts once."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from base.receipt_codes import new_form_key
from data.store.errors import StoreFullError
from data.store.open_store import the_store
from features.voting.ballots import ApprovalBallot
from features.voting.box import errors
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.lookup import vote_counting
from features.voting.box.phases import open_vote
from features.voting.box.receipts import receipt_text
from features.voting.box.results import poll_of, turnout_of
from features.voting.box.slips import BatchSpec, Slip, mint, void
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_in_groups, new_code
from features.voting.errors import UnknownChoiceError, UnknownGroupError, VotingError
from features.voting.phone.shown_order import drawn_order
from tests.features.voting.box.rounds import (
    NOBODY,
    close,
    close_and_settle,
    draft,
    open_vote_with_codes,
    ranking_by_nobody,
    sending,
)
from tests.features.voting.polls import score_ballot

pytestmark = pytest.mark.usefixtures("box_file")


def test_a_ballot_is_of_the_group_of_its_code_and_no_other() -> None:
    vote, slips = open_vote_with_codes(codes=1)
    claimed = ApprovalBallot("merchant", "child", "paper", frozenset("AB"))
    receipt = cast(vote.id, sending(vote, slips[0], claimed))
    assert (receipt.is_new, receipt.is_test) == (True, False)
    close(vote)
    assert poll_of(vote.id).ballots == (ApprovalBallot("resident", "elder", "phone", frozenset("AB")),)


def test_a_retry_gets_the_same_receipt_and_another_vote_is_told_that_the_code_is_used() -> None:
    vote, slips = open_vote_with_codes(codes=1)
    first = sending(vote, slips[0], "A")
    receipt = cast(vote.id, first)
    again = cast(vote.id, replace(first, code=" " + code_in_groups(first.code).lower()))
    assert (again.receipt, again.is_new) == (receipt.receipt, False)
    others = (sending(vote, slips[0], "B", key=first.key), sending(vote, slips[0], "A"))
    for other in others:  # another vote from the same form; the same vote from another form
        with pytest.raises(errors.AlreadyUsedError):
            cast(vote.id, other)
    close(vote)
    assert [ballot.approved for ballot in poll_of(vote.id).ballots] == [{"A"}]  # type: ignore[attr-defined]
    with pytest.raises(errors.AlreadyUsedError):
        cast(vote.id, first)


def test_a_receipt_proves_that_a_ballot_was_counted_in_this_vote_only() -> None:
    vote, slips = open_vote_with_codes(codes=2)
    receipt = cast(vote.id, sending(vote, slips[0])).receipt
    other, other_slips = open_vote_with_codes(codes=1)
    cast(other.id, sending(other, other_slips[0]))
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{12}", receipt)
    assert counting(f" {receipt_text(receipt).lower()} ") == vote.id
    forged = (receipt[:-1] + ("2" if receipt[-1] != "2" else "3"), "", "2" * 12, slips[0].code, "' OR 1=1")
    assert not any(counting(one) for one in forged)


def counting(text: str) -> str:
    """The vote that a receipt proves a ballot in; "" for none."""
    found = vote_counting(text)
    return found.id if found else ""


def refusals(vote: VoteRecord, slips: tuple[Slip, ...]) -> dict[type[VotingError], BallotSubmission]:
    other, other_slips = open_vote_with_codes(codes=1)
    void(vote.id, 1, 2, "王", "lost", "李")
    return {
        errors.MistypedCodeError: sending(vote, "22222-22222-2222"),
        errors.UnknownCodeError: sending(vote, new_code()),
        errors.OtherWorkshopError: sending(vote, other_slips[0]),
        errors.VoidCodeError: sending(vote, slips[1]),
        errors.AlteredOptionsError: sending(vote, slips[0], digest=other.digest[::-1]),
        errors.WrongKindError: sending(vote, slips[0], score_ballot(NOBODY, A=3)),
        errors.DamagedBallotFormError: sending(vote, slips[0], key="short"),
        UnknownChoiceError: sending(vote, slips[0], "AZ"),
        UnknownGroupError: sending(vote, slips[0], channel="pigeon"),
    }


def test_what_is_refused_is_refused_in_words_and_costs_no_code() -> None:
    vote, slips = open_vote_with_codes(codes=2)
    for error, one in refusals(vote, slips).items():
        with pytest.raises(error) as caught:
            cast(vote.id, one)
        assert type(caught.value) is error
        assert caught.value.message("zh").endswith("。")
        assert len(caught.value.message("en")) > 20
        assert turnout_of(vote.id).used == {"merchant": 0, "resident": 0}
    for shown in (("A", "B"), ("A", "B", "D"), ("A", "A", "B", "C")):
        with pytest.raises(errors.AlteredOptionsError):
            cast(vote.id, sending(vote, slips[0], shown=shown))
    assert cast(vote.id, sending(vote, slips[0])).is_new
    close(vote)
    assert len(poll_of(vote.id).ballots) == 1


def test_before_opening_and_after_closing_nothing_is_taken() -> None:
    vote, slips = draft(codes=2)
    with pytest.raises(errors.NotOpenYetError):
        cast(vote.id, sending(vote, slips[0]))
    vote = open_vote(vote.id, vote.version, "王")
    cast(vote.id, sending(vote, slips[0]))
    close_and_settle(vote)
    with pytest.raises(errors.ClosedError):
        cast(vote.id, sending(vote, slips[1]))
    assert len(poll_of(vote.id).ballots) == 1


def test_a_test_code_may_be_tried_before_and_after_opening_and_never_counts() -> None:
    vote, slips = draft(codes=1)
    tests = mint(vote.id, BatchSpec("resident", 2, is_test=True), "王")
    first = sending(vote, tests[0])
    tried = cast(vote.id, first)
    assert tried.is_test
    assert not counting(tried.receipt)
    vote = open_vote(vote.id, vote.version, "王")
    assert cast(vote.id, first).is_new is False
    assert cast(vote.id, sending(vote, tests[1])).is_test
    cast(vote.id, sending(vote, slips[0], "B"))
    assert turnout_of(vote.id).issued == {"merchant": 0, "resident": 1}
    close(vote)
    assert [ballot.approved for ballot in poll_of(vote.id).ballots] == [{"B"}]  # type: ignore[attr-defined]


def test_the_order_shown_is_random_and_kept_with_the_ballot(box_file: Path) -> None:
    orders = [drawn_order("w", new_code(), ("A", "B", "C")) for _ in range(600)]
    counts = [orders.count(order) for order in set(orders)]
    assert len(counts) == 6
    assert min(counts) > 60  # 100 expected, standard deviation 9.1
    vote, slips = open_vote_with_codes(codes=1)
    cast(vote.id, sending(vote, slips[0], shown=("C", "A", "B")))
    with sqlite3.connect(box_file) as database:
        assert database.execute("SELECT shown FROM ballot").fetchall() == [('["C", "A", "B"]',)]


def test_a_ranking_with_equals_comes_back_as_it_was_cast() -> None:
    vote, slips = open_vote_with_codes(codes=2, method="copeland")
    for slip, text in zip(slips, ("C>A=B", ""), strict=True):
        cast(vote.id, sending(vote, slip, ranking_by_nobody(text)))
    close(vote)
    tiers = {ballot.tiers for ballot in poll_of(vote.id).ballots}  # type: ignore[attr-defined]
    assert tiers == {(frozenset("C"), frozenset("AB")), ()}


def test_a_full_disk_is_said_before_anything_is_acknowledged(box_file: Path) -> None:
    """SQLite itself says that the disk is full: its file may have no more pages than it has."""
    vote, slips = open_vote_with_codes(codes=200)
    with the_store().writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    acknowledged: list[BallotSubmission] = []
    refused: list[BallotSubmission] = []
    for slip in slips:
        one = sending(vote, slip, "ABC", key=new_form_key())
        try:
            cast(vote.id, one)
        except StoreFullError:
            refused.append(one)
        else:
            acknowledged.append(one)
    assert acknowledged
    assert refused
    with the_store().writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert not any(cast(vote.id, one).is_new for one in acknowledged)
    assert all(cast(vote.id, one).is_new for one in refused)  # the refused used no code
    close(vote)
    assert len(poll_of(vote.id).ballots) == 200
