"""Connections that are waited for, and which of them makes room when there are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from web.connections.limits import RoomKind, RoomSize


class Wire(Protocol):
    """What a connection can be asked, and made to do."""

    def abort(self) -> None:
        """Close it at once; what was not sent yet is lost."""

    def unread_bytes(self) -> int:
        """How much of an answer waits for the other end to read on."""

    def is_held_up(self) -> bool:
        """Whether it is we who do not read on."""

    def is_answered(self) -> bool:
        """Whether the last request was answered and none has begun."""


@dataclass(eq=False)
class ClientConnection:
    """One connection. `address` is whom it counts for, `peer` who is at its other end (a proxy, perhaps).

    `kind` is None while its request is being answered. `began`, `last` and `moved`: since when it is waited
    for, when something moved last, and how many bytes since it began. `unread`: as it was at the last look.
    """

    peer: str
    wire: Wire
    address: str = ""
    kind: RoomKind | None = None
    began: float = 0.0
    last: float = 0.0
    moved: int = 0
    unread: int = 0
    is_slow: bool = False


class ConnectionRoom:
    """The connections of one kind, the oldest of each address first."""

    def __init__(self, size: RoomSize) -> None:
        self.size = size
        self._of: dict[str, dict[ClientConnection, None]] = {}
        self._slow: Counter[str] = Counter()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ClientConnection]:
        return (each for members in self._of.values() for each in members)

    def enter(self, connection: ClientConnection) -> None:
        """Add a connection, whatever room there is."""
        self._of.setdefault(connection.address, {})[connection] = None
        self._count += 1

    def leave(self, connection: ClientConnection) -> None:
        """Remove a connection that is in here."""
        members = self._of[connection.address]
        del members[connection]
        if not members:
            del self._of[connection.address]
        self._count -= 1
        if connection.is_slow:
            connection.is_slow = False
            self._slow[connection.address] -= 1
            if not self._slow[connection.address]:
                del self._slow[connection.address]

    def note_slow(self, before: float) -> None:
        """Count those as slow that have been waited for since before then."""
        for connection in self:
            if connection.began < before and not connection.is_slow:
                connection.is_slow = True
                self._slow[connection.address] += 1

    def has_room(self, address: str) -> bool:
        """Whether one more of this address would find room without anybody leaving."""
        return self._count < self.size.most and len(self._of.get(address, ())) < self.size.of_address

    def surplus(self, address: str) -> ClientConnection | None:
        """Who has to go after one of this address came in."""
        if len(self._of.get(address, ())) > self.size.of_address:
            return self._oldest(address)
        return self.slowest() if self._count > self.size.most else None

    def slowest(self) -> ClientConnection | None:
        """The oldest of the address that has most slow ones, or, where none is slow, most of all."""
        if self._slow:
            return self._oldest(max(self._slow, key=lambda each: self._slow[each]))
        return self._oldest(max(self._of, key=lambda each: len(self._of[each]))) if self._of else None

    def heaviest(self) -> ClientConnection | None:
        """Where the unfinished bodies are too large together: the largest of the address with most bytes."""
        held = Counter[str]()
        for connection in self:
            held[connection.address] += connection.moved
        if held.total() <= self.size.most_bytes:
            return None
        return max(self._of[max(held, key=lambda each: held[each])], key=lambda each: each.moved)

    def _oldest(self, address: str) -> ClientConnection:
        return next(iter(self._of[address]))
