"""An imported vote on the pages: marked in the list, on its page, on the wall, on the sheet and in files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from base.installation_key import check_number, installation_key
from base.words import PSEUDO
from data.catalogue import load_catalogue
from data.store.open_store import the_store
from features.packets.packet import packet
from features.voting import wall
from features.voting.box.publication import publication_of
from features.voting.box.record import head_of
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.files.ballots_csv import read_ballots_csv
from features.voting.files.vote_files import vote_files
from features.voting.paper.result_sheet import result_sheet
from features.voting.tables.votes import sentences
from features.voting.wall import status_cache
from tests.features.own_community.village import store_village
from tests.features.voting.box.rounds import close_and_settle
from tests.features.voting.imported.machines import all_for, at, bring, check, forged, pack, vote_with_ballots
from tests.pages.reading import open_page, visible_text, visible_words


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[VoteRecord, bytes, str]:
    """A vote of another machine, its packet, its key."""
    with at(tmp_path_factory.mktemp("hall")):
        vote = vote_with_ballots("AAAAABBBBB")
        close_and_settle(vote)
        return vote, pack(), installation_key().public


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, _own_installation: None) -> Iterator[None]:
    with at(tmp_path / "office"):
        yield


def page(vote: VoteRecord, lang: str = "zh") -> str:
    test = open_page("workshop", vote=vote.id, lang=lang, community="xuzhen")
    assert not test.exception
    return visible_text(test)


def wall_text(vote: VoteRecord) -> str:
    status_cache._statuses.clear()  # or it is as a second ago, on another machine
    with TestClient(Starlette(routes=wall.routes()), base_url="http://127.0.0.1:8501") as client:
        return client.get(f"/wall/{vote.id}/now").text


def sheet_text(vote: VoteRecord) -> str:
    shown = publication_of(vote.id, vote_record(vote.id).version, 5)
    pdf = pypdf.PdfReader(io.BytesIO(result_sheet(shown, load_catalogue(), "zh", 5)))
    return "".join(one.extract_text() for one in pdf.pages).replace("\n", "")


def everywhere(vote: VoteRecord) -> dict[str, str]:
    shown = publication_of(vote.id, vote_record(vote.id).version, 5)
    return {
        "page": page(vote),
        "wall": wall_text(vote),
        "sheet": sheet_text(vote),
        "documents": "".join(text.text("zh") for text in sentences(shown, load_catalogue(), 5)),
        "ballots": vote_files(vote.id, 5)["ballots.csv"],
    }


def test_the_mark_stands_everywhere_and_changes_with_the_check(held: tuple[VoteRecord, bytes, str]) -> None:
    vote, raw, key = held
    bring(raw)
    for place, text in everywhere(vote).items():
        assert f"从未核对过的电脑导入（核对码 {check_number(key)}）" in text, place
    test = open_page("workshop", vote=vote.id, community="xuzhen")
    test.text_input("vote-maker-name").set_value("居委会林老师").run()
    test.button("vote-maker-checked").click().run()
    assert not test.exception
    for place, text in everywhere(vote).items():
        assert f"从“居委会林老师”导入，已核对（核对码 {check_number(key)}）" in text, place
        assert "未核对" not in text, place


def test_an_unsigned_one_is_marked_so(held: tuple[VoteRecord, bytes, str], tmp_path: Path) -> None:
    vote, raw, _ = held
    bring(forged(raw, lambda tables: None))
    for place, text in everywhere(vote).items():
        assert "从没有签名的社区包导入" in text, place
    file = tmp_path / "ballots.csv"
    file.write_text(vote_files(vote.id, 5)["ballots.csv"], encoding="utf-8")
    assert len(read_ballots_csv(file).ballots) == 10


def test_two_versions_stand_side_by_side(held: tuple[VoteRecord, bytes, str]) -> None:
    vote, raw, key = held
    for one in (forged(raw, all_for("B")), raw):
        bring(one)
    check(key)
    for place, text in everywhere(vote).items():
        assert "有 2 个互相矛盾的版本" in text, place
    test = open_page("workshop", vote=vote.id, community="xuzhen")
    (table,) = [one.value for one in test.dataframe if "是否相同" in one.value.columns]
    rows = {row[0]: tuple(row[1:]) for row in table.to_numpy().tolist()}
    assert rows["口袋公园"] == ("不同", "5", "0")
    assert rows["选票"] == ("", "10", "10")
    assert rows["记录末尾的校验码"][1] == head_of(vote.id)


def test_a_vote_held_here_bears_no_mark_and_its_sheet_the_number_of_this_machine() -> None:
    vote = vote_with_ballots("AAAAABBBBB")
    close_and_settle(vote)
    for place, text in everywhere(vote).items():
        assert "导入" not in text.replace("从社区包导入这次投票的人", ""), place
    assert check_number(installation_key().public) in sheet_text(vote)


def test_no_word_of_the_marks_is_left_untranslated(held: tuple[VoteRecord, bytes, str]) -> None:
    vote, raw, key = held
    for one in (forged(raw, all_for("B")), raw):
        bring(one)
    words = visible_words(open_page("workshop", vote=vote.id, community="xuzhen", lang=PSEUDO))
    ours = [one for one in words if check_number(key) in one and one != check_number(key)]
    assert ours
    assert all("⟦" in one for one in ours)


def test_the_page_of_packets_shows_the_number_and_asks_for_the_head(
    held: tuple[VoteRecord, bytes, str], tmp_path: Path
) -> None:
    key = store_village(the_store()).key
    own = check_number(installation_key().public)
    test = open_page("community", community=key, step="score")
    assert own in [one.value for one in test.code]
    raw = packet(the_store(), key)
    with at(tmp_path / "elsewhere"):
        test = open_page("community")
        test.file_uploader[0].set_value(("v.lintu", raw, "application/octet-stream")).run()
        assert own in [one.value for one in test.code]
        test.text_input("own-packet-heads").set_value("f" * 64).run()
        test.button("own-packet-in").click().run()
        assert "没有导入任何内容" in visible_text(test)
        test.text_input("own-packet-heads").set_value("").run()
        test.text_input("own-packet-maker-name").set_value("居委会林老师").run()
        test.button("own-packet-maker-checked").click().run()
        assert "由“居委会林老师”的电脑制作" in visible_text(test)
        test.button("own-packet-in").click().run()
        assert not test.exception
