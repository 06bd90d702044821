"""A store of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.open_store import the_store


@pytest.fixture
def store_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the options of this test are kept."""
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    yield tmp_path / "var" / "lintu.sqlite"
    the_store().close()
