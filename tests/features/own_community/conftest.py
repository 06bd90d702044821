"""Two machines, each with an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connections]:
    opened = open_store(file_address(tmp_path / "one" / "lintu.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Connections]:
    opened = open_store(file_address(tmp_path / "two" / "lintu.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def third(tmp_path: Path) -> Iterator[Connections]:
    opened = open_store(file_address(tmp_path / "three" / "lintu.sqlite"))
    yield opened
    opened.close()
