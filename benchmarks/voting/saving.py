"""A machine lost in the middle of a round: what the backups cost, and how soon another one goes on.

Photos of reports make the database as large as asked; a phone votes before, and while a backup is made.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.store.address import file_address
from data.store.backup_worker import BackupSchedule, back_up_if_due
from data.store.connections import connect
from data.store.open_store import the_store
from data.store.restore import restore_all
from features.own_community.content_rows import keep_content
from features.voting.box.casting import cast
from tests.features.voting.box.rounds import open_vote_with_codes, sending

RHYTHM = BackupSchedule(timedelta(minutes=5), timedelta(minutes=60), kept_days=14)
"""As the catalogue has it; here only its first backup is made."""
_PIECE = 2_000_000
_CALM_S = 3.0


@dataclass(frozen=True)
class Saved:
    """MB of the database; seconds of the backup and of the restore; seconds of ballots before the backup and
    meanwhile; acknowledged before the backup began and not in it."""

    size_mb: float
    backup_s: float
    restore_s: float
    before_s: list[float]
    meanwhile_s: list[float]
    lost: int


def measure_backup(var: Path, megabytes: int) -> Saved:
    """In `var`, which LINTU_VAR names."""
    for _ in range(max(1, megabytes * 1_000_000 // _PIECE)):
        with the_store().writing() as connection:
            keep_content(connection, secrets.token_bytes(_PIECE))
    times: list[tuple[float, float]] = []
    with _somebody_votes(times):
        time.sleep(_CALM_S)
        began, known = time.perf_counter(), len(times)
        made = back_up_if_due(
            the_store(), var / "stick", var / "none", RHYTHM, datetime.now(UTC), lambda _: True
        )
        backup_s = time.perf_counter() - began
    assert made is not None
    size_mb = os.stat(str(the_store().address.database)).st_size / 1e6
    other = connect(file_address(var / "two" / "lintu.sqlite"))
    begun = time.perf_counter()
    checked, _ = restore_all(other, made, var / "two" / "none")
    restore_s = time.perf_counter() - begun
    other.close()
    before = [took for at, took in times if at < began]
    meanwhile = [took for at, took in times if began <= at < began + backup_s]
    return Saved(size_mb, backup_s, restore_s, before, meanwhile, max(0, known - checked.rows["ballot"]))


@contextmanager
def _somebody_votes(times: list[tuple[float, float]]) -> Iterator[None]:
    """One ballot after the other; of each when it was acknowledged and how long that took."""
    vote, slips = open_vote_with_codes(codes=500)
    stop = threading.Event()

    def people() -> None:
        for slip in slips:
            if stop.wait(0.05):
                return
            begun = time.perf_counter()
            cast(vote.id, sending(vote, slip))
            times.append((time.perf_counter(), time.perf_counter() - begun))

    hall = threading.Thread(target=people)
    hall.start()
    try:
        yield
    finally:
        stop.set()
        hall.join()
