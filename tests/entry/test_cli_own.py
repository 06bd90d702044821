"""Backup, restore and packets on the command line, as the README tells."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from data.communities import own_names
from data.store.open_store import the_store
from entry.cli import main
from tests.features.own_community.machines import set_value, table
from tests.features.own_community.village import store_village


@pytest.fixture(autouse=True)
def _var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "one"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_everything_is_backed_up_checked_and_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store_village(the_store()).key
    file = tmp_path / "b.zip"
    assert "已备份并检查" in run("backup", file).output
    assert run("backup").exit_code == 0
    assert len(list((tmp_path / "one" / "backups").glob("*.backup.zip"))) == 1
    assert "备份完好" in run("restore", "--check", file).output
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    assert own_names() == {}
    assert "Restored" in run("restore", file, "--lang", "en").output
    assert list(own_names()) == [key]
    assert run("score", key).exit_code == 0
    broken = run("restore", tmp_path / "none.zip")
    assert broken.exit_code == 1
    assert "不是可用的备份" in broken.output


def test_a_community_goes_to_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = store_village(the_store()).key
    file = tmp_path / "v.lintu"
    assert run("pack", key, file).exit_code == 0
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    assert "已导入" in run("unpack", file).output
    assert list(own_names()) == [key]
    assert "新增 0 行" in run("unpack", file).output
    file.write_bytes(b"no packet")
    refused = run("unpack", file)
    assert refused.exit_code == 1
    assert "不是可用的社区包" in refused.output


def test_a_sparse_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "v.lintu"
    with file.open("wb") as hollow:
        hollow.truncate(2 << 30)
    tracemalloc.start()
    refused = run("unpack", file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.exit_code == 1
    assert "文件过大" in refused.output
    assert most < 100_000_000


def test_two_machines_come_together_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store_village(the_store()).key
    file, back = tmp_path / "v.lintu", tmp_path / "back.lintu"
    run("pack", key, file)
    set_value(the_store(), key, "residences", "R001", households=12.0)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "two"))
    run("unpack", file)
    set_value(the_store(), key, "residences", "R001", households=14.0, elder=6.0)
    run("pack", key, back)
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "one"))
    refused = run("unpack", back)
    assert refused.exit_code == 1
    assert "住宅 · R001 一号楼 · 户数 — 这里：12，社区包里：14" in refused.output
    assert "--prefer there" in refused.output
    assert table(the_store(), key, "residences")["R001"]["households"] == 12.0
    merged = run("unpack", back, "--prefer", "there")
    assert "两台电脑上的修改已合并：1 个图层，1 行" in merged.output
    home = table(the_store(), key, "residences")["R001"]
    assert (home["households"], home["elder"]) == (14.0, 6.0)
    assert "没有变化" in run("unpack", back).output
