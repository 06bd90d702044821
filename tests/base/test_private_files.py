"""What lies in the folder of an installation is nobody else's to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from base.private_files import keep_private, private_file, private_folder
from data.store.address import file_address
from data.store.backup_file import backup_all
from data.store.connections import connect
from data.store.open_store import open_store
from data.store.restore import restore_all
from web.seals import seal_key

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def of_others(folder: Path) -> set[int]:
    """What others than the owner may do with the folder and with all below it."""
    return {one.stat().st_mode & 0o077 for one in (folder, *folder.rglob("*"))}


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b" / "c")
    assert of_others(tmp_path / "a") == {0}


def test_a_file_is_made_or_keeps_what_it_holds(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("x", "utf-8")
    assert mode(there) == 0o644
    assert private_file(there).read_text("utf-8") == "x"
    assert [mode(there), mode(private_file(tmp_path / "new"))] == [0o600, 0o600]


def test_what_exists_is_taken_from_others_and_stays_as_it_was_for_its_owner(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    before = {"a": 0o644, "backups/b": 0o666, "read-only": 0o444, "run": 0o755}
    for name, given in before.items():
        (tmp_path / name).touch()
        (tmp_path / name).chmod(given)
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.touch()
    (tmp_path / "link").symlink_to(outside)
    keep_private(tmp_path)
    assert [mode(tmp_path / name) for name in before] == [0o600, 0o600, 0o400, 0o700]
    assert [mode(tmp_path), mode(tmp_path / "backups"), mode(outside)] == [0o700, 0o700, 0o644]


def test_everything_that_an_installation_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    var = tmp_path / "var"
    monkeypatch.setenv("LINTU_VAR", str(var))
    (var / "communities" / "town").mkdir(parents=True)
    (var / "communities" / "town" / "community.toml").write_text("x", "utf-8")
    (var / "lintu-before.sqlite").touch()
    address = file_address(var / "lintu.sqlite")
    store = open_store(address)
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
        assert {"lintu.sqlite", "lintu.sqlite-wal", "lintu.sqlite-shm"} <= {one.name for one in var.iterdir()}
        assert of_others(var) == {0}
    seal_key()
    backup_all(store, var / "backups" / "b.zip", var / "communities")
    store.close()
    again = connect(address)
    restore_all(again, var / "backups" / "b.zip", var / "communities")
    again.close()
    assert of_others(var) == {0}
