"""The real app as a process of its own, which may be killed and started again on the same files."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from benchmarks.machine import memory_mib

ROOT = Path(__file__).parents[1]
PATIENCE_S = 60


class Server:
    """`app.py` on a free port of the loopback address, with its files in `var`. Its tables are there
    too, or in the PostgreSQL whose address `database` is."""

    def __init__(self, var: Path, database: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, "LINTU_VAR": str(var)}
        self._environment.pop("LINTU_DATABASE_URL", None)
        if database:
            self._environment["LINTU_DATABASE_URL"] = database
        self._log = (var / "server.log").open("ab")
        self._process: subprocess.Popen[bytes] | None = None
        self._peak_mib = 0.0

    def start(self) -> None:
        """Wait until the page for reports answers: the community is open then."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
        command += ["--server.address=127.0.0.1", f"--server.port={self.port}"]
        self._process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env=self._environment, stdout=self._log, stderr=self._log
        )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError("the server did not come up; see server.log")
            time.sleep(0.1)

    def kill(self) -> None:
        """As a power cut would end it, but for what the system itself still writes."""
        self._note_peak()
        assert self._process
        self._process.kill()
        self._process.wait()

    def restart(self) -> bool:
        """End it in peace and start it again on the same files; whether it ended by itself, not by force."""
        ended = self._end()
        self.start()
        return ended

    def stop(self) -> None:
        """End it in peace."""
        ended = self._end()
        self._log.close()
        if not ended:
            raise RuntimeError("the server had to be killed")

    def _end(self) -> bool:
        self._note_peak()
        assert self._process
        self._process.terminate()
        try:
            self._process.wait(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            return False
        return True

    @property
    def pid(self) -> int:
        """Of the process that is running."""
        assert self._process
        return self._process.pid

    @property
    def peak_mib(self) -> float:
        """Peak of its memory over all its lives; NaN where the system does not tell."""
        return self._peak_mib or float("nan")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/r/report", timeout=PATIENCE_S) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False

    def _note_peak(self) -> None:
        self._peak_mib = max(self._peak_mib, memory_mib(self.pid, "VmHWM"))
