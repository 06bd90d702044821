"""An empty database of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "lintu.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Connections]:
    opened = open_store(file_address(file))
    yield opened
    opened.close()
