"""Start the automatic backups, and show staff their state."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue
from data.communities import communities_folder
from data.store.address import is_file, store_address
from data.store.backup_worker import BackupSchedule, BackupWorker
from data.store.open_store import the_store

_running: BackupWorker | None = None


def start_backups(environment: Mapping[str, str], is_voting: Callable[[Connection], bool]) -> None:
    """Begin to make backups, more often while `is_voting`; for a database on a server its own people do."""
    global _running
    address = store_address()
    if _running is not None or not is_file(address):
        return
    _running = BackupWorker(
        the_store,
        Path(str(address.database)),
        backups_folder(environment),
        communities_folder(),
        _rhythm(load_catalogue()),
        is_voting,
    )
    _running.start()


def backups_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """What LINTU_BACKUPS says (best on another disk), or else `backups` in the folder LINTU_VAR."""
    given = environment.get("LINTU_BACKUPS", "").strip()
    return Path(given) if given else communities_folder().parent / "backups"


def backup_status(tr: Translator) -> str:
    """When the last backup was made and where, or what is wrong; "" before the first one."""
    last_attempt = _running.last_attempt if _running else None
    if _running is None or last_attempt is None:
        return ""
    if last_attempt.error is not None:
        return f"⚠ {last_attempt.error.message(tr.language)}"
    here = last_attempt.at.astimezone()
    return tr("Last backup {time}, in {folder}", time=f"{here:%H:%M}", folder=_running.folder.absolute())


def _rhythm(catalogue: Catalogue) -> BackupSchedule:
    figures = {
        name: catalogue.parameters[f"backup_{name}"].figure.value
        for name in ("voting_min", "idle_min", "kept_days")
    }
    return BackupSchedule(
        timedelta(minutes=figures["voting_min"]),
        timedelta(minutes=figures["idle_min"]),
        round(figures["kept_days"]),
    )
