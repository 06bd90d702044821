from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from data.store import engine
from data.store.address import file_address
from data.store.connections import Connections
from data.store.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFolderError,
    StoreFullError,
    StoreReadOnlyError,
)
from data.store.open_store import open_store, the_store
from features.options.option_rows import insert_option, option_row, option_rows, update_option
from tests.data.store.rows import an_option


def test_every_connection_is_durable_and_strict(disk_waited_for: None, store: Connections) -> None:
    with store.reading() as one, store.reading() as other:
        for connection in (one, other):
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_what_was_written_is_there_and_what_failed_is_not(store: Connections) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option("kept"))
    with pytest.raises(IntegrityError):
        write_both(store)
    with store.reading() as connection:
        assert option_row(connection, "kept") == an_option("kept")
        assert option_row(connection, "lost") is None


def write_both(store: Connections) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option("lost"))
        insert_option(connection, an_option("kept"))


def test_a_reader_is_not_disturbed_by_a_writer(store: Connections) -> None:
    with store.reading() as reader:
        assert option_rows(reader, "xuzhen", ["open"]) == []
        with store.writing() as writer:
            insert_option(writer, an_option())
        assert option_rows(reader, "xuzhen", ["open"]) == []
    with store.reading() as reader:
        assert len(option_rows(reader, "xuzhen", ["open"])) == 1


def test_writers_read_what_the_writer_before_them_wrote(store: Connections) -> None:
    """64 threads count upwards in one row; a read before the lock would lose some."""
    with store.writing() as connection:
        insert_option(connection, an_option(version=0))

    def count_on(_: int) -> None:
        with store.writing() as connection:
            row = option_row(connection, "o1")
            assert row is not None
            update_option(connection, row, {})

    with ThreadPoolExecutor(64) as pool:
        list(pool.map(count_on, range(64)))
    with store.reading() as connection:
        assert option_row(connection, "o1") == an_option(version=64)


def test_one_store_for_all_threads_of_the_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LINTU_DATABASE_URL", raising=False)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    together = threading.Barrier(16)

    def open_it(_: int) -> Connections:
        together.wait()
        return the_store()

    with ThreadPoolExecutor(16) as pool:
        opened = list(pool.map(open_it, range(16)))
    assert all(one is opened[0] for one in opened)
    opened[0].close()


def expect_refusal(kind: type[StoreError], store: Connections, file: Path) -> None:
    """The write fails in words that name the file, and leaves nothing behind."""
    with pytest.raises(kind) as caught, store.writing() as connection:
        insert_option(connection, an_option("refused", description="x" * 100_000))
    for language in ("zh", "en"):
        assert str(file) in caught.value.message(language)
        assert "xxx" not in caught.value.message(language)


def test_a_read_only_database_says_so(store: Connections, file: Path) -> None:
    store.close()
    event.listen(store.engine, "connect", lambda plain, _: plain.execute("PRAGMA query_only = ON"))
    expect_refusal(StoreReadOnlyError, store, file)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Nothing is read-only to root: there, the account without any rights."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no accounts here")
def test_a_read_only_file_says_so() -> None:
    with TemporaryDirectory() as folder:  # outside of pytest's, which is for one account alone
        file = Path(folder) / "lintu.sqlite"
        open_store(file_address(file)).close()
        file.chmod(0o444)
        Path(folder).chmod(0o777)
        with as_nobody():
            expect_refusal(StoreReadOnlyError, open_store(file_address(file)), file)


def test_a_full_disk_says_so_and_the_database_stays_whole(store: Connections, file: Path) -> None:
    store.close()

    def fill(plain: sqlite3.Connection, _: object) -> None:
        pages = plain.execute("PRAGMA page_count").fetchone()[0]
        plain.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine, "connect", fill)
    expect_refusal(StoreFullError, store, file)
    with store.reading() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert option_row(connection, "refused") is None


def test_a_busy_database_says_so(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(engine, "WAIT_S", 0.1)
    store = open_store(file_address(file))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    expect_refusal(StoreBusyError, store, file)
    other.execute("COMMIT")
    other.close()
    with store.writing() as connection:
        insert_option(connection, an_option())
    store.close()


def test_something_else_in_the_place_of_the_database(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database, by far" * 100)
    with pytest.raises(StoreDamagedError, match="backups"):
        open_store(file_address(file))
    assert file.read_bytes() == b"not a database, by far" * 100


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreFolderError, match="LINTU_VAR"):
        open_store(file_address(tmp_path / "taken" / "var" / "lintu.sqlite"))


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "lintu.sqlite").mkdir()
    with pytest.raises(StoreFolderError):
        open_store(file_address(tmp_path / "lintu.sqlite"))
