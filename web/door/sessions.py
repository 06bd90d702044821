"""Staff sessions in memory, so that ending one takes effect at once.

A restart takes everybody out; the pass code lets them in again, and what they did lies in the store.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_S = 8 * 3600
IDLE_S = 30 * 60
MOST = 500
"""Sessions at once; the one unused for longest makes room."""


@dataclass
class _Session:
    began: float
    seen: float


class Sessions:
    """Staff sessions by a secret that only the browser keeps; here stands its digest.

    A session ends 8 hours after it began, or when nothing was done for 30 minutes. `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, _Session] = {}

    def begin(self) -> str:
        """Start a session; returns its secret."""
        now = self._clock()
        self._open = {key: one for key, one in self._open.items() if _lives(one, now)}
        if len(self._open) >= MOST:
            del self._open[min(self._open, key=lambda key: self._open[key].seen)]
        secret = secrets.token_urlsafe(32)
        self._open[_digest(secret)] = _Session(began=now, seen=now)
        return secret

    def is_valid(self, secret: str) -> bool:
        """Whether a session with this secret is valid. Asking does not extend it."""
        found = self._open.get(_digest(secret))
        return found is not None and _lives(found, self._clock())

    def use(self, secret: str) -> bool:
        """As `is_valid`, and extends the session."""
        if not self.is_valid(secret):
            return False
        self._open[_digest(secret)].seen = self._clock()
        return True

    def end(self, secret: str) -> None:
        """End the session with this secret."""
        self._open.pop(_digest(secret), None)

    def end_all(self) -> None:
        """End all sessions."""
        self._open.clear()


def _lives(session: _Session, now: float) -> bool:
    return now - session.began < LONGEST_S and now - session.seen < IDLE_S


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
