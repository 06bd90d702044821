"""All connections of one process: who is waited for, who is late, and who makes room."""

from __future__ import annotations

import time
from collections.abc import Callable

from web.connections.limits import BODIES, ConnectionLimits, RoomKind
from web.connections.rooms import ClientConnection, ConnectionRoom

_GIVE_WAY: tuple[RoomKind, ...] = ("head", "answer", "large", "form", "ballot")
"""Whose slowest is closed first where there are too many connections of all kinds together."""


class ConnectionRegistry:
    """Connections in their rooms. `clock` gives seconds."""

    def __init__(self, limits: ConnectionLimits, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self.rooms = {kind: ConnectionRoom(size) for kind, size in limits.rooms.items()}
        self._clock = clock
        self._all: dict[ClientConnection, object] = {}
        self._by_transport: dict[object, ClientConnection] = {}

    def __len__(self) -> int:
        return len(self._all)

    def of(self, transport: object) -> ClientConnection | None:
        """The connection of this transport; None where it is not known (any more)."""
        return self._by_transport.get(transport)

    def has_room(self, kind: RoomKind, connection: ClientConnection) -> bool:
        """Whether one more of this kind would find room without anybody leaving."""
        return connection in self._all and self.rooms[kind].has_room(connection.peer)

    def open(self, transport: object, connection: ClientConnection) -> None:
        """Take a new connection in, which is waited for from now on; where none can go, it is closed."""
        if len(self._all) >= self.limits.most:
            late = self._least_needed()
            if late is None:
                connection.wire.abort()
                return
            self._close(late)
        self._all[connection] = transport
        self._by_transport[transport] = connection
        self.place(connection, "head")

    def forget(self, connection: ClientConnection) -> None:
        """Forget a connection that is over."""
        self._leave_room(connection)
        self._by_transport.pop(self._all.pop(connection, None), None)

    def place(self, connection: ClientConnection, kind: RoomKind | None, address: str = "") -> None:
        """Wait for another thing than before, on account of `address` (without one, of its peer); None: its
        request is whole. Too many of a kind, and the slowest is closed."""
        if connection not in self._all:
            return
        self._leave_room(connection)
        connection.kind, connection.address = kind, address or connection.peer
        connection.began = connection.last = self._clock()
        connection.moved = 0
        if kind is None:
            return
        room = self.rooms[kind]
        room.enter(connection)
        late = room.surplus(connection.address)
        if late is not None:
            self._close(late)

    def note_moved(self, connection: ClientConnection, size: int) -> None:
        """Count bytes that came, or were read."""
        connection.last = self._clock()
        connection.moved += size

    def look(self) -> None:
        """Close whoever is late, and remember who is slow. To be called every `limits.look_s`."""
        now = self._clock()
        for connection in list(self._all):
            self._look_at(connection, now)
        for room in self.rooms.values():
            room.note_slow(now - self.limits.slow_after_s)
            while (heavy := room.heaviest()) is not None:
                self._close(heavy)

    def _look_at(self, connection: ClientConnection, now: float) -> None:
        self._follow_answer(connection, connection.wire.unread_bytes(), now)
        # Who does not read an answer and sends on is held up, too, and is late nevertheless.
        if connection.kind in BODIES and connection.wire.is_held_up():
            connection.began, connection.last = connection.began + self.limits.look_s, now
        if self._is_late(connection, now):
            self._close(connection)

    def _follow_answer(self, connection: ClientConnection, unread: int, now: float) -> None:
        moved, connection.unread = connection.unread - unread, unread
        if connection.kind not in ("answer", "socket"):
            if unread:
                self.place(connection, "answer", connection.address)
        elif unread:
            if moved > 0:
                self.note_moved(connection, moved)
        elif connection.kind == "answer":
            self.place(connection, "head" if connection.wire.is_answered() else None, connection.address)
        else:  # a websocket may be silent, as long as it reads
            connection.began, connection.last, connection.moved = now, now, 0

    def _is_late(self, connection: ClientConnection, now: float) -> bool:
        pace = self.limits.paces.get(connection.kind) if connection.kind else None
        if pace is None:
            return False
        margin_s = self.limits.margin_s
        is_silent = now - connection.last > pace.silence_s + margin_s
        return is_silent or pace.left_s(now - connection.began, connection.moved) < -margin_s

    def _least_needed(self) -> ClientConnection | None:
        return next((found for kind in _GIVE_WAY if (found := self.rooms[kind].slowest())), None)

    def _close(self, connection: ClientConnection) -> None:
        self.forget(connection)
        connection.wire.abort()

    def _leave_room(self, connection: ClientConnection) -> None:
        if connection.kind is not None:
            self.rooms[connection.kind].leave(connection)
            connection.kind = None
