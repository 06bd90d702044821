"""A fresh phone and a fresh store for each test; the event loop is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.writer import the_writer
from tests.features.reports.phone.phone import Phone, one_loop


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    with one_loop():
        yield


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()


@pytest.fixture
def phone() -> Phone:
    return Phone()
