"""Values that are kept in memory up to a size; the least recently used go first. Safe between threads."""

from __future__ import annotations

import itertools
import threading
import weakref
from collections import deque
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from cachetools import LRUCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Owner = TypeVar("Owner")


class BoundedCache(Generic[Key, Value]):
    """Values by key, together no larger than `limit`; one that is larger by itself is kept alone."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._values: LRUCache[Key, tuple[Value, float]] = LRUCache(limit, getsizeof=lambda kept: kept[1])
        self._lock = threading.Lock()

    @property
    def size(self) -> float:
        """Of all values together."""
        return self._values.currsize

    def get(self, key: Key) -> Value | None:
        """The value, used just now; None where there is none."""
        with self._lock:
            kept = self._values.get(key)
        return None if kept is None else kept[0]

    def put(self, key: Key, value: Value, size: float) -> None:
        """Keep a value, and let others go until there is room."""
        with self._lock:
            self._values[key] = (value, min(size, self._limit))

    def drop(self, unwanted: Callable[[Key], bool]) -> None:
        """Let go of the values whose keys are unwanted."""
        with self._lock:
            for key in [key for key in self._values if unwanted(key)]:
                del self._values[key]


class OwnedCache(Generic[Owner, Key, Value]):
    """Values worked out of an owner, which they do not keep in memory: they go when it goes.

    limit: of the sizes of all values of all owners together. size_of: 1 each, unless it is given.
    """

    def __init__(self, limit: float, size_of: Callable[[Owner, Value], float] | None = None) -> None:
        self._cache: BoundedCache[tuple[int, Key], Value] = BoundedCache(limit)
        self._size_of = size_of
        self._owners: dict[int, tuple[weakref.ref[Owner], int]] = {}
        self._serials = itertools.count()
        self._lock = threading.Lock()
        # What is collected while the lock is held could not wait for it: it is noted, and dropped next time.
        self._gone: deque[tuple[int, int]] = deque()

    @property
    def size(self) -> float:
        """Of all values together."""
        self._drop_gone()
        return self._cache.size

    def get_or_make(self, owner: Owner, key: Key, make: Callable[[], Value]) -> Value:
        """The value of this owner and key; made where it is not kept. No lock is held meanwhile."""
        self._drop_gone()
        place = (self._serial_of(owner), key)
        found = self._cache.get(place)
        if found is None:
            found = make()
            self._cache.put(place, found, self._size_of(owner, found) if self._size_of else 1)
        return found

    def _serial_of(self, owner: Owner) -> int:
        """The number of an owner. Python gives the id of one that went to another one; a number never."""
        with self._lock:
            known = self._owners.get(id(owner))
            if known is None or known[0]() is not owner:
                serial, gone = next(self._serials), self._gone
                place = (id(owner), serial)
                known = (weakref.ref(owner, lambda _: gone.append(place)), serial)
                self._owners[id(owner)] = known
            return known[1]

    def _drop_gone(self) -> None:
        while self._gone:
            try:
                number, serial = self._gone.popleft()
            except IndexError:  # another thread was quicker
                return
            with self._lock:
                if number in self._owners and self._owners[number][1] == serial:
                    del self._owners[number]
            self._cache.drop(lambda key, serial=serial: key[0] == serial)  # type: ignore[misc]
