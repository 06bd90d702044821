"""Time that nobody can set, beside the clock on the wall, and whether that one jumped; times for records."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

NOTICEABLE_S = 120.0
"""Less is what a time server corrects, and nobody needs to hear of it."""

_MOMENT: ContextVar[datetime | None] = ContextVar("moment", default=None)


def record_time() -> datetime:
    """The time that a record is given: now, or what `at_moment` says."""
    return _MOMENT.get() or datetime.now(UTC)


@contextmanager
def at_moment(moment: datetime) -> Iterator[None]:
    """Give this time to what this thread records inside the block: invented things happened some time ago."""
    token = _MOMENT.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _MOMENT.reset(token)


def elapsed_s() -> float:
    """Seconds that have passed since some moment, those of sleep included; setting the clock changes nothing.

    `time.monotonic` stands still on Linux and macOS while a laptop sleeps, and a session with it.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SteadyClock:
    """The time of day at its making, and from then on by what has passed. `wall`, `elapsed` give seconds."""

    def __init__(
        self, wall: Callable[[], float] = time.time, elapsed: Callable[[], float] = elapsed_s
    ) -> None:
        self._wall, self._elapsed = wall, elapsed
        self._start = wall() - elapsed()
        self._noted_s = 0.0

    def now_s(self) -> float:
        """Seconds since 1970 as the clock on the wall would say if nobody had set it meanwhile."""
        return self._start + self._elapsed()

    def jump_s(self) -> float:
        """By how much the clock on the wall was set since the last `note_jump`; 0 for what nobody notices."""
        jump = self._ahead_s() - self._noted_s
        return jump if abs(jump) >= NOTICEABLE_S else 0.0

    def note_jump(self) -> None:
        """A person has read of the jump."""
        self._noted_s = self._ahead_s()

    def _ahead_s(self) -> float:
        return self._wall() - self.now_s()


STEADY = SteadyClock()
"""Since this process began."""
