"""A restore in the middle of a vote: the log tells of it, the vote waits, lost ballots can be given again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from data.store.address import file_address, store_address
from data.store.backup_file import backup_all
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from data.store.writer import the_writer
from features.voting.box import errors
from features.voting.box.casting import cast
from features.voting.box.lookup import any_restored, is_lost_receipt, look_up, vote_counting, vote_for
from features.voting.box.phases import close_vote, settle_vote
from features.voting.box.publication import publication_of
from features.voting.box.record import events_of, head_of, log_of
from features.voting.box.results import result_of, turnout_of
from features.voting.box.slips import Slip, void
from features.voting.box.suspension import confirm_restore, restore_status
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.verify_votes import check_log
from tests.features.voting.box.rounds import WHO, close, draft, open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")
Step = Callable[[VoteRecord], object]


@dataclass(frozen=True)
class Restored:
    """A vote of which a copy was restored; heads as they were on paper, receipts in the order of casting."""

    vote: VoteRecord
    slips: Sequence[Slip]
    receipts: Sequence[str]
    head_of_copy: str
    head_before: str
    notes: Sequence[str]


def restore(file: Path) -> Sequence[str]:
    """As `lintu restore` does while the program is stopped; what it says."""
    the_writer().stop()
    the_store().close()
    made, _ = restore_all(connect(store_address()), file, file.parent / "none")
    return [note.text("zh") for note in made.notes]


def restored_in_the_middle(tmp_path: Path, then: Step = lambda vote: None) -> Restored:
    """Seven ballots, a copy that holds them all, a voided slip and three ballots more, what `then` does."""
    vote, slips = open_vote_with_codes(codes=13)
    receipts = [cast(vote.id, sending(vote, slip)).receipt for slip in slips[:7]]
    file, head = tmp_path / "b.backup.zip", head_of(vote.id)
    backup_all(the_store(), file, tmp_path / "none", is_only_one=True)
    receipts += [cast(vote.id, sending(vote, slip)).receipt for slip in slips[7:10]]
    void(vote.id, 1, 12, WHO, "弄脏了", second="李四")
    then(vote_record(vote.id))
    before = head_of(vote.id)
    return Restored(vote, slips, receipts, head, before, restore(file))


def test_the_log_tells_of_it_with_both_heads(tmp_path: Path) -> None:
    made = restored_in_the_middle(tmp_path)
    told = events_of(made.vote.id)[-1]
    assert told.pop("at")
    assert made.head_before != made.head_of_copy
    assert told == {
        "kind": "restore",
        "workshop": made.vote.id,
        "actor": "lintu restore",
        "before": made.head_before,
        "after": made.head_of_copy,
        "ballots": 7,
        "ballots_before": 10,
    }
    assert check_log(log_of(made.vote.id), head_of(made.vote.id)) != made.head_before
    (note,) = made.notes
    assert made.head_before in note
    assert made.head_of_copy in note


def test_a_log_whose_restore_names_another_head_is_found_out(tmp_path: Path) -> None:
    made = restored_in_the_middle(tmp_path)
    honest = [line.partition(" ")[2] for line in log_of(made.vote.id)]
    forged = [event.replace(f'"after":"{made.head_of_copy}"', f'"after":"{"0" * 64}"') for event in honest]
    assert check_log(chained(honest)) == head_of(made.vote.id)
    with pytest.raises(ValueError, match="does not follow"):
        check_log(chained(forged))


def chained(events: Sequence[str]) -> list[str]:
    """The events as lines of a log, each with the hash of the one before it and itself."""
    lines, last = [], "0" * 64
    for event in events:
        last = sha256(f"{last}\n{event}".encode()).hexdigest()
        lines.append(f"{last} {event}")
    return lines


def test_until_two_people_confirm_with_a_printed_head_nothing_is_accepted(tmp_path: Path) -> None:
    made = restored_in_the_middle(tmp_path)
    vote, last = made.vote, sending(made.vote, made.slips[12])
    confirm: Callable[[str, str], bool] = lambda person, head: confirm_restore(vote.id, person, head)  # noqa: E731
    for refused in (
        lambda: cast(vote.id, last),
        lambda: vote_for(look_up(made.slips[12].code)),
        lambda: close(vote),
    ):
        with pytest.raises(errors.SuspendedError):
            refused()
    for person, head in ((WHO, made.head_of_copy[:11]), (WHO, "0" * 64), ("", made.head_of_copy)):
        with pytest.raises(errors.ConfirmationError):
            confirm(person, head)
    assert not confirm(WHO, made.head_of_copy[:12].upper())
    assert restore_status(vote.id).first == WHO
    with pytest.raises(errors.ConfirmationError):
        confirm(f" {WHO} ", made.head_of_copy)
    with pytest.raises(errors.SuspendedError):
        cast(vote.id, last)
    assert confirm("李四", made.head_before)
    event = events_of(vote.id)[-1]
    assert (event["kind"], event["actor"], event["second"]) == ("resume", "李四", WHO)
    assert (event["head"], event["second_head"]) == (made.head_before, made.head_of_copy)
    assert cast(vote.id, last).is_new
    with pytest.raises(errors.NotSuspendedError):
        confirm(WHO, made.head_of_copy)


def test_the_database_itself_takes_no_ballot_of_a_suspended_vote(tmp_path: Path, box_file: Path) -> None:
    made = restored_in_the_middle(tmp_path)
    use = "UPDATE voting_code SET is_used = 1, receipt_sha256 = 'x' WHERE NOT is_used AND state = 'ok'"
    refused = pytest.raises(sqlite3.IntegrityError, match="suspended")
    with closing(sqlite3.connect(box_file)) as database, refused:
        database.execute(f"{use} AND slip = 13")
    assert sum(turnout_of(made.vote.id).used.values()) == 7


def test_lost_receipts_say_so_and_their_codes_vote_again(tmp_path: Path) -> None:
    made = restored_in_the_middle(tmp_path)
    lost = made.receipts[7:]
    assert [vote_counting(one) is not None for one in made.receipts] == [True] * 7 + [False] * 3
    assert [is_lost_receipt(one) for one in made.receipts] == [False] * 7 + [True] * 3
    assert not is_lost_receipt("2222-2222-2222")
    assert any_restored()
    for person in (WHO, "李四"):
        confirm_restore(made.vote.id, person, made.head_of_copy)
    again = [cast(made.vote.id, sending(made.vote, slip)) for slip in made.slips[7:10]]
    assert all(one.is_new for one in again)
    assert all(is_lost_receipt(one) for one in lost)
    close(made.vote)
    assert result_of(made.vote.id).ballots == 10


def test_on_a_new_machine_the_head_before_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote, slips = open_vote_with_codes(codes=6)
    for slip in slips:
        cast(vote.id, sending(vote, slip))
    backup_all(the_store(), tmp_path / "b.zip", tmp_path / "none", is_only_one=True)
    the_store().close()
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "new"))
    made, saved = restore_all(
        connect(file_address(tmp_path / "new" / "lintu.sqlite")), tmp_path / "b.zip", tmp_path / "none"
    )
    assert saved is None
    (event,) = restore_status(vote.id).restores
    assert (event.before, event.ballots_before, event.ballots) == ("", None, 6)
    assert restore_status(vote.id).is_suspended
    assert "恢复前 不详" in made.notes[0].text("zh")


@pytest.mark.parametrize("is_counted", [False, True])
def test_a_vote_that_had_been_closed_does_not_just_open_again(tmp_path: Path, is_counted: bool) -> None:
    def end(vote: VoteRecord) -> None:
        closed = close_vote(vote.id, vote.version, WHO)
        if is_counted:
            settle_vote(vote.id, closed.version, WHO, "3 5 1")

    made = restored_in_the_middle(tmp_path, end)
    assert vote_record(made.vote.id).phase == "open"
    (event,) = restore_status(made.vote.id).restores
    assert (event.before, event.ballots_before) == (made.head_before, 10)
    with pytest.raises(errors.SuspendedError):
        cast(made.vote.id, sending(made.vote, made.slips[12]))


def test_closed_votes_keep_their_printed_head_unless_it_differs(tmp_path: Path) -> None:
    (first, slips), (second, more) = open_vote_with_codes(codes=5), open_vote_with_codes(codes=5)
    for vote, of in ((first, slips), (second, more)):
        for slip in of:
            cast(vote.id, sending(vote, slip))
    head = head_of(close(first).id)
    close(second)
    backup_all(the_store(), tmp_path / "b.zip", tmp_path / "none")
    settle_vote(second.id, vote_record(second.id).version, WHO, "3 5 1")
    counted = head_of(second.id)
    lost, _ = draft(1)
    notes = restore(tmp_path / "b.zip")
    assert head_of(first.id) == head
    (event,) = publication_of(second.id, vote_record(second.id).version, 5).restores
    assert (event.before, event.ballots) == (counted, 5)
    assert not restore_status(second.id).is_suspended
    assert result_of(second.id).ballots == 5
    assert len(notes) == 2
    assert "不在这份备份里" in notes[1]
    with pytest.raises(errors.NoSuchWorkshopError):
        vote_record(lost.id)


def test_a_damaged_vote_keeps_nobody_from_restoring(tmp_path: Path, box_file: Path) -> None:
    """As the page of a damaged vote advises, also where the backup holds another one that is damaged."""
    vote, _ = open_vote_with_codes(codes=1)
    (mended, _), (damaged, _) = draft(1), draft(1)
    damage_draft(box_file, damaged.id)
    backup_all(the_store(), tmp_path / "b.zip", tmp_path / "none", is_only_one=True)
    head = head_of(vote.id)
    damage_draft(box_file, mended.id)
    notes = restore(tmp_path / "b.zip")
    assert vote_record(mended.id) == mended
    (event,) = restore_status(vote.id).restores
    assert (event.before, event.ballots_before) == (head, 0)
    assert len(notes) == 1
    with pytest.raises(errors.VoteDamagedError):
        vote_record(damaged.id)


def damage_draft(box_file: Path, workshop_id: str) -> None:
    with closing(sqlite3.connect(box_file)) as database:
        database.execute("UPDATE workshop SET definition = '{}' WHERE id = ?", [workshop_id])
        database.commit()
