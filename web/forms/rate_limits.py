"""Rate limits by phone and by address. All phones behind one Wi-Fi share an address."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from cachetools import LRUCache

from web.forms.errors import TooOftenError

REMEMBERED = 20_000
"""Phones or addresses; the one that was quiet longest is forgotten first."""


@dataclass(frozen=True)
class Rate:
    """`burst` at once, then one every `every_s` seconds."""

    burst: float
    every_s: float


PHONE_PHOTOS = Rate(burst=12, every_s=30)
PHONE_REPORTS = Rate(burst=6, every_s=120)
ADDRESS_FORMS = Rate(burst=1200, every_s=0.1)
ADDRESS_PHOTOS = Rate(burst=300, every_s=0.5)
ADDRESS_REPORTS = Rate(burst=2000, every_s=60)
"""A whole neighbourhood's evening at once, and 3440 in a day: fewer than may wait to be checked
(`most_unchecked_reports`), so that one address alone cannot close reporting for all."""
ADDRESS_CODES = Rate(burst=60, every_s=5)


class TokenBuckets:
    """A bucket for each key, which holds `burst` and fills up again. `clock` gives seconds."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left: LRUCache[str, tuple[float, float]] = LRUCache(REMEMBERED)
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Take one for `key`. Raises TooOftenError, with the minutes to wait, where there is none."""
        with self._lock:
            now = self._clock()
            left, at = self._left.get(key, (self._rate.burst, now))
            left = min(self._rate.burst, left + (now - at) / self._rate.every_s)
            if left < 1:
                wait_s = (1 - left) * self._rate.every_s
                raise TooOftenError(minutes=math.ceil(wait_s / 60))
            self._left[key] = (left - 1, now)


@dataclass(frozen=True)
class RateLimits:
    """The buckets of one process."""

    forms: TokenBuckets
    photos: tuple[TokenBuckets, TokenBuckets]
    """Of a phone, and of an address."""
    reports: tuple[TokenBuckets, TokenBuckets]
    codes: TokenBuckets


def new_limits() -> RateLimits:
    """Rate limits with full buckets."""
    return RateLimits(
        forms=TokenBuckets(ADDRESS_FORMS),
        photos=(TokenBuckets(PHONE_PHOTOS), TokenBuckets(ADDRESS_PHOTOS)),
        reports=(TokenBuckets(PHONE_REPORTS), TokenBuckets(ADDRESS_REPORTS)),
        codes=TokenBuckets(ADDRESS_CODES),
    )
