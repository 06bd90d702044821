"""Connections without sockets, in rooms whose clock stands still."""

from __future__ import annotations

from dataclasses import dataclass, field

from web.connections.limits import ConnectionLimits, Pace, RoomKind, RoomSize
from web.connections.registry import ConnectionRegistry
from web.connections.rooms import ClientConnection

KINDS: tuple[RoomKind, ...] = ("head", "ballot", "form", "large", "answer", "socket")


@dataclass(eq=False)
class FakeWire:
    unread: int = 0
    held_up: bool = False
    answered: bool = False
    is_open: bool = True

    def abort(self) -> None:
        assert self.is_open, "closed twice"
        self.is_open = False

    def unread_bytes(self) -> int:
        return self.unread

    def is_held_up(self) -> bool:
        return self.held_up

    def is_answered(self) -> bool:
        return self.answered


@dataclass
class Bench:
    """A registry, its clock, and everybody who connected."""

    limits: ConnectionLimits
    now: float = 1000.0
    wires: list[FakeWire] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.registry = ConnectionRegistry(self.limits, lambda: self.now)

    def connect(self, peer: str, kind: RoomKind | None = "head") -> tuple[ClientConnection, FakeWire]:
        wire = FakeWire()
        connection = ClientConnection(peer, wire)
        self.wires.append(wire)
        self.registry.open(wire, connection)
        if kind != "head":
            self.registry.place(connection, kind)
        return connection, wire

    def wait(self, seconds: float) -> None:
        """Let time go by, with a look at the end of every second."""
        for _ in range(round(seconds)):
            self.now += 1
            self.registry.look()


def limits(
    most: int = 100, room: int = 10, of_address: int = 5, most_bytes: int = 10**9, **paces: Pace
) -> ConnectionLimits:
    """Rooms of one size, in which everybody has ten seconds and one more for each 100 bytes, up to thirty."""
    usual = Pace(grace_s=10, least_bytes_per_s=100, silence_s=10, longest_s=30)
    sizes = dict.fromkeys(KINDS, RoomSize(room, of_address, most_bytes))
    return ConnectionLimits(most, sizes, {kind: paces.get(kind, usual) for kind in KINDS}, margin_s=0)
