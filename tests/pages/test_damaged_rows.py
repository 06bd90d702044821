"""A row that makes no sense is named beside the others, and takes no page, phone or wall with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.communities import SAMPLE
from data.store.open_store import the_store
from features.voting import phone, wall
from features.voting.box.results import result_of
from features.voting.box.votes import VoteRecord, listed_votes
from features.voting.files.counted_votes import counted_votes
from tests.features.voting.box.rounds import close_and_settle
from tests.features.voting.imported.machines import at, bring, pack, vote_with_ballots
from tests.laws.test_mutated_packets import a_report
from tests.pages.reading import open_page, visible_text
from tests.pages.votes import option


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, _own_installation: None) -> Iterator[None]:
    with at(tmp_path / "office"):
        yield


def damage(table: str, values: str, which: str = "1 = 1") -> None:
    """As a disk, or a program that is not ours, would; the guards are gone then, too."""
    with the_store().writing() as connection:
        guards = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        )
        for guard in guards:
            connection.execute(text(f'DROP TRIGGER "{guard}"'))
        connection.execute(text(f"UPDATE {table} SET {values} WHERE {which}"))


def two_votes() -> tuple[VoteRecord, VoteRecord]:
    found = []
    for _ in range(2):
        vote = vote_with_ballots()
        close_and_settle(vote)
        found.append(vote)
    return found[0], found[1]


@pytest.mark.parametrize(
    "values",
    [
        "definition = '{}'",
        "phase = phase",
        *(
            pytest.param(more, marks=pytest.mark.slow)
            for more in ("definition = 'x'", "definition = '[]'", "settled = '[]'", "settled = '7'")
        ),
    ],
)
def test_a_damaged_vote_is_named_beside_the_others(values: str) -> None:
    bad, good = two_votes()
    damage("workshop", values, f"id = '{bad.id}'")
    if values == "phase = phase":  # its rows make sense, its box does not
        damage("ballot", "content = '7'", f"workshop_id = '{bad.id}'")
        assert [one.id for one in listed_votes(SAMPLE).votes].count(good.id) == 1
    else:
        assert listed_votes(SAMPLE).damaged == (bad.id,)
    page = visible_text(open_page("workshop", community=SAMPLE, vote=good.id))
    assert values == "phase = phase" or f"投票 {bad.id} 打不开" in page
    assert result_of(good.id).ballots == 3
    routes = [*wall.routes(), *phone.routes("")]
    with TestClient(Starlette(routes=routes), base_url="http://127.0.0.1:8501") as client:
        assert client.get(f"/wall/{good.id}/now").status_code == 200
        told = client.get(f"/wall/{bad.id}/now")
        assert told.status_code == 200 or "打不开" in told.text or "不符" in told.text
        assert client.get("/r/vote").status_code == 200
    visible_text(open_page("workshop", community=SAMPLE, vote=bad.id))


def test_a_damaged_import_is_named_too(tmp_path: Path) -> None:
    with at(tmp_path / "hall"):
        vote = vote_with_ballots()
        close_and_settle(vote)
        raw = pack()
    bring(raw)
    damage("imported_vote", "content = x'7b7d'")
    assert listed_votes(SAMPLE).damaged == (vote.id,)
    assert f"投票 {vote.id} 打不开" in visible_text(open_page("workshop", community=SAMPLE))


def test_damaged_options_and_reports_are_named_on_their_pages() -> None:
    first, second = option("榕树下"), option("老井边")
    a_report()
    a_report()
    damage("intervention", "shape = x'00'", f"option_id = '{first.id}'")
    with the_store().reading() as connection:
        bad = connection.execute(text("SELECT min(id) FROM report")).scalar_one()
    damage("report", "place = x'00'", f"id = '{bad}'")
    sketch = visible_text(open_page("sketch", community=SAMPLE))
    assert first.id in sketch
    assert second.id not in sketch
    assert bad in visible_text(open_page("encroachments", community=SAMPLE))
    for page in ("compare", "exports", "coverage"):
        open_page(page, community=SAMPLE)


def test_what_a_document_leaves_out_is_said() -> None:
    vote = vote_with_ballots()
    close_and_settle(vote)
    damage("workshop", "definition = '{}'", f"id = '{vote.id}'")
    assert counted_votes(SAMPLE, (), 5).damaged == (vote.id,)
    assert vote.id in visible_text(open_page("exports", community=SAMPLE))
