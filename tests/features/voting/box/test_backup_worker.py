"""A machine that dies in the middle of a round: what its last backup gives back. T24, R11."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.backup_worker import DURING_VOTE, BackupSchedule, back_up_if_due
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.errors import SuspendedError
from features.voting.box.record import head_of, log_of
from features.voting.box.results import poll_of, turnout_of
from features.voting.box.suspension import confirm_restore
from features.voting.verify_votes import check_log
from features.voting.vote_rows import any_open
from tests.features.voting.box.rounds import REAL, close, open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")
RHYTHM = BackupSchedule(timedelta(minutes=5), timedelta(minutes=60), kept_days=3)


def test_the_round_goes_on_where_the_backup_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vote, slips = open_vote_with_codes(codes=60, community=REAL)
    sent: list[tuple[BallotSubmission, str]] = []
    enough = threading.Event()

    def people_vote() -> None:
        for slip in slips[:50]:
            one = sending(vote, slip)
            sent.append((one, cast(vote.id, one).receipt))
            if len(sent) == 20:
                enough.set()

    hall = threading.Thread(target=people_vote)
    hall.start()
    assert enough.wait(60)
    before = list(sent)
    made = back_up_if_due(
        the_store(), tmp_path / "stick", tmp_path / "none", RHYTHM, datetime.now(UTC), any_open
    )
    hall.join()
    assert made == tmp_path / "stick" / DURING_VOTE
    assert os.stat(made).st_mode & 0o077 == 0  # nobody else's business

    the_store().close()
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    restore_all(connect(file_address(tmp_path / "two" / "lintu.sqlite")), made, tmp_path / "two" / "none")
    assert check_log(log_of(vote.id), head_of(vote.id))
    with pytest.raises(SuspendedError):
        cast(vote.id, sending(vote, slips[59]))
    for person in ("王主持", "李四"):
        confirm_restore(vote.id, person, head_of(vote.id))
    restored = sum(turnout_of(vote.id).used.values())
    assert len(before) <= restored <= 50
    # Phones send again what they hold: nobody counts twice, and the receipt is the same.
    for one, receipt in sent:
        assert cast(vote.id, one).receipt == receipt
    assert sum(turnout_of(vote.id).used.values()) == 50
    for slip in slips[50:]:
        cast(vote.id, sending(vote, slip))
    close(vote)
    assert len(poll_of(vote.id).ballots) == 60
