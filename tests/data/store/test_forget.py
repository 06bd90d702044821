"""Bytes that were deleted are in no file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import text, update

from data.store.connections import Connections
from data.store.forget import forget_deleted
from features.options.option_rows import insert_option, option_row
from features.options.schema import LAYOUT_OPTION
from tests.data.store.rows import an_option

SECRET = "the secret " * 2000


def everything(file: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(file.parent.glob("lintu.sqlite*")))


@pytest.fixture
def overwritten(store: Connections) -> Connections:
    for change in (
        lambda connection: insert_option(connection, an_option(description=SECRET)),
        lambda connection: connection.execute(update(LAYOUT_OPTION).values(description="nothing")),
    ):
        with store.writing() as connection:
            change(connection)
    return store


def test_what_was_overwritten_is_gone(overwritten: Connections, file: Path) -> None:
    assert SECRET.encode()[:500] in everything(file)  # in the WAL
    assert forget_deleted(overwritten)
    assert b"the secret" not in everything(file)
    with overwritten.reading() as connection:
        assert option_row(connection, "o1") == an_option(description="nothing")


def test_a_long_reader_is_in_the_way_and_nobody_waits_for_long(overwritten: Connections, file: Path) -> None:
    with overwritten.reading() as reader:
        assert option_row(reader, "o1") is not None
        with overwritten.writing() as connection:
            connection.execute(update(LAYOUT_OPTION).values(name="later"))
        began = time.monotonic()
        assert not forget_deleted(overwritten)
        assert time.monotonic() - began < 5
        assert option_row(reader, "o1") == an_option(description="nothing")
    assert forget_deleted(overwritten)
    assert b"the secret" not in everything(file)


def test_others_wait_as_long_as_before(overwritten: Connections) -> None:
    forget_deleted(overwritten)
    with overwritten.reading() as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 15_000
