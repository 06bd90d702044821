"""Give memory that nobody uses any more back to the system, without a pause that people notice.

Streamlit's own collection after each run is off: it stops everybody for the half second that it takes to look
at the 350 000 objects of the program itself. Without any, sessions that ended stay until Python has a quarter
as many new objects as old ones; and what the C library got for a moment, for a photo say, it keeps in pieces.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
from contextlib import suppress

EVERY_S = 60.0
_ARENA_MAX = -8
"""glibc's number for the most heaps that threads share out among themselves (malloc.h)."""
_HEAPS = 2


def limit_heaps() -> None:
    """Let all threads share two heaps where glibc has them, instead of eight a core: each run of a page is a
    thread of its own, and what it leaves in pieces in its heap, others cannot use."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(_ARENA_MAX, _HEAPS)


def exempt_program_from_collection() -> None:
    """Let collections leave out all that is loaded by now, which stays for as long as the process: they then
    take 5 to 50 ms instead of 400 to 800 (measured with a load of 16)."""
    gc.freeze()


def release_memory() -> None:
    """Free what only refers to itself, and give free pages back to the system where glibc has them."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


async def release_memory_regularly(every_s: float = EVERY_S) -> None:
    """Do so again and again, until it is cancelled."""
    while True:
        await asyncio.sleep(every_s)
        await asyncio.to_thread(release_memory)
