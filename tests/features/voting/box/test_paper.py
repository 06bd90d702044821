"""Paper: two people, the same paper, and only then the box."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.voting.box.casting import cast
from features.voting.box.errors import AlreadyUsedError, MistypedCodeError, PaperError
from features.voting.box.paper import PaperBallot, PaperDesk
from features.voting.box.results import poll_of, turnout_of
from features.voting.codes import code_in_groups
from tests.features.voting.box.rounds import ABC, NOBODY, close, open_vote_with_codes, sending
from tests.features.voting.polls import approval_ballot

pytestmark = pytest.mark.usefixtures("box_file")


def paper(code: str, choice: str) -> PaperBallot:
    return PaperBallot(code, approval_ballot(choice, NOBODY))


def test_it_counts_once_two_people_read_the_same(box_file: Path) -> None:
    vote, (slip, other) = open_vote_with_codes(codes=2)
    desk = PaperDesk(vote.id)
    before = box_file.read_bytes() + box_file.with_name("lintu.sqlite-wal").read_bytes()
    desk.enter("王", paper(slip.code, "A"))
    assert desk.half_entered() == 1
    for code in (slip.code, other.code, "nonsense"):
        with pytest.raises(PaperError):
            desk.cast(code, vote.digest, ABC)
    desk.enter("李", paper(code_in_groups(slip.code).lower(), "AB"))
    (difference,) = desk.differences().values()
    assert (difference.first[0], difference.second[0]) == ("王", "李")
    assert difference.second[1] == approval_ballot("AB", NOBODY)
    with pytest.raises(PaperError):
        desk.cast(slip.code, vote.digest, ABC)
    desk.enter("王", paper(slip.code, "AB"))  # looked again
    assert not desk.differences()
    assert box_file.read_bytes() + box_file.with_name("lintu.sqlite-wal").read_bytes() == before
    assert turnout_of(vote.id).used["resident"] == 0
    assert desk.cast(slip.code, vote.digest, ABC).is_new
    assert desk.half_entered() == 0
    close(vote)
    (ballot,) = poll_of(vote.id).ballots
    assert (ballot.channel, ballot.constituency, ballot.age_group) == ("paper", "resident", "elder")


def test_one_person_is_not_two_and_three_are_too_many() -> None:
    vote, (slip,) = open_vote_with_codes(codes=1)
    desk = PaperDesk(vote.id)
    desk.enter("王", paper(slip.code, "A"))
    desk.enter(" 王 ", paper(slip.code, "A"))
    with pytest.raises(PaperError):
        desk.cast(slip.code, vote.digest, ABC)
    desk.enter("李", paper(slip.code, "A"))
    for name in ("赵", " "):
        with pytest.raises(PaperError):
            desk.enter(name, paper(slip.code, "B"))
    with pytest.raises(MistypedCodeError):
        desk.enter("王", paper("2222", "A"))


def test_who_voted_by_phone_has_no_second_vote_on_paper() -> None:
    vote, (slip,) = open_vote_with_codes(codes=1)
    cast(vote.id, sending(vote, slip, "B"))
    desk = PaperDesk(vote.id)
    for name in ("王", "李"):
        desk.enter(name, paper(slip.code, "A"))
    with pytest.raises(AlreadyUsedError):
        desk.cast(slip.code, vote.digest, ABC)
    close(vote)
    assert len(poll_of(vote.id).ballots) == 1


def test_a_paper_can_be_laid_aside_and_entered_anew() -> None:
    vote, (slip, *_) = open_vote_with_codes(codes=2)
    cast(vote.id, sending(vote, slip))
    desk = PaperDesk(vote.id)
    for person in ("王", "李"):
        assert not desk.agrees(slip.code)
        desk.enter(person, paper(slip.code, "A"))
    assert desk.agrees(slip.code)
    assert (desk.agreed_codes(), desk.waiting()) == ((slip.code,), 1)
    with pytest.raises(AlreadyUsedError):
        desk.cast(slip.code, vote.digest, ABC)
    desk.withdraw(code_in_groups(slip.code).lower())
    assert (desk.agreed_codes(), desk.waiting()) == ((), 0)
    desk.enter("张", paper(slip.code, "A"))  # a third person is the first one again
