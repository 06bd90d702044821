"""A backup is good if what was acknowledged is there again after a restore: T24, R11."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.address import file_address
from data.store.backup import back_up
from data.store.connections import Connections, connect
from data.store.errors import BackupUnusableError, StoreNewerError, StoreTakenError
from data.store.instance import hold_store
from data.store.restore import backup_all, check_backup, restore_all
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
