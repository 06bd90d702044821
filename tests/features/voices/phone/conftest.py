"""A fresh phone and a fresh store for each test; the event loop is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from data.store.writer import the_writer
from features.capabilities import FEATURES
from features.feature import install
from features.reports import phone as reports_phone
from features.voices import phone as voices_phone
from tests.features.reports.phone.phone import Phone, one_loop
from web.forms.assets import asset_routes


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    install(FEATURES)
    with one_loop():
        yield


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()


@pytest.fixture
def phone() -> Phone:
    return new_phone()


def new_phone() -> Phone:
    """A phone at the residents' home page of the sample."""
    phone = Phone(Starlette(routes=[*voices_phone.routes(), *reports_phone.routes(), *asset_routes()]))
    phone.open("/r/?c=xuzhen")
    return phone
