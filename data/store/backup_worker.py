"""Automatic backups while the app runs: frequent while people vote, less frequent otherwise.

While a vote is open there is one only, each in the place of the former, and it goes once the vote is closed:
who held two of them could tell which ballots came in between.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from base.errors import LintuError
from data.store.address import is_file
from data.store.backup_file import ENDING, backup_all
from data.store.connections import Connections
from data.store.errors import BackupNotWrittenError

DURING_VOTE = f"lintu-during-vote{ENDING}"
_BY_ITSELF = "lintu-auto-"
_LOOKS_EVERY_S = 10.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BackupSchedule:
    """How long nothing that was kept may be without a backup, and for how many days one a day stays."""

    voting: timedelta
    idle: timedelta
    kept_days: int


@dataclass(frozen=True)
class BackupAttempt:
    """The newest attempt: when, and the file, or why there is none."""

    at: datetime
    file: Path | None
    error: LintuError | None = None


def back_up_if_due(
    store: Connections,
    folder: Path,
    communities: Path,
    rhythm: BackupSchedule,
    now: datetime,
    is_voting: Callable[[Connection], bool],
) -> Path | None:
    """Make a backup in `folder` if one is due; its file. None where nothing is due, and for PostgreSQL.

    communities: as in `backup_all`. Raises StoreError; the backups that are there stay then.
    """
    if not is_file(store.address):
        return None
    with store.reading() as connection:
        voting = is_voting(connection)
    during = folder / DURING_VOTE
    closed_since = during.exists() and not voting
    if not (closed_since or _is_due(store, folder, rhythm.voting if voting else rhythm.idle, now)):
        return None
    made = during if voting else folder / f"{_BY_ITSELF}{now:%Y%m%dT%H%M%SZ}{ENDING}"
    try:
        backup_all(store, made, communities, is_only_one=voting)
        if not voting:
            during.unlink(missing_ok=True)
            _thin_out(folder, rhythm.kept_days, made)
    except OSError as error:
        raise BackupNotWrittenError(folder=folder, reason=error.strerror or type(error).__name__) from error
    return made


def _is_due(store: Connections, folder: Path, every: timedelta, now: datetime) -> bool:
    # A backup of the future was made before somebody set the clock back, and says nothing of what came since.
    times = [at for file in _automatic_backups(folder) if (at := _modified_at(file)) <= now]
    if not times:
        return True
    live = Path(str(store.address.database))
    changed = max(_modified_at(file) for file in (live, Path(f"{live}-wal")) if file.exists())
    return changed > max(times) and now - max(times) >= every


def _automatic_backups(folder: Path) -> list[Path]:
    """The automatic backups, oldest first, without those that people made."""
    return [*sorted(folder.glob(f"{_BY_ITSELF}*{ENDING}")), *folder.glob(DURING_VOTE)]


def _modified_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _thin_out(folder: Path, days: int, made: Path) -> None:
    """Of each day the last one stays, of days only the newest, and the one that was made just now."""
    last_of_day = {file.name[len(_BY_ITSELF) :][:8]: file for file in sorted(folder.glob(f"{_BY_ITSELF}*"))}
    kept = {last_of_day[day] for day in sorted(last_of_day)[-days:]} | {made}
    for file in folder.glob(f"{_BY_ITSELF}*{ENDING}"):
        if file not in kept:
            file.unlink(missing_ok=True)


class BackupWorker:
    """Makes automatic backups in a thread of its own that ends with the process."""

    def __init__(
        self,
        store: Callable[[], Connections],
        database: Path,
        folder: Path,
        communities: Path,
        rhythm: BackupSchedule,
        is_voting: Callable[[Connection], bool],
    ) -> None:
        """store: opened at the first look at which its file, `database`, is there."""
        self.folder = folder
        self.last_attempt: BackupAttempt | None = None
        self._store, self._database = store, database
        self._communities, self._rhythm, self._is_voting = communities, rhythm, is_voting
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lintu-safekeeper", daemon=True)

    def start(self) -> None:
        """Begin; the first look comes after a pause, so that it delays no start."""
        self._thread.start()

    def stop(self) -> None:
        """End it after the look that it is at."""
        self._stop.set()
        self._thread.join()

    def look(self, now: datetime) -> None:
        """One look; its result is in `last_attempt`."""
        if not self._database.exists():
            return
        try:
            made = back_up_if_due(
                self._store(), self.folder, self._communities, self._rhythm, now, self._is_voting
            )
        except LintuError as error:
            if self.last_attempt is None or self.last_attempt.error is None:
                log.warning("no backup: %s", error)
            self.last_attempt = BackupAttempt(now, None, error)
            return
        if made is not None or (self.last_attempt is not None and self.last_attempt.error is not None):
            self.last_attempt = BackupAttempt(now, made)

    def _run(self) -> None:
        while not self._stop.wait(_LOOKS_EVERY_S):
            with suppress(FileNotFoundError):  # of a backup that somebody moved away just now
                self.look(datetime.now(UTC))
