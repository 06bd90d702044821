"""Servers that are killed while phones send to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_STARTS_SERVERS = """
import os, sys, threading
{prepared}
for name in sys.stdin:
    server = os.fork()
    if server == 0:
        log = os.open(name.strip(), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for number in range(8):
            threading.Thread(target=phone, args=(log, number)).start()
        threading.Event().wait()
    print(server, flush=True)
    os.waitpid(server, 0)
    print("dead", flush=True)
"""
"""One process pays for the imports; each server is a fork of it, with a store and a writer of its own."""


def starter(prepared: str, *arguments: str) -> subprocess.Popen[str]:
    """`prepared` defines `phone(log, number)`, which sends for ever and writes a line to `log` for each
    answer; `arguments` are its `sys.argv[1:]`."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-c", _STARTS_SERVERS.replace("{prepared}", prepared), *arguments]
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(command, env=environment, stdin=-1, stdout=-1, text=True)


def acknowledged_before_the_kill(servers: subprocess.Popen[str], log: Path, count: int) -> list[list[str]]:
    """The words of every line that phones wrote, at least `count`."""
    assert servers.stdin is not None
    assert servers.stdout is not None
    servers.stdin.write(f"{log}\n")
    servers.stdin.flush()
    server, deadline = int(servers.stdout.readline()), time.monotonic() + 60
    try:
        while not log.exists() or log.read_text().count("\n") < count:
            assert time.monotonic() < deadline, "the phones were not answered"
            time.sleep(0.002)
    finally:
        os.kill(server, signal.SIGKILL)
    assert servers.stdout.readline() == "dead\n"
    return [line.split() for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]


def kill_while_sending(folder: Path, kills: int, prepared: str, *arguments: str) -> list[list[str]]:
    """Everything that servers acknowledged which were killed so often; LINTU_VAR says where it is kept."""
    acknowledged: list[list[str]] = []
    with starter(prepared, *arguments) as servers:
        try:
            for kill in range(kills):
                acknowledged += acknowledged_before_the_kill(servers, folder / f"log{kill}", 5 + kill % 10)
        finally:
            servers.kill()
    return acknowledged
