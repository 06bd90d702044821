"""One app on one file: a second is refused, a dead one is not in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data.store import instance
from data.store.address import file_address
from data.store.errors import StoreFolderError, StoreOnNetworkError, StoreTakenError
from data.store.instance import hold_store, kind_of_file_system
from data.store.open_store import open_store
from tests.promises.source_tree import ROOT

HOLDER = """
import os, sys
from pathlib import Path
from data.store.address import file_address
from data.store.instance import hold_store
hold = hold_store(file_address(Path(sys.argv[1])))
if len(sys.argv) > 2 and os.fork() == 0:
    sys.stdin.read()
    os._exit(0)
print("held", flush=True)
sys.stdin.read()
"""
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
town:/plans /srv/plans nfs4 rw 0 0
/dev/sdb1 /srv/plans/local ext4 rw 0 0
//town/share /mnt/our\\040share cifs rw 0 0
"""


@contextmanager
def another_app(file: Path, *with_child: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own that holds this file."""
    command = [sys.executable, "-c", HOLDER, str(file), *with_child]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == b"held\n"
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_a_second_app_is_refused_and_told_which_is_first(file: Path) -> None:
    with another_app(file) as first:
        with pytest.raises(StoreTakenError) as caught:
            hold_store(file_address(file))
        for language in ("zh", "en"):
            message = caught.value.message(language)
            assert str(first.pid) in message
            assert str(file) in message
            assert "LINTU_VAR" in message
    held = hold_store(file_address(file))
    assert held is not None
    held.close()


def test_reading_and_scoring_beside_the_app_is_no_second_app(file: Path) -> None:
    with another_app(file):
        store = open_store(file_address(file))
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM layout_option").scalar() == 0
        store.close()


def test_another_file_is_free(file: Path) -> None:
    with another_app(file):
        held = hold_store(file_address(file.with_name("other.sqlite")))
        assert held is not None
        held.close()


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_killed_app_is_not_in_the_way_even_if_a_child_of_it_lives_on(file: Path) -> None:
    with another_app(file, "with a child") as first:
        with pytest.raises(StoreTakenError):
            hold_store(file_address(file))
        first.send_signal(signal.SIGKILL)
        first.wait()
        held = hold_store(file_address(file))
        assert held is not None
        assert Path(f"{file}.lock").read_text() == f"{os.getpid()}\n"
        held.close()


def test_postgresql_guards_itself() -> None:
    assert hold_store(make_url("postgresql+psycopg://town@db/lintu")) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFolderError, match="LINTU_VAR"):
        hold_store(file_address(tmp_path / "file" / "lintu.sqlite"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/x", "ext4"),
        ("/srv/plans/x.sqlite", "nfs4"),
        ("/srv/plans-of-ours/x", "ext4"),
        ("/srv/plans/local/x", "ext4"),
        ("/mnt/our share/x", "cifs"),
    ],
)
def test_the_kind_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert kind_of_file_system(Path(path), MOUNTS) == kind


def test_nothing_is_known_without_mounts() -> None:
    assert kind_of_file_system(Path("/x"), "") == ""
    assert kind_of_file_system(Path("/x"), "odd\n\n") == ""


def test_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr(instance, "_MOUNTS", mounts)
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\ntown:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    with pytest.raises(StoreOnNetworkError, match="PostgreSQL"):
        hold_store(file_address(tmp_path / "lintu.sqlite"))
    mounts.write_text(f"/dev/sda1 {tmp_path.resolve()} ext4 rw 0 0\n")
    held = hold_store(file_address(tmp_path / "lintu.sqlite"))
    assert held is not None
    held.close()
