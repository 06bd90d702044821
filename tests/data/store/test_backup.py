from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from data.store.backup import back_up, back_up_beside
from data.store.connections import Connections
from features.options.option_rows import insert_option
from tests.data.store.rows import an_option


def count(file: Path) -> int:
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(database.execute("SELECT count(*) FROM layout_option").fetchone()[0])


def test_a_backup_has_everything_acknowledged_before_it(store: Connections, tmp_path: Path) -> None:
    """Under load, where copying the file alone misses what is in its WAL."""
    written = 0
    stop = threading.Event()

    def write() -> None:
        nonlocal written
        while not stop.is_set():
            with store.writing() as connection:
                insert_option(connection, an_option(f"o{written}"))
            written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            copy = tmp_path / f"copy{number}.sqlite"
            before = written
            back_up(store, copy)
            assert before <= count(copy) <= written + 1
    finally:
        stop.set()
        writer.join()
    assert count(tmp_path / "copy4.sqlite") > 0


def test_backups_lie_beside_the_database_and_never_on_each_other(store: Connections, file: Path) -> None:
    first, second = back_up_beside(store, "before-0002"), back_up_beside(store, "before-0002")
    assert first is not None
    assert second is not None
    assert first != second
    assert first.parent == second.parent == file.parent / "backups"
