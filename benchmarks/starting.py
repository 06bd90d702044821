"""`python -m benchmarks.starting`: from the command to the first answer, beside a Streamlit app of one line.

Both start in turns. The first answer is that of `/`; then a phone opens its first page.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PATIENCE_S = 120
PHONE_PAGE = "/r/vote"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--app", type=Path, default=ROOT / "app.py", help="another checkout's, to compare")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        minimal = Path(folder) / "minimal.py"
        minimal.write_text('import streamlit as st\n\nst.write("hello")\n', encoding="utf-8")
        start(asked.app, Path(folder))  # the store is made, byte code is there: as at every later start
        rounds = [(start(minimal, Path(folder)), start(asked.app, Path(folder))) for _ in range(asked.rounds)]
    least, ours = (median(one[which][0] for one in rounds) for which in (0, 1))
    phone = [one[1][1] for one in rounds]
    print(f"first answer: {ours:.2f} s beside {least:.2f} s of a minimal app, ratio {ours / least:.2f}")
    print(f"first page of a phone after that: {median(phone):.2f} s ({min(phone):.2f}–{max(phone):.2f})")
    print(f"{asked.rounds} rounds in turns, load average at the end {os.getloadavg()[0]:.1f}")


def start(app: Path, var: Path) -> tuple[float, float]:
    """Seconds from the command to the first answer, and from there to a phone's first page."""
    began = time.perf_counter()
    with served(app, var) as address:
        answered = time.perf_counter()
        _answers(f"{address}{PHONE_PAGE}")
        return answered - began, time.perf_counter() - answered


@contextmanager
def served(app: Path, var: Path) -> Iterator[str]:
    """Start an app, of this checkout or another, and give its address as soon as it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.headless=true"]
    command += [f"--server.port={port}", "--browser.gatherUsageStats=false"]
    environment = {**os.environ, "LINTU_VAR": str(var), "PYTHONPATH": str(app.parent)}
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command, cwd=app.parent, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not _answers(f"http://127.0.0.1:{port}/"):
            if time.perf_counter() - began > PATIENCE_S:
                raise SystemExit(f"{app} did not answer")
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:  # noqa: S310
            return answer.status == 200 and bool(answer.read())
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


if __name__ == "__main__":
    main()
