"""Lock out whoever guesses codes for a while. Addresses stay in memory only, as keyed hashes.

A whole hall may stand behind one address, so only well-formed codes that nobody has count as tries: the check
character finds slips before they cost one. See `features.voting.codes` for what this leaves to a guesser.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cachetools import LRUCache

from features.voting.box.errors import LockedOutError, UnknownCodeError

TRIES = 5
WINDOW_S = 15 * 60
"""Five wrong codes in a quarter of an hour, as the arithmetic in `features.voting.codes` takes it."""
_MOST_ADDRESSES = 10_000
_SECOND_NS = 10**9


class Lockout:
    """Wrong tries by address, for one process. Its clock is monotonic: changing the time unlocks none."""

    def __init__(self, clock: Callable[[], int] = lambda: time.monotonic_ns() // _SECOND_NS) -> None:
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._tries: LRUCache[bytes, list[int]] = LRUCache(_MOST_ADDRESSES)

    def seconds_left(self, address: str) -> int:
        """How long this address must wait; 0 where it may try."""
        with self._lock:
            recent = self._recent(self._key(address))
            return max(0, recent[-TRIES] + WINDOW_S - self._clock()) if len(recent) >= TRIES else 0

    @contextmanager
    def guarding(self, address: str) -> Iterator[None]:
        """Refuse the block where the address is locked out (LockedOutError); count an unknown code in it."""
        if wait := self.seconds_left(address):
            raise LockedOutError(minutes=-(-wait // 60))
        try:
            yield
        except UnknownCodeError:
            self._add(address)
            raise

    def _add(self, address: str) -> None:
        with self._lock:
            key = self._key(address)
            self._tries[key] = [*self._recent(key), self._clock()][-TRIES:]

    def _recent(self, key: bytes) -> list[int]:
        since = self._clock() - WINDOW_S
        return [at for at in self._tries.get(key, []) if at > since]

    def _key(self, address: str) -> bytes:
        return hmac.digest(self._secret, address.encode(), "sha256")
