"""Stores of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store, the_store
from features.capabilities import FEATURES
from features.feature import install


@pytest.fixture
def store_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the options of this test are kept."""
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    yield tmp_path / "var" / "lintu.sqlite"
    the_store().close()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Connections, Connections]]:
    """The empty stores of two machines that have all capabilities."""
    install(FEATURES)
    one, two = (open_store(file_address(tmp_path / name / "lintu.sqlite")) for name in ("one", "two"))
    yield one, two
    one.close()
    two.close()
