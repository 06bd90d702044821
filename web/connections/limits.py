"""How long a sender may take, and how many may be unfinished at once: every such limit, with its reason."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

BodyKind = Literal["ballot", "form", "large"]
RoomKind = Literal["head", BodyKind, "answer", "socket"]
"""What a connection is waited for: the head of a request; its body (of a vote, of another form, or a large
one); that the answer is read. A websocket may be silent, but has to read."""
BODIES: tuple[BodyKind, ...] = get_args(BodyKind)

KIBIBYTE = 1024
SMALL_BODY = 64 * KIBIBYTE
"""Bytes that a body may announce and still count as a form; photos and uploads are larger."""
MOST_OPEN_FILES = 16 * 1024
"""Asked of the system: room for some 8000 connections. More than a hall needs, and a process with more would
gain nothing on two cores."""


@dataclass(frozen=True)
class Pace:
    """What a sender, or a reader, has to keep up.

    `grace_s` are free and each `least_bytes_per_s` bytes buy one second more, up to `longest_s` in all;
    nobody may be silent for `silence_s`.
    """

    grace_s: float
    least_bytes_per_s: float
    silence_s: float
    longest_s: float

    def left_s(self, elapsed_s: float, moved: int) -> float:
        """Seconds that are left to whoever moved so many bytes in so many seconds; negative when late."""
        return min(self.longest_s, self.grace_s + moved / self.least_bytes_per_s) - elapsed_s


HEAD = Pace(grace_s=15, least_bytes_per_s=KIBIBYTE, silence_s=15, longest_s=20)
"""A head is one packet or two. Browsers open connections in advance and take it well when those close."""
FORM = Pace(grace_s=20, least_bytes_per_s=KIBIBYTE, silence_s=20, longest_s=30)
"""A ballot has some 2 KB. Twenty seconds outlast a lost packet on bad Wi-Fi."""
LARGE = Pace(grace_s=30, least_bytes_per_s=4 * KIBIBYTE, silence_s=30, longest_s=600)
"""Photos over the slowest mobile network in use (EDGE, some 10 KB a second) get through at 6 MB."""
ANSWER = Pace(grace_s=30, least_bytes_per_s=KIBIBYTE, silence_s=30, longest_s=3600)
"""Exports of some hundred MB may be fetched over a slow line; who reads nothing is let go."""


@dataclass(frozen=True)
class RoomSize:
    """How many connections of a kind may be waited for, `of_address` of them from one address, with so many
    bytes of unfinished bodies."""

    most: int
    of_address: int
    most_bytes: int


@dataclass(frozen=True)
class ConnectionLimits:
    """The limits of one process: connections of all kinds, the rooms, and what each kind has to keep up.

    slow_after_s: who has been unfinished for longer makes room first; whole requests come in less. look_s:
    between two looks at all connections. margin_s: so much later than a page that answers in words is a
    connection closed without any.
    """

    most: int
    rooms: Mapping[RoomKind, RoomSize]
    paces: Mapping[RoomKind, Pace]
    slow_after_s: float = 2.0
    look_s: float = 1.0
    margin_s: float = 2.0


PACES: Mapping[RoomKind, Pace] = {
    "head": HEAD,
    "ballot": FORM,
    "form": FORM,
    "large": LARGE,
    "answer": ANSWER,
    "socket": ANSWER,
}
_UNFINISHED_BYTES = 4 * 1024 * KIBIBYTE * KIBIBYTE
"""Of large bodies, which lie on the disk: 4 GB, some 300 phones with four large photos each."""


def connection_limits(open_files: int) -> ConnectionLimits:
    """The limits for a process that may have so many files open.

    Half of them are for connections, and of those half for heads. Each kind has room of its own, so that
    neither reports nor uploads nor websockets take that of ballots; the rooms together leave an eighth of
    the connections to requests that are being answered. A large body may need ten files more (its photos
    beyond 1 MB lie on the disk), for which a third of all files is left. One address gets half a room at
    most: a whole hall may stand behind it, and then the slowest of its own makes room.
    """
    parts: dict[RoomKind, int] = {"head": 4, "ballot": 16}
    most = {kind: open_files // parts.get(kind, 32) for kind in PACES}
    rooms = {kind: RoomSize(size, size // 2, _UNFINISHED_BYTES) for kind, size in most.items()}
    return ConnectionLimits(most=open_files // 2, rooms=rooms, paces=PACES)


def raise_open_files(wanted: int = MOST_OPEN_FILES) -> int:
    """Raise how many files this process may have open towards `wanted`, as far as the system allows; returns
    the limit."""
    if sys.platform == "win32":  # no such limit for sockets
        return wanted
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    possible = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (possible, hard))
    except (ValueError, OSError):  # macOS promises without end and gives less
        return soft
    return possible
