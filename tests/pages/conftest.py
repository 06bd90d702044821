"""Pages of an installation of their own, so that no other test's communities and options stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.writer import the_writer


@pytest.fixture(scope="session")
def pages_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(autouse=True)
def _own_installation(pages_folder: Path, monkeypatch: pytest.MonkeyPatch, _own_var_folder: Path) -> None:
    monkeypatch.setenv("LINTU_VAR", str(pages_folder))


@pytest.fixture
def store_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None
) -> Iterator[None]:
    """A store that no other test writes to, for tests that cast ballots."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()
