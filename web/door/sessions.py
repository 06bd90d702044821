"""Staff sessions in memory, so that ending one takes effect at once.

A restart takes everybody out; the pass code lets them in again, and what they did lies in the store.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from base.clock import elapsed_s

_log = logging.getLogger("lintu.door")
_SHOWN = 12
"""Hexadecimal digits of a session's digest that tell it from others in the log, and open nothing."""
LONGEST_S = 8 * 3600
IDLE_S = 30 * 60
_REMEMBERED = 1000
"""Revoked sessions that are known when somebody tries them again."""
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

    def __init__(self, clock: Callable[[], float] = elapsed_s) -> None:
        self._clock = clock
        self._open: dict[str, _Session] = {}
        self._revoked: dict[str, str] = {}

    def begin(self) -> str:
        """Start a session; returns its secret."""
        now = self._clock()
        self._open = {key: one for key, one in self._open.items() if _lives(one, now)}
        if len(self._open) >= MOST:
            self._revoke(min(self._open, key=lambda key: self._open[key].seen), "too many at once")
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
            self._log_reuse(_digest(secret))
            return False
        self._open[_digest(secret)].seen = self._clock()
        return True

    def end(self, secret: str, why: str = "signed out") -> None:
        """End the session with this secret; the log says so, and `why`."""
        if _digest(secret) in self._open:
            self._revoke(_digest(secret), why)

    def end_all(self) -> None:
        """End all sessions; the log says so of each."""
        for key in tuple(self._open):
            self._revoke(key, "everybody signed out")

    def _revoke(self, key: str, why: str) -> None:
        del self._open[key]
        self._revoked[key] = why
        while len(self._revoked) > _REMEMBERED:
            del self._revoked[next(iter(self._revoked))]
        _log.warning("staff session %s revoked: %s", key[:_SHOWN], why)

    def _log_reuse(self, key: str) -> None:
        """A line for the first try with the secret of a session that was revoked: somebody has kept it."""
        why = self._revoked.pop(key, "")
        if why:
            _log.warning("staff session %s was used after it was revoked (%s); refused", key[:_SHOWN], why)


def _lives(session: _Session, now: float) -> bool:
    return now - session.began < LONGEST_S and now - session.seen < IDLE_S


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
