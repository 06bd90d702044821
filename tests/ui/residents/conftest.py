"""A fresh phone and a fresh store for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.residents.phone import Phone


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


@pytest.fixture
def phone() -> Phone:
    return Phone()
