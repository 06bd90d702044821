"""What phones are told of a vote that was restored from a backup."""

from __future__ import annotations

from pathlib import Path

from data.store.address import store_address
from data.store.backup_file import backup_all
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from data.store.writer import the_writer
from features.voting.box.casting import cast
from features.voting.box.record import head_of
from features.voting.box.suspension import confirm_restore
from tests.features.voting.box.rounds import open_vote_with_codes, sending
from tests.features.voting.phone.voter import Voter


def restore(file: Path) -> None:
    the_writer().stop()
    the_store().close()
    restore_all(connect(store_address()), file, file.parent / "none")


def look_up(voter: Voter, receipt: str) -> None:
    voter.open("/r/vote/check")
    voter.send(receipt=receipt)


def test_a_phone_is_told_plainly_and_can_vote_again(voter: Voter, tmp_path: Path) -> None:
    vote, slips = open_vote_with_codes(codes=6)
    kept = cast(vote.id, sending(vote, slips[0])).receipt
    file = tmp_path / "b.backup.zip"
    backup_all(the_store(), file, tmp_path / "none", is_only_one=True)
    lost = cast(vote.id, sending(vote, slips[1])).receipt
    look_up(voter, "2222 2222 2222")
    assert "备份" not in voter.trouble
    restore(file)

    voter.open(f"/r/vote/{vote.id}")
    assert "投票暂停" in voter.text
    voter.send(code=slips[1].code)
    assert "暂停" in voter.trouble
    assert "没有收下" in voter.trouble
    for receipt, words in ((lost, "这张票投在备份之后"), ("2222 2222 2222", "备份里可能缺最新的选票")):
        look_up(voter, receipt)
        assert words in voter.trouble
        assert "再投一次" in voter.trouble
    look_up(voter, kept)
    assert "这一票在箱中" in voter.text

    for person in ("王主持", "李四"):
        confirm_restore(vote.id, person, head_of(vote.id))
    voter.open(f"/r/vote/{vote.id}")
    assert "暂停" not in voter.text
    voter.vote(slips[1].code, pick=["A"])
