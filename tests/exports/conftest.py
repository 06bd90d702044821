"""What several tests of exports stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.open_store import the_store
from data.store.writer import the_writer


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database of the test's own."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()
    the_store().close()
