"""Backups that make themselves: when, how many, and what people hear where one fails."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.backup_file import backup_all, backup_name, check_backup
from data.store.backup_worker import DURING_VOTE, BackupSchedule, BackupWorker, back_up_if_due
from data.store.connections import Connections
from data.store.errors import BackupNotWrittenError
from data.store.open_store import open_store
from features.options.option_rows import insert_option
from features.voting.schema import WORKSHOP
from features.voting.vote_rows import any_open
from tests.data.store.rows import an_option

RHYTHM = BackupSchedule(timedelta(minutes=5), timedelta(minutes=60), kept_days=3)
NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


def stamp(file: Path, at: datetime) -> None:
    os.utime(file, (at.timestamp(), at.timestamp()))


def save_option_at(store: Connections, file: Path, at: datetime) -> None:
    """Something was kept at this time."""
    with store.writing() as connection:
        insert_option(connection, an_option(f"o{at.timestamp():.0f}"))
    for one in (file, Path(f"{file}-wal")):
        if one.exists():
            stamp(one, at)


def back_up(store: Connections, folder: Path, at: datetime) -> Path | None:
    made = back_up_if_due(store, folder, folder / "none", RHYTHM, at, any_open)
    if made is not None:
        stamp(made, at)
    return made


def vote(store: Connections, phase: str) -> None:
    row = {"id": "v", "community": "longtan", "definition": "{}", "digest": "d", "phase": "draft", "seed": ""}
    row |= {"seed_commitment": "", "seal_key": "", "settled": {}, "version": 1}
    with store.writing() as connection:
        if phase == "open":
            connection.execute(WORKSHOP.insert().values(row))
        connection.execute(WORKSHOP.update().values(phase=phase))


def test_an_hour_after_the_last_one_if_something_changed(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    save_option_at(store, file, minutes(-1))
    first = back_up(store, folder, minutes(0))
    assert first is not None
    assert back_up(store, folder, minutes(120)) is None  # nothing changed since
    save_option_at(store, file, minutes(121))
    second = back_up(store, folder, minutes(122))
    save_option_at(store, file, minutes(123))
    assert back_up(store, folder, minutes(181)) is None
    third = back_up(store, folder, minutes(182))
    assert second is not None
    assert third is not None
    assert [one.name for one in sorted(folder.iterdir())] == [third.name]  # one a day
    assert check_backup(third).rows["layout_option"] == 3


def test_every_five_minutes_while_people_vote_and_never_two_of_them(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    save_option_at(store, file, minutes(-1))
    before = back_up(store, folder, minutes(0))
    vote(store, "open")
    save_option_at(store, file, minutes(1))
    assert back_up(store, folder, minutes(4.9)) is None
    assert back_up(store, folder, minutes(5)) == folder / DURING_VOTE
    save_option_at(store, file, minutes(6))
    assert back_up(store, folder, minutes(9.9)) is None
    assert back_up(store, folder, minutes(10)) == folder / DURING_VOTE
    assert before is not None
    assert {one.name for one in folder.iterdir()} == {before.name, DURING_VOTE}
    vote(store, "closed")
    after = back_up(store, folder, minutes(10.2))  # at once
    assert after is not None
    assert {one.name for one in folder.iterdir()} == {after.name}


def test_days_are_thinned_out_and_what_people_made_stays(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    by_hand = folder / backup_name()
    backup_all(store, by_hand, folder / "none")
    for day in range(5):
        save_option_at(store, file, minutes(1440 * day))
        back_up(store, folder, minutes(1440 * day + 1))
    names = sorted(one.name for one in folder.iterdir() if one != by_hand)
    assert [name[11:19] for name in names] == ["20261129", "20261130", "20261201"]
    assert by_hand.exists()


def test_a_clock_set_back_does_not_stop_it(store: Connections, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    save_option_at(store, file, minutes(0))
    back_up(store, folder, minutes(1))
    stamp(next(folder.iterdir()), minutes(-1))
    assert back_up(store, folder, minutes(-120)) is not None


def test_a_missing_disk_is_told_and_the_former_backup_stays(
    store: Connections, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    save_option_at(store, file, minutes(0))
    first = back_up(store, folder, minutes(1))
    assert first is not None
    unplugged = tmp_path / "stick2"
    unplugged.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(BackupNotWrittenError) as refused:
        back_up(store, unplugged, minutes(2))
    assert str(unplugged) in refused.value.message("zh")
    assert "LINTU_BACKUPS" in refused.value.message("en")
    assert zipfile.is_zipfile(first)

    keeper = BackupWorker(lambda: store, file, unplugged, folder, RHYTHM, any_open)
    keeper.look(minutes(2))
    assert keeper.last_attempt is not None
    assert isinstance(keeper.last_attempt.error, BackupNotWrittenError)
    unplugged.unlink()
    keeper.look(minutes(3))
    assert keeper.last_attempt.error is None
    assert keeper.last_attempt.file is not None


def test_it_makes_no_database(tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite"
    keeper = BackupWorker(
        lambda: open_store(file_address(file)), file, tmp_path / "stick", tmp_path / "c", RHYTHM, any_open
    )
    keeper.look(NOON)
    assert list(tmp_path.iterdir()) == []
    assert keeper.last_attempt is None
