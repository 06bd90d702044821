"""The way of a vote: forward, once, and what is settled stays settled."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from features.voting.box import errors
from features.voting.box.casting import cast
from features.voting.box.phases import close_vote, open_vote, prepare, revise, settle_vote
from features.voting.box.record import events_of, head_of, log_of
from features.voting.box.terms import terms_from
from features.voting.box.votes import vote_record, votes_of
from features.voting.errors import WorkshopError
from tests.features.voting.box.rounds import (
    REAL,
    WHO,
    close,
    close_and_settle,
    draft,
    open_vote_with_codes,
    sending,
    terms,
)

ROOT = Path(__file__).parents[4]
pytestmark = pytest.mark.usefixtures("box_file")


def test_terms_come_back_from_their_text_with_the_same_digest() -> None:
    one = terms(method="star", quorum=7, ties="ask")
    assert terms_from(one.canonical()) == one
    assert one.digest() == sha256(one.canonical().encode()).hexdigest()
    with pytest.raises(WorkshopError):
        terms(method="equal_shares")  # a bundle without costs


def test_the_way_of_a_vote_is_in_its_log() -> None:
    vote, slips = draft(codes=2)
    vote = revise(vote.id, vote.version, terms(quorum=1), WHO)
    vote = open_vote(vote.id, vote.version, WHO)
    cast(vote.id, sending(vote, slips[0]))
    assert (vote.phase, vote.seed) == ("open", "")
    done = close_and_settle(vote)
    assert (done.phase, done.version, done.thrown) == ("counted", 5, "3 5 1")
    assert votes_of("xuzhen") == (done,)
    events = events_of(vote.id)
    assert [one["kind"] for one in events] == ["prepare", "mint", "revise", "open", "close", "count"]
    assert events[3]["terms"] == terms(quorum=1).digest() == vote.digest
    assert (events[4]["ballots"], events[4]["tests"]) == (1, 0)
    assert log_of(vote.id)[-1].startswith(head_of(vote.id))


def test_the_seed_is_committed_to_at_opening_and_told_at_closing() -> None:
    vote, _ = open_vote_with_codes(community=REAL)
    commitment = events_of(vote.id)[-1]["seed_sha256"]
    assert vote.seed == ""
    assert "seed" not in events_of(vote.id)[-1]
    seed = close(vote).seed
    assert sha256(f"{vote.id}\n{seed}".encode()).hexdigest() == commitment == vote.seed_commitment
    assert events_of(vote.id)[-1]["seed"] == seed


def test_nothing_is_done_twice_or_backwards_or_unseen() -> None:
    vote, _ = draft()
    with pytest.raises(errors.WrongPhaseError):
        close_vote(vote.id, vote.version, WHO)
    now = open_vote(vote.id, vote.version, WHO)
    for step in (open_vote, close_vote, settle_vote):
        with pytest.raises(errors.VoteChangedError):
            step(vote.id, vote.version, WHO)
    for step in (open_vote, settle_vote):
        with pytest.raises(errors.WrongPhaseError):
            step(vote.id, now.version, WHO)
    with pytest.raises(errors.FrozenError) as caught:
        revise(vote.id, now.version, terms(("A", "B")), WHO)
    assert caught.value.message("zh").startswith("投票“墟镇广场”已经在进行")
    with pytest.raises(errors.NoSuchWorkshopError):
        vote_record("nothing")
    with pytest.raises(errors.NoCodesError):
        open_vote(prepare("xuzhen", terms(), WHO).id, 1, WHO)


EDITS = {
    "question": "UPDATE workshop SET definition = replace(definition, '哪个', '那个')",
    "digest": "UPDATE workshop SET digest = 'x'",
    "seed": "UPDATE workshop SET seed = 'x'",
    "backwards": "UPDATE workshop SET phase = 'draft'",
    "leap": "UPDATE workshop SET phase = 'counted'",
    "delete": "DELETE FROM workshop",
    "ballot": "UPDATE ballot SET content = '[\"B\"]'",
    "event": "UPDATE vote_event SET event = replace(event, 'A', 'B')",
    "no event": "DELETE FROM vote_event",
    "replaced": "REPLACE INTO vote_event SELECT workshop_id, position, 'x', event FROM vote_event",
    "swallowed": "REPLACE INTO vote_event SELECT workshop_id, 9, hash, event FROM vote_event LIMIT 1",
    "vote replaced": "REPLACE INTO workshop SELECT id, community, definition, digest, 'draft', seed, "
    "seed_commitment, seal_key, settled, version FROM workshop",
}
AFTER_CLOSING = {
    "stuffing": "INSERT INTO ballot SELECT randomblob(16), workshop_id, constituency, age_group, channel, "
    "is_test, content, shown FROM ballot",
    "removal": "DELETE FROM ballot",
    "code": "UPDATE voting_code SET state = 'void' WHERE NOT is_used",
    "new code": "INSERT INTO voting_code SELECT 'x', workshop_id, batch_id, 99, constituency, age_group, "
    "'ok', 0, NULL, NULL FROM voting_code LIMIT 1",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_database_refuses_to_change_what_was_opened(edit: str, box_file: Path) -> None:
    vote, slips = open_vote_with_codes(community=REAL)
    cast(vote.id, sending(vote, slips[0]))
    with sqlite3.connect(box_file) as database, pytest.raises(sqlite3.DatabaseError):
        database.execute(edit)


@pytest.mark.parametrize("edit", AFTER_CLOSING.values(), ids=AFTER_CLOSING)
def test_the_database_refuses_to_change_a_closed_box(edit: str, box_file: Path) -> None:
    vote, slips = open_vote_with_codes(community=REAL)
    cast(vote.id, sending(vote, slips[0]))
    with sqlite3.connect(box_file, isolation_level=None) as database:
        database.execute("BEGIN")
        assert database.execute(edit).rowcount > 0  # while open these are what the program itself does
        database.execute("ROLLBACK")
    close(vote)
    with sqlite3.connect(box_file) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(edit)


def test_of_twenty_who_open_it_one_does() -> None:
    vote, _ = draft()

    def opens(number: int) -> bool:
        try:
            open_vote(vote.id, vote.version, f"p{number}")
        except errors.VoteChangedError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(opens, range(20))) == 1
    assert [one["kind"] for one in events_of(vote.id)] == ["prepare", "mint", "open"]


STEPS = """
import sys
from features.voting.box import errors, phases
workshop, version = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
for number, (step, more) in enumerate(
    ((phases.open_vote, ()), (phases.close_vote, ()), (phases.settle_vote, ("3 5 1",)))
):
    sys.stdin.readline()
    try:
        step(workshop, version + number, "p", *more)
        print("did", flush=True)
    except errors.VoteChangedError:
        print("told", flush=True)
"""


def test_two_processes_take_each_step_once(tmp_path: Path) -> None:
    vote, _ = draft()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINTU_VAR": str(tmp_path / "var")}
    command = [sys.executable, "-c", STEPS, vote.id, str(vote.version)]
    both = [
        subprocess.Popen(command, env=environment, stdin=-1, stdout=-1, text=True, bufsize=1) for _ in "ab"
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for _ in range(3):
        for one in both:
            assert one.stdin is not None
            one.stdin.write("\n")
        assert sorted(one.stdout.readline() for one in both if one.stdout) == ["did\n", "told\n"]
    for one in both:
        one.communicate(timeout=30)
    kinds = [event["kind"] for event in events_of(vote.id)]
    assert kinds == ["prepare", "mint", "open", "close", "count"]
