"""Every value of every kind of row of a packet, made odd: refused, or every page, phone and wall opens."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.communities import SAMPLE
from features.voting import phone, wall
from features.voting.box.votes import votes_of
from features.voting.wall import status_cache
from tests.features.voting.imported.machines import at
from tests.laws.test_mutated_packets import ODD, changed, is_refused, made, open_everything, rows_in
from tests.pages.reading import PAGES, open_page

__all__ = ["made"]
_PAGES = (*PAGES, "sketch", "compare", "exports")
_OWN = {
    "layout_option": ("sketch", "compare"),
    "intervention": ("sketch", "compare"),
    "report": ("encroachments",),
}
"""The pages that read the rows of these tables; those of all others are read by the page of votes."""


def test_the_finder_of_columns_finds(made: bytes) -> None:
    tables = rows_in(made)
    assert {"rows/workshop.jsonl", "rows/ballot.jsonl", "rows/report.jsonl"} <= set(tables)
    assert all(tables.values()), "a table without rows is not tried"


@pytest.mark.slow
@pytest.mark.parametrize("table", range(14))
def test_a_changed_row_is_refused_or_every_page_opens(made: bytes, table: int) -> None:
    tables = rows_in(made)
    if table >= len(tables):
        pytest.skip("there are fewer kinds of rows")
    name = sorted(tables)[table]
    for column in range(len(tables[name][0])):
        _open_with_odd(made, table, name, column)


def _open_with_odd(raw: bytes, table: int, name: str, column: int) -> None:
    """Open all with the first odd value of the column that is not refused, if there is one.

    Each column begins with another value. `tests/laws/test_mutated_packets.py` tries all on the readers.
    """
    for number in range(len(ODD)):
        odd = ODD[(number + column) % len(ODD)]
        changed_raw, what = changed(raw, table, 0, column, odd)
        with TemporaryDirectory() as var, at(Path(var)):
            if not is_refused(changed_raw):
                open_everything()
                _open_phone_and_wall(what)
                for page in _pages_for(name, column):
                    assert not open_page(page, community=SAMPLE).exception, (what, page)
                return


def _pages_for(table: str, column: int) -> set[str]:
    kind = table.removeprefix("rows/").removesuffix(".jsonl")
    own = next((pages for start, pages in _OWN.items() if kind.startswith(start)), ("workshop", "exports"))
    return {*own, _PAGES[column % len(_PAGES)]}


def _open_phone_and_wall(what: str) -> None:
    status_cache._statuses.clear()
    routes = [*wall.routes(), *phone.routes("")]
    with TestClient(Starlette(routes=routes), base_url="http://127.0.0.1:8501") as client:
        assert client.get("/r/vote").status_code == 200, what
        for vote in votes_of(SAMPLE):
            assert client.get(f"/wall/{vote.id}/now").status_code == 200, what
