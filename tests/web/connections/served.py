"""An app behind its guard on a real uvicorn, and sockets of any loopback address that speak to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from web.connections import ConnectionGuard
from web.connections.limits import ConnectionLimits
from web.connections.registry import ConnectionRegistry

PATIENCE_S = 20


@dataclass(frozen=True)
class Served:
    """`registry` is the guard's, `port` the server's on 127.0.0.1."""

    registry: ConnectionRegistry
    port: int

    def connect(self, begin: bytes = b"", address: str = "127.0.0.1") -> socket.socket:
        """A connection from this address that has sent so much."""
        opened = socket.create_connection(("127.0.0.1", self.port), PATIENCE_S, (address, 0))
        opened.sendall(begin)
        return opened

    def ask(self, request: bytes, address: str = "127.0.0.1") -> bytes:
        """The whole answer to a request that asks for the connection to be closed."""
        with self.connect(request, address) as opened:
            return read_to_the_end(opened)

    def wait_for(self, least: int, most: int | None = None) -> None:
        """Until so many connections are open."""
        deadline = time.monotonic() + PATIENCE_S
        while not least <= len(self.registry) <= (least if most is None else most):
            assert time.monotonic() < deadline, f"{len(self.registry)} connections, not {least}"
            time.sleep(0.005)


def read_to_the_end(opened: socket.socket) -> bytes:
    """What comes until the server closes; "" where it closes without a word."""
    found = b""
    try:
        while piece := opened.recv(65536):
            found += piece
    except ConnectionResetError:
        pass
    return found


@contextmanager
def served(app: ASGIApp, limits: ConnectionLimits) -> Iterator[Served]:
    """The app for as long as the block runs."""
    guard = ConnectionGuard(app, limits)
    config = uvicorn.Config(guard, port=0, log_level="critical", lifespan="on", ws="websockets-sansio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE_S
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.005)
    try:
        yield Served(guard.registry, server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = server.force_exit = True
        thread.join(PATIENCE_S)
