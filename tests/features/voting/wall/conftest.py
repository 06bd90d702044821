"""A store of each test's own, and walls that do not remember the second before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cachetools import TTLCache
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting import wall
from features.voting.wall import status_cache
from web.base_path import set_base


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(status_cache, "_statuses", TTLCache(1, 0.0))
    yield
    the_writer().stop()
    the_store().close()
    set_base("")


@pytest.fixture
def hall() -> Iterator[TestClient]:
    """The walls of a hall, as a browser in its network reaches them."""
    with TestClient(Starlette(routes=wall.routes()), base_url="http://192.168.43.1:8501") as client:
        yield client
