"""The reader process many times, forked from one that has its libraries loaded: a fork a file, not a start.

What runs in the fork is the product's own reader with its limits, in a folder of its own. Only POSIX forks.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from data.importers import reader
from data.importers.limits import ImportLimits

_ROOT = Path(__file__).parents[3]
_OWN = ("OSM_MAX_TMPFILE_SIZE",)
"""What of the environment differs from file to file, besides the folder."""
_LAZY = ("ezdxf", "openpyxl")
"""Libraries that a reader loads when it meets such a file."""


START = reader._run
"""How the product starts one."""


class ForkReaders:
    """One waiting reader for each set of GDAL drivers; `run` stands in for `data.importers.reader._run`."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str], subprocess.Popen[str]] = {}
        self._asking = threading.Lock()

    def run(
        self, module: str, folder: Path, limits: ImportLimits, environment: Mapping[str, str]
    ) -> tuple[int | None, str]:
        """Exit status and complaints of one reading; the status is None where it ran out of time."""
        with self._asking:
            waiting = self._server(module, environment)
            assert waiting.stdin is not None
            assert waiting.stdout is not None
            own = json.dumps({name: environment[name] for name in _OWN if name in environment})
            waiting.stdin.write(f"{limits.wall_s} {own.replace(' ', '')} {folder}\n")
            waiting.stdin.flush()
            status = int(waiting.stdout.readline())
        words = (folder / "words.txt").read_text("utf-8", "replace")
        return (None if status == -signal.SIGALRM else status), words

    def stop(self) -> None:
        """End them all."""
        for waiting in self._waiting.values():
            waiting.communicate()

    def _server(self, module: str, environment: Mapping[str, str]) -> subprocess.Popen[str]:
        key = (module, environment["GDAL_SKIP"])
        if key not in self._waiting:
            self._waiting[key] = subprocess.Popen(
                [sys.executable, "-s", "-P", "-B", "-m", "tests.data.importers.fork_reader", module],
                cwd=_ROOT,
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._waiting[key]


@contextmanager
def fork_readers() -> Iterator[None]:
    """Files are read by forks inside the block."""
    readers = ForkReaders()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_run", readers.run)
        try:
            yield
        finally:
            readers.stop()


def _serve(module: str) -> None:
    main = import_module(module).main
    for name in _LAZY:
        import_module(name)
    for line in sys.stdin:
        wall_s, own, folder = line.rstrip("\n").split(" ", 2)
        pid = os.fork()
        if pid == 0:
            _read(main, Path(folder), float(wall_s), own)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _read(main: object, folder: Path, wall_s: float, own: str) -> None:
    """In the fork: what starting the module in its folder would do."""
    assert callable(main)
    with (folder / "words.txt").open("wb") as words:
        os.dup2(words.fileno(), 1)
        os.dup2(words.fileno(), 2)
    signal.setitimer(signal.ITIMER_REAL, wall_s)
    os.chdir(folder)
    os.environ.update({"CPL_TMPDIR": str(folder), "TMPDIR": str(folder)} | json.loads(own))
    status = 1
    try:
        main(folder)
        status = 0
    except BaseException:
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1])
