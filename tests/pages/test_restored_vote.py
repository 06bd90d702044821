"""The staff page of a vote that was restored from a backup, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.address import store_address
from data.store.backup_file import backup_all
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from data.store.writer import the_writer
from features.voting.box.phases import close_vote, open_vote
from features.voting.box.record import head_of
from features.voting.box.suspension import restore_status
from features.voting.box.votes import vote_record
from tests.pages.acting import fill, press, view
from tests.pages.reading import open_page, visible_text
from tests.pages.votes import WHO, cast_by_phone, with_codes

pytestmark = pytest.mark.usefixtures("store_of_its_own")


def test_two_people_let_a_restored_vote_go_on(tmp_path: Path) -> None:
    vote, slips = with_codes()
    vote = open_vote(vote.id, vote.version, WHO)
    cast_by_phone(vote, slips[0].code, 1)
    file = tmp_path / "b.backup.zip"
    backup_all(the_store(), file, tmp_path / "none", is_only_one=True)
    cast_by_phone(vote, slips[1].code, 1)
    head = head_of(vote.id)
    the_writer().stop()
    the_store().close()
    restore_all(connect(store_address()), file, tmp_path / "none")

    test = open_page("workshop")
    assert "恢复前 2 张选票，备份里 1 张" in visible_text(test)
    assert visible_text(test).count(head) == 2
    fill(test, "restored-person", WHO)
    fill(test, "restored-head", "000000000000")
    assert "记录里没有这个校验码" in visible_text(press(test, "vote-restored-confirm"))
    fill(test, "restored-person", WHO)
    fill(test, "restored-head", head[:12])
    assert f"{WHO} 已确认，还差一个人" in visible_text(press(test, "vote-restored-confirm"))
    assert "投票“墟镇广场”暂停" in visible_text(press(test, "vote-close"))
    assert vote_record(vote.id).phase == "open"
    fill(test, "restored-person", "李四")
    fill(test, "restored-head", head[:12])
    press(test, "vote-restored-confirm")
    assert not restore_status(vote.id).is_suspended
    assert "恢复前 2 张选票" in visible_text(test)
    assert not any(button.key == "vote-restored-confirm" for button in test.button)
    rows = next(table.value for table in view(test, "log").dataframe if "做了什么" in table.value.columns)
    assert rows["做了什么"].tolist()[-2:] == ["从备份恢复", "两人确认恢复"]
    close_vote(vote.id, vote_record(vote.id).version, WHO)
    assert "恢复前 2 张选票" in visible_text(open_page("workshop"))
