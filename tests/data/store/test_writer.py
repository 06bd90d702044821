"""Many who write at once share their commits, and nothing else."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from data.store import engine
from data.store.address import file_address
from data.store.connections import Connections, connect
from data.store.errors import StoreBusyError, StoreClosedError, StoreFullError
from data.store.writer import TOGETHER_MAX, BatchWriter, the_writer
from features.options.option_rows import insert_option, option_row, update_option
from tests.data.store.rows import an_option


@pytest.fixture
def writer(store: Connections) -> Iterator[BatchWriter]:
    made = BatchWriter(store)
    yield made
    made.stop()


def adding(option_id: str, **changed: object) -> Callable[[Connection], str]:
    def work(connection: Connection) -> str:
        insert_option(connection, an_option(option_id, **changed))
        return f"kept {option_id}"

    return work


def stored_ids(file: Path) -> list[str]:
    with sqlite3.connect(file) as database:
        return [row[0] for row in database.execute("SELECT id FROM layout_option ORDER BY rowid")]


@contextmanager
def block_writer(writer: BatchWriter) -> Iterator[None]:
    """Its thread is busy; what comes now waits."""
    begun, go_on = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        begun.set()
        assert go_on.wait(10)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(writer.write, hold)
        assert begun.wait(10)
        yield
        go_on.set()
        holding.result()


def all_at_once(writer: BatchWriter, works: Sequence[Callable[[Connection], object]]) -> list[Future[object]]:
    """What became of these, which were waiting together, in this order."""
    answers: list[Future[object]] = []
    with ThreadPoolExecutor(len(works)) as pool, block_writer(writer):
        for number, work in enumerate(works, 1):
            answers.append(pool.submit(writer.write, work))
            wait_until(partial(is_waiting, writer, number))
    return answers


def is_waiting(writer: BatchWriter, count: int) -> bool:
    return writer._jobs.qsize() == count


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_what_is_acknowledged_is_on_disk_and_everyone_gets_their_own_answer(
    writer: BatchWriter, file: Path
) -> None:
    """200 threads; each looks, with a connection of its own, as soon as it has its answer."""

    def write(number: int) -> bool:
        assert writer.write(adding(f"o{number}")) == f"kept o{number}"
        return f"o{number}" in stored_ids(file)

    with ThreadPoolExecutor(200) as pool:
        assert all(pool.map(write, range(200)))
    assert sorted(stored_ids(file)) == sorted(f"o{number}" for number in range(200))


def test_jobs_that_wait_together_are_done_in_their_order_with_one_commit(
    store: Connections, writer: BatchWriter, file: Path
) -> None:
    commits: list[int] = []
    event.listen(store.engine, "commit", lambda _: commits.append(len(stored_ids(file))))
    names = [f"o{number}" for number in range(TOGETHER_MAX + 6)]
    answers = all_at_once(writer, [adding(name) for name in names])
    assert [answer.result() for answer in answers] == [f"kept {name}" for name in names]
    assert stored_ids(file) == names
    # The one that held it, 64 together, the 6 that were left; seen before each commit.
    assert commits == [0, 0, TOGETHER_MAX]


def test_an_error_is_its_callers_and_leaves_nothing_behind(
    store: Connections, writer: BatchWriter, file: Path
) -> None:
    def failing(connection: Connection) -> None:
        insert_option(connection, an_option("lost"))
        raise LookupError("mine")

    works = [adding("first"), failing, adding("second"), adding("first"), adding("third")]
    answers = all_at_once(writer, works)
    assert [type(answer.exception()).__name__ for answer in answers] == [
        "NoneType",
        "LookupError",
        "NoneType",
        "IntegrityError",
        "NoneType",
    ]
    assert stored_ids(file) == ["first", "second", "third"]


def test_a_full_disk_fails_who_needs_the_room_and_nobody_else(
    store: Connections, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option("counter", version=0))
    store.close()

    def fill(plain: sqlite3.Connection, _: object) -> None:
        pages = plain.execute("PRAGMA page_count").fetchone()[0]
        plain.execute(f"PRAGMA max_page_count = {pages + 1}")

    event.listen(store.engine, "connect", fill)
    writer = BatchWriter(store)

    def count_on(connection: Connection) -> None:
        row = option_row(connection, "counter")
        assert row is not None
        update_option(connection, row, {})

    big = adding("big", description="x" * 200_000)
    answers = all_at_once(writer, [count_on, big, count_on, big, count_on])
    kinds = [type(answer.exception()) for answer in answers]
    assert kinds == [type(None), StoreFullError, type(None), StoreFullError, type(None)]
    with store.reading() as connection:
        assert option_row(connection, "counter") == an_option("counter", version=3)
        assert option_row(connection, "big") is None
    writer.stop()


def test_a_database_that_cannot_be_written_fails_everyone_in_words(
    monkeypatch: pytest.MonkeyPatch, file: Path, store: Connections
) -> None:
    store.close()
    monkeypatch.setattr(engine, "WAIT_S", 0.1)
    hasty = connect(file_address(file))
    writer = BatchWriter(hasty)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(5) as pool:
        answers = [pool.submit(writer.write, adding(f"o{number}")) for number in range(5)]
    assert {type(answer.exception()) for answer in answers} == {StoreBusyError}
    other.execute("COMMIT")
    other.close()
    assert writer.write(adding("later")) == "kept later"  # it goes on
    assert stored_ids(file) == ["later"]
    writer.stop()
    hasty.close()


def test_it_takes_turns_with_who_writes_alone(store: Connections, writer: BatchWriter) -> None:
    """Both ways count upwards in one row; a read before the lock would lose some."""
    with store.writing() as connection:
        insert_option(connection, an_option(version=0))

    def count_on(connection: Connection) -> None:
        row = option_row(connection, "o1")
        assert row is not None
        update_option(connection, row, {})

    def either_way(number: int) -> None:
        if number % 2:
            writer.write(count_on)
        else:
            with store.writing() as connection:
                count_on(connection)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(either_way, range(64)))
    with store.reading() as connection:
        assert option_row(connection, "o1") == an_option(version=64)


def test_a_stop_finishes_what_was_taken_on_and_refuses_the_rest(store: Connections, file: Path) -> None:
    writer = BatchWriter(store)
    names = [f"o{number}" for number in range(100)]
    with ThreadPoolExecutor(101) as pool:
        with block_writer(writer):
            answers = [pool.submit(writer.write, adding(name)) for name in names]
            wait_until(partial(is_waiting, writer, len(names)))
            stopping = pool.submit(writer.stop)
            wait_until(lambda: writer.is_stopped)
            with pytest.raises(StoreClosedError):
                writer.write(adding("late"))
        stopping.result(timeout=10)
        assert [answer.result() for answer in answers] == [f"kept {name}" for name in names]
    assert sorted(stored_ids(file)) == sorted(names)
    writer.stop()
    assert writer._thread not in threading.enumerate()


def test_one_for_all_threads_of_the_process_and_a_new_one_after_a_stop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    together = threading.Barrier(16)

    def get_it(_: int) -> BatchWriter:
        together.wait()
        return the_writer()

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(get_it, range(16)))
    assert all(one is found[0] for one in found)
    found[0].stop()
    again = the_writer()
    assert again is not found[0]
    assert again.write(adding("o1")) == "kept o1"
    again.stop()
    again.connections.close()


def test_who_breaks_the_whole_transaction_takes_nobody_along(writer: BatchWriter, file: Path) -> None:
    def breaking(connection: Connection) -> None:
        insert_option(connection, an_option("lost"))
        connection.exec_driver_sql("ROLLBACK")  # as SQLite does by itself where a disk fails
        raise LookupError("mine")

    answers = all_at_once(writer, [adding("first"), breaking, adding("second")])
    assert [type(answer.exception()) for answer in answers] == [type(None), LookupError, type(None)]
    assert stored_ids(file) == ["first", "second"]
    assert writer.write(adding("later")) == "kept later"
