"""uvicorn's protocols, made to tell a registry what happens on their connections."""

from __future__ import annotations

import asyncio
from typing import Any

from web.connections.limits import BODIES
from web.connections.registry import ConnectionRegistry
from web.connections.rooms import ClientConnection
from web.ip_address import network_of


class HttpWire:
    """What a connection of uvicorn's can be asked. `http` is its protocol."""

    def __init__(self, http: Any) -> None:
        self._http = http

    def abort(self) -> None:
        """Close it at once."""
        self._http.transport.abort()

    def unread_bytes(self) -> int:
        """How much of an answer waits in our buffer."""
        return int(self._http.transport.get_write_buffer_size())

    def is_held_up(self) -> bool:
        """Whether uvicorn stopped reading, since the app has enough for now."""
        return bool(self._http.flow.read_paused)

    def is_answered(self) -> bool:
        """Whether the last request was answered."""
        return self._http.cycle is None or bool(self._http.cycle.response_complete)


class _HttpGuard(asyncio.Protocol):
    """Stands before an HTTP protocol of uvicorn's, whose names it uses."""

    registry: ConnectionRegistry
    transport: Any
    client: tuple[str, int] | None
    cycle: Any
    _connection: ClientConnection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = network_of(self.client[0]) if self.client else ""
        self._connection = ClientConnection(peer, HttpWire(self))
        self.registry.open(transport, self._connection)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.registry.forget(self._connection)

    def data_received(self, data: bytes) -> None:
        self.registry.note_moved(self._connection, len(data))
        super().data_received(data)
        if self._connection.kind in BODIES and not self.cycle.more_body:
            self.registry.place(self._connection, None, self._connection.address)

    def on_response_complete(self) -> None:
        super().on_response_complete()  # type: ignore[misc]
        self.registry.place(self._connection, "head")

    def handle_websocket_upgrade(self, *event: Any) -> None:
        if not self.registry.has_room("socket", self._connection):
            self.transport.abort()
            return
        self.registry.place(self._connection, "socket")
        super().handle_websocket_upgrade(*event)  # type: ignore[misc]


class _SocketGuard(asyncio.Protocol):
    """Stands before a websocket protocol of uvicorn's."""

    registry: ConnectionRegistry
    transport: Any

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        connection = self.registry.of(self.transport)
        if connection is not None:
            self.registry.forget(connection)


def guarded_http(base: type[asyncio.Protocol], registry: ConnectionRegistry) -> type[asyncio.Protocol]:
    """`base`, an HTTP protocol of uvicorn's, which tells the registry of its connections."""
    return type(f"Guarded{base.__name__}", (_HttpGuard, base), {"registry": registry})


def guarded_socket(base: type[asyncio.Protocol], registry: ConnectionRegistry) -> type[asyncio.Protocol]:
    """`base`, a websocket protocol of uvicorn's, which tells the registry when its connections are over."""
    return type(f"Guarded{base.__name__}", (_SocketGuard, base), {"registry": registry})
