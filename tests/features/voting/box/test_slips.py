"""Slips: made once, voided and replaced with a record."""

from __future__ import annotations

import pytest

from features.voting.box import errors
from features.voting.box.casting import cast
from features.voting.box.record import events_of
from features.voting.box.results import poll_of, turnout_of
from features.voting.box.slips import BatchSpec, mint, mint_batches, reprint, void
from features.voting.codes import parse_code
from tests.features.voting.box.rounds import close, draft, open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")


def test_a_batch_is_numbered_and_its_codes_are_all_different() -> None:
    vote, slips = draft(codes=30, merchants=4)
    assert [(slip.batch, slip.number) for slip in slips[28:32]] == [(1, 29), (1, 30), (2, 1), (2, 2)]
    assert len({slip.code for slip in slips}) == 34
    assert all(parse_code(slip.code) == slip.code for slip in slips)
    assert turnout_of(vote.id).issued == {"resident": 30, "merchant": 4}


def test_batches_are_made_together_or_not_at_all() -> None:
    vote, _ = draft(codes=1, merchants=1)
    made = mint_batches(vote.id, [BatchSpec("resident", 2), BatchSpec("merchant", 3)], "王")
    assert [(slip.batch, slip.number) for slip in made] == [(3, 1), (3, 2), (4, 1), (4, 2), (4, 3)]
    with pytest.raises(errors.BatchError):
        mint_batches(vote.id, [BatchSpec("resident", 2), BatchSpec("nobody", 1)], "王")
    assert turnout_of(vote.id).issued == {"resident": 3, "merchant": 4}


def test_a_voided_slip_and_its_replacement_are_on_record() -> None:
    vote, slips = draft(codes=3)
    void(vote.id, 1, 1, "王", "torn")
    again = reprint(vote.id, 1, 2, "王", "lost in the rain")
    assert (again.batch, again.number, again.constituency, again.age_group) == (1, 4, "resident", "elder")
    assert turnout_of(vote.id).issued["resident"] == 2
    last = events_of(vote.id)[-1]
    assert (last["kind"], last["slip"], last["new_slip"], last["reason"]) == (
        "reprint",
        2,
        4,
        "lost in the rain",
    )
    for slip in slips[:2]:
        with pytest.raises(errors.VoidCodeError):
            cast(vote.id, sending(vote, slip))
    for number, error in ((1, errors.VoidSlipError), (9, errors.UnknownSlipError)):
        with pytest.raises(error):
            void(vote.id, 1, number, "王", "")
    with pytest.raises(errors.UnknownSlipError):
        reprint(vote.id, 2, 1, "王", "")


def test_after_opening_it_takes_two_and_a_used_slip_stays_used() -> None:
    vote, slips = open_vote_with_codes(codes=3)
    cast(vote.id, sending(vote, slips[0]))
    for second in ("", " 王 ", "王"):
        with pytest.raises(errors.TwoPeopleError):
            void(vote.id, 1, 2, "王", "", second)
        with pytest.raises(errors.TwoPeopleError):
            mint(vote.id, BatchSpec("resident", 1), "王", second)
    with pytest.raises(errors.UsedSlipError):
        reprint(vote.id, 1, 1, "王", "", "李")
    again = reprint(vote.id, 1, 2, "王", "", "李")
    assert events_of(vote.id)[-1]["second"] == "李"
    cast(vote.id, sending(vote, again))
    close(vote)
    assert len(poll_of(vote.id).ballots) == 2
    with pytest.raises(errors.WrongPhaseError):
        mint(vote.id, BatchSpec("resident", 1), "王", "李")


@pytest.mark.parametrize(
    "spec",
    [
        BatchSpec("resident", 0),
        BatchSpec("resident", 2001),
        BatchSpec("nobody", 1),
        BatchSpec("resident", 1, "young"),
    ],
)
def test_what_cannot_be_made(spec: BatchSpec) -> None:
    vote, _ = draft()
    with pytest.raises(errors.BatchError):
        mint(vote.id, spec, "王")
