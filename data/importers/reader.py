"""Run the reader process for untrusted files: start it, wait for it, collect its result.

The reader runs a module of ours in a folder of its own that holds the file under a name of our making and
`job.json`; it leaves its result, or `refused.json` with one of our refusals.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from base.bugs import log_bug_text, new_bug_number
from base.late_modules import pyogrio
from base.message_json import fact_from
from data.importers.errors import (
    REFUSALS,
    FileMissing,
    FileTooBig,
    FileTooHeavy,
    FileUnreadable,
    ImportRefused,
    NotAFile,
    ReadingFailed,
)
from data.importers.limits import MB, MIB, ImportLimits
from data.importers.unforeseen import plain_reason

_ROOT = Path(__file__).resolve().parents[2]
_SEATS = threading.BoundedSemaphore(2)
"""At most two readers at once: each may use a gibibyte, and their clocks run while they wait for a core."""

_KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
_KILLED_BY_LIMIT = ("SIGXCPU", "SIGKILL", "SIGXFSZ")
_BUG = re.compile(r"^bug ([0-9a-f]{8})$", re.MULTILINE)
"""How the reader, whose log is what it complains about, begins the entry of an error that nobody foresaw."""
_MOST_WORDS = 20_000


def bytes_of(path: Path, file: str, limits: ImportLimits) -> bytes:
    """The content of the file. Raises FileMissing, NotAFile, FileUnreadable or FileTooBig."""
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
    require_size(max(size, len(raw)), file, limits)
    return raw


def require_size(size: int, file: str, limits: ImportLimits) -> None:
    """Raise FileTooBig for more bytes than a file may have."""
    if size > limits.file_bytes:
        raise FileTooBig(file=file, size_mb=size / MB, limit_mb=limits.file_bytes / MB)


def run_reader(
    module: str, folder: Path, job: Mapping[str, object], limits: ImportLimits, environment: Mapping[str, str]
) -> None:
    """Run `module` on `folder` within `limits`; what it leaves there is its result.

    `job` is handed over as job.json and names the file as "file". Raises the refusal that the reader left,
    FileTooHeavy where it used more than it may, and ReadingFailed where it broke down.
    """
    (folder / "job.json").write_text(json.dumps(job), "utf-8")
    with _SEATS:
        status, words = run_limited(module, folder, limits, environment)
    file = str(job["file"])
    if numbers := _BUG.findall(words):
        log_bug_text(", ".join(numbers), words)
    if status is None:
        raise FileTooHeavy(file=file, wall_s=limits.wall_s, memory_mb=limits.memory_bytes / MIB)
    refused = folder / "refused.json"
    if refused.exists():
        raise _refusal(json.loads(refused.read_text("utf-8")))
    if status:
        raise _broken_down(status, words, file)


def run_limited(
    module: str, folder: Path, limits: ImportLimits, environment: Mapping[str, str]
) -> tuple[int | None, str]:
    """Run `module` on `folder` within `limits`: its exit status, and what it complained about.

    The status is None where it ran out of time, memory or processor time.
    """
    status, words = _run(module, folder, limits, environment)
    is_spent = status is None or _signal_name(status) in _KILLED_BY_LIMIT or "bad_alloc" in words
    return (None if is_spent else status), words


def _broken_down(status: int, words: str, file: str) -> ReadingFailed:
    """The refusal where the reader ended without a result and without a word for us."""
    number = new_bug_number()
    log_bug_text(number, f"The reader process ended with status {status}:\n{words}")
    lines = words.strip().splitlines() or [""]
    reason = _signal_name(status) or plain_reason(lines[-1]) or str(status)
    return ReadingFailed(file=file, where="", reason=reason, number=number)


def environment_of(folder: Path, drivers: Sequence[str]) -> dict[str, str]:
    """Nothing of our own environment but what Python needs: the reader knows no secret and no proxy. GDAL
    has the `drivers` alone."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve address space
        "GDAL_SKIP": ",".join(_drivers_to_skip(tuple(drivers))),
        "CPL_TMPDIR": str(folder),
        "TMPDIR": str(folder),
        "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    }


@cache
def _drivers_to_skip(drivers: tuple[str, ...]) -> tuple[str, ...]:
    """Every driver of this GDAL but these: asked of GDAL itself, so that a new version's are skipped too."""
    return tuple(name for name in pyogrio.list_drivers() if name not in drivers)


def _run(
    module: str, folder: Path, limits: ImportLimits, environment: Mapping[str, str]
) -> tuple[int | None, str]:
    """(exit status, what it complained about); the status is None where it ran out of time."""
    with (folder / "words.txt").open("wb") as words:
        reader = subprocess.Popen(  # noqa: S603  (our own module; no word from outside is an argument)
            [sys.executable, "-s", "-P", "-B", "-m", module, str(folder)],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        with _kill_on_exit(reader):
            try:
                status: int | None = reader.wait(limits.wall_s)
            except subprocess.TimeoutExpired:
                status = None
    return status, (folder / "words.txt").read_text("utf-8", "replace")[-_MOST_WORDS:]


@contextlib.contextmanager
def _kill_on_exit(reader: subprocess.Popen[bytes]) -> Iterator[None]:
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


def _signal_name(status: int) -> str:
    """The signal that ended a process of this (negative) status; "" where none did."""
    return signal.Signals(-status).name if status < 0 else ""


def _refusal(left: dict[str, object]) -> ImportRefused:
    facts = left["facts"]
    assert isinstance(facts, dict)
    return REFUSALS[str(left["refusal"])](**{name: fact_from(fact) for name, fact in facts.items()})
