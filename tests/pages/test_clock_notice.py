"""What staff read when the clock of the computer was set, or is behind the records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from base.clock import SteadyClock
from base.words import Bilingual
from data.store.newest_time import newest_time
from data.store.open_store import the_store
from features.own_community.community_versions import begin
from features.own_community.schema import IMPORT_RECIPE
from tests.pages.acting import press
from tests.pages.reading import open_page, visible_text
from tests.web.door.clock import Clock


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def test_an_hour_back_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = Clock()
    steady = SteadyClock(wall, Clock())
    monkeypatch.setattr("ui.components.clock_notice.STEADY", steady)
    assert "时钟" not in visible_text(open_page("overview"))
    wall.wait(-3600)
    test = open_page("overview")
    assert "调慢了 60 分钟" in visible_text(test)
    press(test, "clock-noted")
    assert "时钟" not in visible_text(test)
    wall.wait(7200)
    assert "set forward by 120 minutes" in visible_text(open_page("overview", lang="en"))


def test_a_clock_behind_the_records_is_said() -> None:
    begin(the_store(), Bilingual("试验村", ""), "tester")
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=8)
    with the_store().writing() as connection:
        connection.execute(
            insert(IMPORT_RECIPE).values(fingerprint="x", recipe={}, used_at=later.isoformat())
        )
    assert newest_time(the_store()) == later
    assert "最新的一条记录" in visible_text(open_page("overview"))
