"""Many phones with one code at once; and the same with the mistake that most systems made."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from data.store.open_store import the_store
from features.voting import ballot_rows
from features.voting.box.casting import BallotReceipt, BallotSubmission, cast
from features.voting.box.content import content_of
from features.voting.box.errors import AlreadyUsedError
from features.voting.box.results import poll_of, turnout_of
from features.voting.codes import code_hash
from tests.features.voting.box.rounds import close, open_vote_with_codes, sending

CODES, PHONES = 20, 30
pytestmark = pytest.mark.usefixtures("box_file")
Cast = Callable[[str, BallotSubmission], BallotReceipt]


def checks_then_inserts(workshop_id: str, one: BallotSubmission) -> BallotReceipt:
    """The mistake: looks first, in a transaction of its own, and then puts the ballot into the box."""
    slip = code_hash(workshop_id, one.code)
    with the_store().reading() as connection:
        code = ballot_rows.code_row(connection, slip)
    assert code is not None
    if code["is_used"]:
        raise AlreadyUsedError
    key = secrets.token_bytes(16)
    ballot = {name: code[name] for name in ("workshop_id", "constituency", "age_group")}
    ballot |= {"key": key, "channel": one.channel, "is_test": False}
    with the_store().writing() as connection:
        ballot_rows.use_code(connection, slip, key.hex(), "")
        content = content_of(one.ballot)
        ballot_rows.insert_ballot(connection, {**ballot, "content": content, "shown": list(one.shown)})
    return BallotReceipt(key.hex(), is_test=False, is_new=True)


def ballots_and_acknowledged(cast_by: Cast) -> tuple[int, int, int]:
    """How many ballots are in the box, sendings were acknowledged and codes used, after the race."""
    vote, slips = open_vote_with_codes(codes=CODES)
    start = Barrier(PHONES)

    def phone(number: int) -> int:
        start.wait()
        taken = 0
        for slip in slips:
            try:
                cast_by(vote.id, sending(vote, slip, "ABC"[number % 3]))
                taken += 1
            except AlreadyUsedError:
                pass
        return taken

    with ThreadPoolExecutor(PHONES) as pool:
        acknowledged = sum(pool.map(phone, range(PHONES)))
    used = turnout_of(vote.id).used["resident"]
    close(vote)
    return len(poll_of(vote.id).ballots), acknowledged, used


def test_thirty_phones_with_each_of_twenty_codes_make_twenty_ballots() -> None:
    assert ballots_and_acknowledged(cast) == (CODES, CODES, CODES)


def test_the_same_race_finds_a_check_that_stands_before_the_insert() -> None:
    ballots, acknowledged, used = ballots_and_acknowledged(checks_then_inserts)
    assert ballots == acknowledged > CODES == used


def test_sixty_phones_that_send_the_same_form_get_one_receipt() -> None:
    vote, slips = open_vote_with_codes(codes=1)
    one = sending(vote, slips[0])
    with ThreadPoolExecutor(60) as pool:
        receipts = list(pool.map(lambda _: cast(vote.id, one), range(60)))
    assert len({receipt.receipt for receipt in receipts}) == 1
    assert sum(receipt.is_new for receipt in receipts) == 1
    close(vote)
    assert len(poll_of(vote.id).ballots) == 1
