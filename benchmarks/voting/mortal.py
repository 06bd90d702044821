"""The voters' pages as a process that may be killed at any moment and is there again at once.

One process pays for the imports and holds the socket; each server is a fork of it with a store and a writer
of its own. What is killed is what serves the pages, not Streamlit beside it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Mortal:
    """Started once; then `begin` and `kill` in turn."""

    def __init__(self, var: Path) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        self._socket.set_inheritable(True)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        command = [sys.executable, "-m", "benchmarks.voting.mortal", str(self._socket.fileno())]
        environment = {**os.environ, "LINTU_VAR": str(var)}
        self._parent = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[self._socket.fileno()],
        )
        self._server = 0

    def begin(self) -> None:
        """Let a server serve; it answers as soon as it can, and connections wait until then."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(b"go\n")
        self._parent.stdin.flush()
        self._server = int(self._parent.stdout.readline())

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        assert self._parent.stdout
        os.kill(self._server, signal.SIGKILL)
        assert self._parent.stdout.readline() == b"dead\n"

    def end(self) -> None:
        """No more servers."""
        assert self._parent.stdin
        self._parent.stdin.close()
        self._parent.wait(timeout=30)
        self._socket.close()


def _serve(listening: socket.socket) -> None:
    import uvicorn
    from starlette.applications import Starlette

    from features.reports import phone as report_pages
    from features.voting import phone as vote_pages
    from web.forms.assets import asset_routes

    app = Starlette(routes=[*vote_pages.routes(), *report_pages.routes(), *asset_routes()])
    config = uvicorn.Config(app, log_level="error", access_log=False, lifespan="off")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            uvicorn.Server(config).run(sockets=[listening])
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
