"""Starting the reader process, waiting for it and taking over what it leaves."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import pyogrio

from data.importers.errors import (
    REFUSALS,
    FileMissing,
    FileTooBig,
    FileTooHeavy,
    FileUnreadable,
    FileUnusable,
    ImportRefused,
    NotAFile,
    shown_name,
)
from data.importers.limits import DEFAULT_LIMITS, MB, MIB, Limits
from data.importers.osm_tables import OsmTables, load_tables
from data.importers.sniff import HEAD_BYTES, kind_of

_ROOT = Path(__file__).resolve().parents[2]
_SEATS = threading.BoundedSemaphore(2)
"""At most two readers at once: each may use a gibibyte, and their clocks run while they wait for a core."""

_KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
_KILLED_BY_LIMIT = ("SIGXCPU", "SIGKILL", "SIGXFSZ")


@dataclass(frozen=True, eq=False)
class OsmExtract:
    """What was read, and the SHA-256 of the bytes that it was read from."""

    tables: OsmTables
    sha256: str


def read_extract(path: Path, limits: Limits = DEFAULT_LIMITS) -> OsmExtract:
    """The tables of an .osm or .osm.pbf file, read in a process of its own within `limits`.

    Raises an ImportRefused for every file that cannot be read whole. Safe to call from several threads.
    """
    file = shown_name(path.name)
    with tempfile.TemporaryDirectory(prefix="lintu-osm-") as name:
        folder = Path(name)
        kind, sha256 = _copy_in(path, file, folder, limits)
        job = {"file": file, "kind": kind, "limits": asdict(limits)}
        (folder / "job.json").write_text(json.dumps(job), "utf-8")
        with _SEATS:
            status, words = _run_reader(folder, limits)
        return OsmExtract(_taken_over(folder, status, words, file, limits), sha256)


def _copy_in(path: Path, file: str, folder: Path, limits: Limits) -> tuple[str, str]:
    """Copy under a name of our own, so that no name from outside reaches GDAL; (kind, SHA-256)."""
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise NotAFile(file=file)
    try:
        with path.open("rb") as source:
            raw = source.read(limits.file_bytes + 1)
            size = os.fstat(source.fileno()).st_size
    except FileNotFoundError:
        raise FileMissing(file=file) from None
    except (OSError, ValueError):
        raise FileUnreadable(file=file) from None
    if len(raw) > limits.file_bytes:
        raise FileTooBig(file=file, size_mb=size / MB, limit_mb=limits.file_bytes / MB)
    kind = kind_of(raw[:HEAD_BYTES], file)
    (folder / f"input.{kind}").write_bytes(raw)
    return kind, hashlib.sha256(raw).hexdigest()


def _run_reader(folder: Path, limits: Limits) -> tuple[int | None, str]:
    """(exit status, what it complained about); the status is None where it ran out of time."""
    with (folder / "words.txt").open("wb") as words:
        reader = subprocess.Popen(  # noqa: S603  (our own module; no word from outside is an argument)
            [sys.executable, "-s", "-P", "-B", "-m", "data.importers.worker", str(folder)],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        with _killed_at_the_end(reader):
            try:
                status: int | None = reader.wait(limits.wall_s)
            except subprocess.TimeoutExpired:
                status = None
    return status, (folder / "words.txt").read_text("utf-8", "replace")[-4000:]


@contextlib.contextmanager
def _killed_at_the_end(reader: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens, nothing of the reader's process group outlives the block."""
    try:
        yield
    finally:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(reader.pid, signal.SIGKILL)
        else:
            reader.kill()
        reader.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of our own environment but what Python needs: the reader knows no secret and no proxy."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve address space
        "GDAL_SKIP": ",".join(_drivers_to_skip()),
        "OSM_CONFIG_FILE": str(Path(__file__).with_name("osm_reader.ini")),
        "OSM_USE_CUSTOM_INDEXING": "NO",  # takes negative ids, which editors give to what is not uploaded yet
        "OSM_MAX_TMPFILE_SIZE": "200",
        "CPL_TMPDIR": str(folder),
        "TMPDIR": str(folder),
        "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    }


@cache
def _drivers_to_skip() -> tuple[str, ...]:
    """Every driver of this GDAL but OSM: asked of GDAL itself, so that a new version's are skipped too."""
    return tuple(name for name in pyogrio.list_drivers() if name != "OSM")


def _taken_over(folder: Path, status: int | None, words: str, file: str, limits: Limits) -> OsmTables:
    if status is None or _signal_name(status) in _KILLED_BY_LIMIT or "bad_alloc" in words:
        raise FileTooHeavy(file=file, wall_s=limits.wall_s, memory_mb=limits.memory_bytes / MIB)
    refused = folder / "refused.json"
    if refused.exists():
        raise _refusal(json.loads(refused.read_text("utf-8")))
    if status < 0:
        raise FileUnusable(file=file, reason=_signal_name(status))
    if status > 0:
        raise RuntimeError(f"The reader process failed with status {status}:\n{words}")
    return load_tables(folder / "tables.npz")


def _signal_name(status: int) -> str:
    """The signal that ended a process of this (negative) status; "" where none did."""
    return signal.Signals(-status).name if status < 0 else ""


def _refusal(left: dict[str, object]) -> ImportRefused:
    facts = left["facts"]
    assert isinstance(facts, dict)
    return REFUSALS[str(left["refusal"])](**facts)
