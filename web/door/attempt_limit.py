"""Limit on wrong pass codes by address."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from cachetools import TLRUCache

from web.door.listening import is_loopback
from web.ip_address import network_of

TRIES = 5
WINDOW_S = 15 * 60
LONGEST_WAIT_S = 2 * 3600
TRIES_OF_ALL = 60
"""In one window, over all addresses but this machine's own: many devices guess no faster than twelve."""
_FORGOTTEN_S = 24 * 3600
_MOST_ADDRESSES = 10_000
"""More than can be counted in a day, since tries from elsewhere are limited over all addresses."""
_ALL = "all"


@dataclass
class _Record:
    limit: int
    longest_wait_s: float
    at: list[float] = field(default_factory=list)  # tries within the window
    shut_until: float = 0.0
    shut_before: int = 0


class AttemptLimit:
    """Counts tries by address. A try counts when it begins, so that of a thousand at once five are looked at.

    After five an address waits 15 minutes, after the next five 30, and so on up to two hours. `clock` gives
    seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._records: TLRUCache[str, _Record] = TLRUCache(_MOST_ADDRESSES, _forgotten_at, clock)

    def begin(self, address: str) -> float:
        """Count a try from this address. Answers 0, or the seconds to wait instead of trying."""
        now = self._clock()
        kept = {network_of(address): _Record(TRIES, LONGEST_WAIT_S)}
        if not is_loopback(address):
            kept[_ALL] = _Record(TRIES_OF_ALL, WINDOW_S)  # never long, or anybody could lock all staff out
        kept = {key: self._records.get(key, new) for key, new in kept.items()}
        wait_s = max(record.shut_until - now for record in kept.values())
        if wait_s > 0:
            return wait_s
        for record in kept.values():
            _count(record, now)
        self._records.update(kept)
        return 0.0

    def reset(self, address: str) -> None:
        """Forget the attempts of an address that gave the right pass code."""
        self._records.pop(network_of(address), None)


def _count(record: _Record, now: float) -> None:
    record.at = [at for at in record.at if at > now - WINDOW_S] + [now]
    if len(record.at) >= record.limit:
        record.shut_until = now + min(WINDOW_S * 2**record.shut_before, record.longest_wait_s)
        record.shut_before += 1
        record.at = []


def _forgotten_at(_key: str, record: _Record, _now: float) -> float:
    return max([record.shut_until, *record.at]) + _FORGOTTEN_S
