"""A store of each test's own, with one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.reports.report import Report
from tests.features.reports.staff_photos.desk import report_with_photos
from web.base_path import set_base


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Report]:
    """A report with two photos."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    yield report_with_photos()
    the_writer().stop()
    the_store().close()
    set_base("")
