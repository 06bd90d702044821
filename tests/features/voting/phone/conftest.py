"""A fresh store for each test; the event loop is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from data.store.open_store import the_store
from data.store.writer import the_writer
from tests.features.voting.phone import voter as voters
from tests.features.voting.phone.voter import Voter


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    with start_blocking_portal() as portal:
        voters.LOOP = portal
        yield
    voters.LOOP = None


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()
    the_store().close()


@pytest.fixture
def voter() -> Voter:
    return Voter()
