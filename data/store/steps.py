"""Which steps a database can be at: read from the files of the steps, without running them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from base.family import Family

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_FOLDERS: Family[Path] = Family((MIGRATIONS / "versions",))
"""Where the steps lie: one chain, whose newer steps may lie with their capabilities."""
_STEP = re.compile(r'^revision\b[^=\n]*= *"(.+)"$', re.MULTILINE)
_STEP_BEFORE = re.compile(r'^down_revision\b[^=\n]*= *"(.+)"$', re.MULTILINE)


def version_folders(scripts: Path) -> tuple[Path, ...]:
    """The folders with steps: those of all capabilities for the program's own `scripts`."""
    return VERSION_FOLDERS.members if scripts == MIGRATIONS else (scripts / "versions",)


def newest_step(folders: Iterable[Path]) -> str | None:
    """The one step that no other follows; None where that is not plain from the files' text."""
    texts = [file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.py"))]
    steps = {step for one in texts for step in _STEP.findall(one)}
    newest = steps - {step for one in texts for step in _STEP_BEFORE.findall(one)}
    return newest.pop() if len(newest) == 1 else None


def stored_step(connection: Connection) -> str | None:
    """The step that the database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
