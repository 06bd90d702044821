"""What the wall and the result sheet tell of a vote that was restored from a backup."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pypdf
from starlette.testclient import TestClient

from data.catalogue import load_catalogue
from data.store.address import store_address
from data.store.backup_file import backup_all
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from data.store.writer import the_writer
from features.voting.box.publication import publication_of
from features.voting.box.record import head_of
from features.voting.box.reveal import tell
from features.voting.box.suspension import confirm_restore
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.paper.result_sheet import result_sheet
from tests.features.voting.box.hall import HALL, hall_open
from tests.features.voting.box.rounds import close_and_settle

LEAST = 5


def restored_hall(folder: Path) -> tuple[VoteRecord, str]:
    """The hall of 25, restored with nothing lost, and the head of its log before."""
    vote = hall_open(HALL)
    backup_all(the_store(), folder / "b.backup.zip", folder / "none", is_only_one=True)
    head = head_of(vote.id)
    the_writer().stop()
    the_store().close()
    restore_all(connect(store_address()), folder / "b.backup.zip", folder / "none")
    return vote, head


def words(hall: TestClient, vote: VoteRecord, language: str) -> str:
    html = hall.get(f"/wall/{vote.id}/now?lang={language}").text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_wall_says_that_it_waits_and_why_and_does_not_forget_it(hall: TestClient, tmp_path: Path) -> None:
    vote, head = restored_hall(tmp_path)
    for language, waits in (("zh", "投票暂停"), ("en", "Voting is suspended")):
        seen = words(hall, vote, language)
        assert waits in seen
        assert seen.count(head[:12]) == 2  # before and after: no step stands between them
        assert not re.search("已投|have voted", seen)
    for person in ("王主持", "李四"):
        confirm_restore(vote.id, person, head[:12])
    seen = words(hall, vote, "zh")
    assert "暂停" not in seen
    assert "恢复前 25 张选票，备份里 25 张" in seen
    assert "已投 25 票" in seen
    close_and_settle(vote)
    for step in range(2):
        tell(vote.id, 0, step, LEAST)
        assert head[:12] in words(hall, vote, "zh")


def test_the_result_sheet_names_both_check_codes_whole(tmp_path: Path) -> None:
    vote, head = restored_hall(tmp_path)
    for person in ("王主持", "李四"):
        confirm_restore(vote.id, person, head)
    close_and_settle(vote)
    shown = publication_of(vote.id, vote_record(vote.id).version, LEAST)
    for language in ("zh", "en"):
        pdf = pypdf.PdfReader(io.BytesIO(result_sheet(shown, load_catalogue(), language, LEAST)))
        assert len(pdf.pages) == 1
        text = re.sub(r"\s", "", pdf.pages[0].extract_text())
        assert text.count(head) == 2
