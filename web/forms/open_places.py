"""Communities for phone pages, opened without keeping the threads of other pages waiting."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from starlette.concurrency import run_in_threadpool

from data.model import Community
from data.open_communities import open_place, place_if_open

_AT_ONCE = 4
"""Communities that are read at the same time for phones: a large one takes seconds of a core."""

_readers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="lintu-open")
_reading: dict[str, Future[Community]] = {}
_lock = threading.Lock()


async def place_named(name: str) -> Community:
    """The community called `name`, without its score. Raises what `open_community` raises.

    Pages have few threads in common. However many phones wait for a community that is being read, they take
    none of them, so that pages about other communities answer as ever.
    """
    place = await run_in_threadpool(place_if_open, name)
    if place is not None:
        return place
    return await asyncio.shield(asyncio.wrap_future(_reading_of(name)))


def _reading_of(name: str) -> Future[Community]:
    """One for all who ask while it is being read."""
    with _lock:
        if name in _reading:
            return _reading[name]
        found = _reading[name] = _readers.submit(open_place, name)
    found.add_done_callback(lambda _: _forget(name))  # which takes the lock, perhaps at once
    return found


def _forget(name: str) -> None:
    with _lock:
        _reading.pop(name, None)
