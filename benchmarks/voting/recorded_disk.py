"""A file system that writes down what SQLite does to it, and what a power cut leaves of that.

Our store runs on it as it is, by way of apsw; only the driver below SQLAlchemy is another one. The model:
what was synced is there; of what was written since, each sector of 512 bytes is there or not, at random.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import create_engine

from data.store import engine

SECTOR = 512
OURS, WEAK = "synchronous = FULL", "synchronous = NORMAL"
"""What the store asks of SQLite, and what must be seen to lose ballots, or these cuts prove nothing."""
_VFS = "lintu-recorded"


@dataclass(frozen=True)
class Step:
    """One thing that happened: a write, truncate, sync or delete of a file, or an acknowledged ballot.

    at: the offset of a write, the size of a truncate, or the place of an acknowledged voter.
    """

    kind: str
    file: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What happened since the files were as they are in `base`."""

    base: dict[str, bytes]
    steps: list[Step] = field(default_factory=list)

    def after_cut(self, moment: int, dice: random.Random) -> dict[str, bytes]:
        """The files that are left when the power goes before the step with this number."""
        files = {name: bytearray(content) for name, content in self.base.items()}
        waiting: dict[str, list[Step]] = {}
        for step in self.steps[:moment]:
            if step.kind == "sync":
                _apply(files, waiting.pop(step.file, []))
            elif step.kind != "acknowledged":
                waiting.setdefault(step.file, []).append(step)
        for unsynced in waiting.values():
            _apply(files, [part for step in unsynced for part in _sectors_of(step) if dice.random() < 0.5])
        return {name: bytes(content) for name, content in files.items()}

    def acknowledged_before(self, moment: int) -> list[int]:
        """The places whose ballots were acknowledged before that step."""
        return [step.at for step in self.steps[:moment] if step.kind == "acknowledged"]


@contextmanager
def record_engines(disk: Disk, synchronous: str = OURS) -> Iterator[None]:
    """Engines that are made inside run on `disk`, by one connection, and sync as said."""
    vfs = _Recorder(disk.steps)
    plain = engine.create_engine

    def connected(file: str) -> _Connection:
        return _Connection(apsw.Connection(file, vfs=_VFS), synchronous)

    def recorded_engine(address: Any, **options: Any) -> Any:
        creator = partial(connected, str(address.database))
        return create_engine(address, pool_size=1, max_overflow=0, creator=creator, **options)

    engine.create_engine = recorded_engine  # type: ignore[assignment]
    try:
        yield
    finally:
        engine.create_engine = plain
        vfs.unregister()


def _apply(files: dict[str, bytearray], steps: Sequence[Step]) -> None:
    for step in steps:
        content = files.setdefault(step.file, bytearray())
        match step.kind:
            case "delete":
                del files[step.file]
            case "truncate":
                del content[step.at :]
                content.extend(bytes(step.at - len(content)))
            case "write":
                content.extend(bytes(max(0, step.at - len(content))))
                content[step.at : step.at + len(step.data)] = step.data


def _sectors_of(step: Step) -> list[Step]:
    """A write as the sectors that it touches; anything else happens whole."""
    if step.kind != "write":
        return [step]
    end = step.at + len(step.data)
    edges = [step.at, *range((step.at // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return [
        Step("write", step.file, start, step.data[start - step.at : stop - step.at])
        for start, stop in pairwise(edges)
    ]


class _Recorder(apsw.VFS):
    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        super().__init__(_VFS, "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:  # noqa: N802
        return _File(self.steps, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", Path(filename).name))
        self.steps.append(Step("sync", Path(filename).name))


class _File(apsw.VFSFile):
    def __init__(self, steps: list[Step], name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(path).name if path else ""
        self.steps = steps if path else []  # what has no name is gone after a cut anyway
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self.steps.append(Step("write", self.name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self.steps.append(Step("truncate", self.name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self.steps.append(Step("sync", self.name))


class _Connection:
    """As much of Python's sqlite3 as the store and SQLAlchemy use."""

    def __init__(self, inner: apsw.Connection, synchronous: str) -> None:
        self.inner = inner
        self.synchronous = synchronous
        self.isolation_level: str | None = None
        # A recorder has no memory to share; the write-ahead log can do without where it is alone.
        self.execute("PRAGMA locking_mode = EXCLUSIVE")

    def cursor(self) -> _Cursor:
        return _Cursor(self.inner)

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:
        return self.cursor().execute(sql.replace(OURS, self.synchronous), parameters)

    def commit(self) -> None:
        if self.inner.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.inner.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self.inner.close()

    def create_function(self, *_given: Any, **_named: Any) -> None:
        """SQLAlchemy offers REGEXP; no statement of ours uses it."""


class _Cursor:
    arraysize = 1

    def __init__(self, inner: apsw.Connection) -> None:
        self._connection = inner
        self._rows: list[tuple[Any, ...]] = []
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, sql: str, parameters: Any = ()) -> _Cursor:
        cursor, self.description = self._connection.cursor(), None

        def describe(running: apsw.Cursor, _sql: str, _bound: Any) -> bool:
            found = running.get_description()
            self.description = tuple((one[0], *[None] * 6) for one in found) or None
            return True

        cursor.exec_trace = describe
        self._rows = list(cursor.execute(sql, tuple(parameters)))
        self.rowcount = -1 if self.description else self._connection.changes()
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Sequence[Any]) -> _Cursor:
        changed = 0
        for parameters in many:
            changed += self.execute(sql, parameters).rowcount
        self.rowcount = changed
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self.fetchmany(len(self._rows))

    def close(self) -> None:
        self._rows = []
