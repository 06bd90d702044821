"""A fresh phone and a fresh store for each test; the tables of the store and the event loop are made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from data.store.address import file_address
from data.store.open_store import open_store
from data.store.writer import the_writer
from tests.features.reports.phone import phone as phones
from tests.features.reports.phone.phone import Phone

STORE = "lintu.sqlite"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and nothing in them."""
    file = tmp_path_factory.mktemp("empty") / STORE
    open_store(file_address(file)).engine.dispose()
    return file


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    with start_blocking_portal() as portal:
        phones.LOOP = portal
        yield
    phones.LOOP = None


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_store: Path) -> Iterator[None]:
    shutil.copy(empty_store, tmp_path / STORE)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()


@pytest.fixture
def phone() -> Phone:
    return Phone()
