"""Pages of an installation of their own, so that no other test's communities and options stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def pages_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(autouse=True)
def _own_installation(pages_folder: Path, monkeypatch: pytest.MonkeyPatch, _own_var_folder: Path) -> None:
    monkeypatch.setenv("LINTU_VAR", str(pages_folder))
