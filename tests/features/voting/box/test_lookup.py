"""What a code or a receipt opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from base.receipt_codes import new_form_key
from features.voting.box.casting import cast
from features.voting.box.errors import (
    AlreadyUsedError,
    ClosedError,
    DamagedBallotFormError,
    MistypedCodeError,
    NotOpenYetError,
    OtherWorkshopError,
    UnknownCodeError,
    VoidCodeError,
)
from features.voting.box.lookup import look_up, vote_counting, vote_for
from features.voting.box.slips import BatchSpec, mint, void
from features.voting.codes import code_in_groups, new_code
from tests.features.voting.box.rounds import WHO, close, draft, open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")


def test_a_code_finds_its_vote_among_several() -> None:
    votes = [open_vote_with_codes() for _ in range(3)]
    for vote, slips in votes:
        for text in (slips[0].code, f" {code_in_groups(slips[1].code).lower()} "):
            known = look_up(text)
            assert (known.workshop_id, known.is_test, known.is_used) == (vote.id, False, False)
            assert look_up(text, vote.id) == known
            assert vote_for(known).id == vote.id


def test_what_is_no_code_of_the_vote() -> None:
    (one, _), (_, of_other) = open_vote_with_codes(), open_vote_with_codes()
    for text in ("", "abc"):
        with pytest.raises(MistypedCodeError):
            look_up(text)
    for vote in ("", one.id):
        with pytest.raises(UnknownCodeError):
            look_up(new_code(), vote)
    with pytest.raises(OtherWorkshopError):
        look_up(of_other[0].code, one.id)


def test_a_void_code() -> None:
    vote, slips = open_vote_with_codes()
    void(vote.id, slips[0].batch, slips[0].number, WHO, "丢失", "李")
    with pytest.raises(VoidCodeError):
        look_up(slips[0].code)


def test_the_form_that_cast_the_ballot_learns_its_receipt_and_no_other_form_does() -> None:
    vote, slips = open_vote_with_codes()
    sent = sending(vote, slips[0], "A")
    assert look_up(sent.code, vote.id, sent.key).receipt == ""
    receipt = cast(vote.id, sent).receipt
    for _ in range(2):
        known = look_up(sent.code, vote.id, sent.key)
        assert (known.is_used, known.receipt) == (True, receipt)
        assert look_up(sent.code, vote.id, new_form_key()).receipt == ""
        assert look_up(sent.code).receipt == ""
        with pytest.raises(DamagedBallotFormError):
            look_up(sent.code, vote.id, "short")
        with pytest.raises(AlreadyUsedError):
            vote_for(known)
        if vote.phase == "open":
            vote = close(vote)


def test_who_may_vote_when() -> None:
    vote, slips = draft()
    trial = mint(vote.id, BatchSpec("resident", 1, is_test=True), WHO)[0]
    with pytest.raises(NotOpenYetError):
        vote_for(look_up(slips[0].code))
    assert look_up(trial.code).is_test
    assert vote_for(look_up(trial.code)).id == vote.id
    vote, slips = open_vote_with_codes()
    close(vote)
    with pytest.raises(ClosedError):
        vote_for(look_up(slips[0].code))


def test_a_receipt_finds_the_vote_that_counts_it() -> None:
    open_vote_with_codes()
    vote, slips = open_vote_with_codes()
    trial = mint(vote.id, BatchSpec("resident", 1, is_test=True), WHO, "李")[0]
    receipt = cast(vote.id, sending(vote, slips[0])).receipt
    for text in (receipt, f"{receipt[:4]} {receipt[4:]}".lower()):
        found = vote_counting(text)
        assert found is not None
        assert found.id == vote.id
    assert vote_counting(cast(vote.id, sending(vote, trial)).receipt) is None
    for wrong in ("", receipt[:-1], receipt + "2"):
        assert vote_counting(wrong) is None


def test_looking_changes_nothing(box_file: Path) -> None:
    vote, slips = open_vote_with_codes()
    before = box_file.read_bytes(), look_up(slips[0].code)
    for _ in range(3):
        look_up(slips[0].code, vote.id, new_form_key())
    assert (box_file.read_bytes(), look_up(slips[0].code)) == before
