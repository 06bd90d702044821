"""A backup is good if what was acknowledged is there again after a restore: T24, R11."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.address import file_address
from data.store.backup import back_up
from data.store.backup_file import backup_all, check_backup
from data.store.connections import Connections, connect
from data.store.errors import BackupUnusableError, StoreNewerError, StoreTakenError
from data.store.instance import hold_store
from data.store.restore import restore_all
from features.options.option_rows import insert_option
from features.options.schema import LAYOUT_OPTION
from tests.data.store.rows import an_option


def options(store: Connections) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(LAYOUT_OPTION.c.id)).scalars())


def keep(store: Connections, option: str) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option(option))


def test_what_was_acknowledged_before_the_backup_is_there_after_the_restore(
    store: Connections, tmp_path: Path
) -> None:
    """While another thread goes on writing, as in a meeting."""
    acknowledged: list[str] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            keep(store, f"o{len(acknowledged)}")
            acknowledged.append(f"o{len(acknowledged)}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(acknowledged) < 20:
            pass
        before = set(acknowledged)
        made = backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    finally:
        stop.set()
        writer.join()
    assert len(before) <= made.rows["layout_option"] <= len(acknowledged)
    new = connect(file_address(tmp_path / "new" / "lintu.sqlite"))
    checked, saved = restore_all(new, tmp_path / "b.zip", tmp_path / "new" / "communities")
    assert saved is None
    assert before <= options(new)
    assert len(options(new)) == checked.rows["layout_option"]


def test_a_restore_keeps_what_was_there_and_brings_files_back(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    folder = file.parent / "communities"
    (folder / "town").mkdir(parents=True)
    (folder / "town" / "community.toml").write_text("key = 'town'", "utf-8")
    keep(store, "old")
    backup_all(store, tmp_path / "b.zip", folder)
    keep(store, "young")
    (folder / "town" / "community.toml").unlink()
    _, saved = restore_all(store, tmp_path / "b.zip", folder)
    assert options(store) == {"old"}
    assert (folder / "town" / "community.toml").read_text("utf-8") == "key = 'town'"
    assert saved is not None
    with sqlite3.connect(saved) as copy:
        assert {row[0] for row in copy.execute("SELECT id FROM layout_option")} == {"old", "young"}


def test_a_backup_that_is_none_changes_nothing(store: Connections, tmp_path: Path) -> None:
    keep(store, "mine")
    good = tmp_path / "good.zip"
    backup_all(store, good, tmp_path / "none")
    damaged = bytearray(good.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    cases = {"noise": b"noise", "cut": good.read_bytes()[:-200], "damaged": bytes(damaged)}
    for name, content in cases.items():
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "empty", "w") as archive:
        archive.writestr("x", "y")
    for name in (*cases, "empty", "missing"):
        with pytest.raises(BackupUnusableError):
            restore_all(store, tmp_path / name, tmp_path / "none")
        assert options(store) == {"mine"}
    later = tmp_path / "later.sqlite"
    back_up(store, later)
    with sqlite3.connect(later) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    backup = tmp_path / "newer.zip"
    with zipfile.ZipFile(backup, "w") as archive:
        archive.write(later, "lintu.sqlite")
    with pytest.raises(StoreNewerError):
        check_backup(backup)


def test_nobody_restores_under_a_running_program(store: Connections, file: Path, tmp_path: Path) -> None:
    backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    held = hold_store(store.address)
    ask = (
        "import sys; from pathlib import Path; from data.store.address import file_address;"
        "from data.store.connections import connect; from data.store.restore import restore_all;"
        "restore_all(connect(file_address(Path(sys.argv[1]))), Path(sys.argv[2]), Path('none'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask, str(file), str(tmp_path / "b.zip")],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        timeout=60,
    )
    assert StoreTakenError.__name__ in done.stderr
    assert held is not None
    held.close()


def test_names_that_lead_out_of_the_folder_stay_inside(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("communities/../../../out.txt", "x")
    restore_all(store, tmp_path / "b.zip", file.parent / "communities")
    assert not list(tmp_path.parent.glob("out.txt"))
    assert not list(tmp_path.glob("out.txt"))


HOSTILE = {
    "trigger": "CREATE TRIGGER planted AFTER INSERT ON layout_option BEGIN DELETE FROM event; END",
    "view": "CREATE VIEW planted AS SELECT 1",
    "table": "CREATE TABLE planted (x)",
    "index": "CREATE INDEX planted ON layout_option (abs(version))",
}


def backup_with(store: Connections, folder: Path, sql: str) -> Path:
    """A backup whose database somebody changed."""
    changed = folder / "changed.sqlite"
    back_up(store, changed)
    with closing(sqlite3.connect(changed)) as opened:
        opened.executescript(sql)
    packed = folder / "changed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(changed, "lintu.sqlite")
    return packed


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_planted_in_a_backup_is_refused_by_name(
    store: Connections, tmp_path: Path, kind: str
) -> None:
    keep(store, "mine")
    packed = backup_with(store, tmp_path, HOSTILE[kind])
    for attempt in (lambda: check_backup(packed), lambda: restore_all(store, packed, tmp_path / "none")):
        with pytest.raises(BackupUnusableError) as caught:
            attempt()
        assert "planted" in caught.value.message("en")
    assert options(store) == {"mine"}


def test_rows_alone_come_back_from_a_backup(store: Connections, tmp_path: Path) -> None:
    """A column that computes stays behind with the file that had it."""
    keep(store, "kept")
    computes = "ALTER TABLE layout_option ADD COLUMN planted TEXT AS (lower(name)) VIRTUAL"
    restore_all(store, backup_with(store, tmp_path, computes), tmp_path / "none")
    assert options(store) == {"kept"}
    with store.reading() as connection:
        assert "planted" not in str(connection.exec_driver_sql("SELECT sql FROM sqlite_master").all())


def test_rows_that_no_table_of_ours_can_hold_are_refused(store: Connections, tmp_path: Path) -> None:
    keep(store, "mine")
    stolen = "PRAGMA ignore_check_constraints = ON; UPDATE layout_option SET state = 'stolen'"
    with pytest.raises(BackupUnusableError):
        restore_all(store, backup_with(store, tmp_path, stolen), tmp_path / "none")
    assert options(store) == {"mine"}


def test_numbers_of_events_go_on_after_a_restore(store: Connections, tmp_path: Path) -> None:
    """A number that was given once is never given again, though its row is gone."""
    keep(store, "o1")
    event = (
        "INSERT INTO event (at, actor, option_id, subject, subject_id, kind, standing)"
        " VALUES ('2026-11-30', 'x', 'o1', 'option', 'o1', 'edit', 'live')"
    )
    with store.writing() as connection:
        for _ in range(3):
            connection.exec_driver_sql(event)
        connection.exec_driver_sql("DELETE FROM event WHERE id = 3")
    backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    restore_all(store, tmp_path / "b.zip", tmp_path / "none")
    with store.writing() as connection:
        connection.exec_driver_sql(event)
        assert connection.exec_driver_sql("SELECT id FROM event ORDER BY id").scalars().all() == [1, 2, 4]


@pytest.mark.parametrize(
    "name", [".", "/", "./", "communities", "communities/.", "communities/x/../../y", "\\"]
)
def test_odd_names_in_a_backup_do_no_harm(store: Connections, file: Path, tmp_path: Path, name: str) -> None:
    keep(store, "mine")
    backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    with suppress(BackupUnusableError):
        restore_all(store, tmp_path / "b.zip", file.parent / "communities")
    assert options(store) == {"mine"}
    assert all("communities" in one.parts for one in tmp_path.rglob("y"))


def test_the_rules_of_the_tables_hold_after_a_restore(store: Connections, tmp_path: Path) -> None:
    """They are put aside while the rows come in, for those say in which order a vote is filled."""
    backup_all(store, tmp_path / "b.zip", tmp_path / "none")
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    restore_all(store, tmp_path / "b.zip", tmp_path / "none")
    with store.reading() as connection:
        after = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    assert set(after) == set(before)
    assert {one.type for one in after} >= {"table", "index", "trigger"}
