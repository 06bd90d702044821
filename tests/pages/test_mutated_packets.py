"""Odd values in every kind of row of a packet: refused, or the pages, phones and walls that read it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from data.catalogue.own_survey import OwnSurvey
from data.communities import SAMPLE
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.capabilities import FEATURES
from features.noise_zoning.area_noise_class import choose_noise_class
from features.own_survey.community_survey import keep_survey
from features.packets.packet import packet
from features.sample_story.story_store import add_story
from features.scoring_profile.profile_choice import choose_profile
from features.voting.box.votes import votes_of
from features.voting.wall import status_cache
from tests.examples import TIMES
from tests.features.voting.imported.machines import at
from tests.laws.test_mutated_packets import ODD, changed, is_refused, open_everything, rows_in
from tests.pages.reading import PAGES, open_page
from tests.pages.votes import WHO

COLUMNS = TIMES
"""How many columns of each table are tried, from a place on that differs from table to table.

`tests/laws/test_mutated_packets.py` tries all of them on the readers.
"""
ELSEWHERE = ("imported_vote", "suggestion_event", "voice_photo")
"""Tables that a packet of the sample has no row of; tests of their own capability change those."""
TABLES = {part.table.name: one for one in FEATURES if one.packet for part in one.packet.tables}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """A packet of the sample with all that its story tells, and with every setting of a community."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(tmp_path_factory.mktemp("packed")))
        add_story(WHO)
        choose_profile(the_store(), SAMPLE, "official_check_up", WHO)
        choose_noise_class(the_store(), SAMPLE, "2", WHO)
        keep_survey(the_store(), SAMPLE, OwnSurvey(speeds_m_per_s={"elder": 0.8}), WHO)
        yield packet(the_store(), SAMPLE)
        the_writer().stop()
        the_store().close()


def test_every_kind_of_row_is_there(lived_in: bytes) -> None:
    """A new capability brings rows of each of its tables with the sample's story, or tests of its own."""
    tables = rows_in(lived_in)
    assert sorted(name for name in TABLES if not tables.get(_file(name))) == sorted(ELSEWHERE)


@pytest.mark.slow
@pytest.mark.parametrize("table", [name for name in TABLES if name not in ELSEWHERE])
def test_a_changed_row_is_refused_or_every_page_opens(lived_in: bytes, table: str) -> None:
    tables = rows_in(lived_in)
    columns = len(tables[_file(table)][0])
    first = list(TABLES).index(table)
    for number in range(min(COLUMNS, columns)):
        _open_with_odd(lived_in, table, sorted(tables).index(_file(table)), (first + number) % columns)


def _file(table: str) -> str:
    return f"rows/{table}.jsonl"


def _open_with_odd(raw: bytes, table: str, place: int, column: int) -> None:
    """Open all with the first odd value of the column that is not refused, if there is one.

    Each column begins with another value.
    """
    for number in range(len(ODD)):
        odd = ODD[(number + column) % len(ODD)]
        changed_raw, what = changed(raw, place, 0, column, odd)
        with TemporaryDirectory() as var, at(Path(var)):
            if not is_refused(changed_raw):
                open_everything()
                _open_phone_and_wall(what)
                for page in _pages_for(table, column):
                    assert not open_page(page, community=SAMPLE).exception, (what, page)
                return


def _pages_for(table: str, column: int) -> set[str]:
    """Those of its capability, those that show all, and one of the others."""
    others = (*PAGES, "exports")
    return {page.address for page in TABLES[table].pages} | {"exports", others[column % len(others)]}


def _open_phone_and_wall(what: str) -> None:
    status_cache._statuses.clear()
    routes = [route for one in FEATURES for route in one.routes("")]
    with TestClient(Starlette(routes=routes), base_url="http://127.0.0.1:8501") as client:
        for route in routes:
            if isinstance(route, Route) and "GET" in (route.methods or ()) and "{" not in route.path:
                assert client.get(route.path).status_code < 500, (what, route.path)
        assert client.get("/r/vote").status_code == 200, what
        for vote in votes_of(SAMPLE):
            assert client.get(f"/wall/{vote.id}/now").status_code == 200, what
