"""Memory that nobody uses goes back: what only refers to itself, and free pages of the C library."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from base import memory_release
from base.memory_release import release_memory, release_memory_regularly
from tests.promises.source_tree import ROOT

_TRIM = """
import ctypes
from base.memory_release import release_memory
def rss_mib():
    return next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmRSS"))
libc = ctypes.CDLL("libc.so.6")
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
pieces = [libc.malloc(60_000) for _ in range(2000)]
for piece in pieces:
    ctypes.memset(piece, 1, 60_000)
for piece in pieces[:-1]:
    libc.free(piece)
before = rss_mib()
release_memory()
print(before - rss_mib())
"""


_HEAPS = """
import threading
from base.memory_release import limit_heaps
if {limited}:
    limit_heaps()
def heaps():
    # glibc lays each heap but the first at an address that is a multiple of 64 MiB
    starts = (line.split("-")[0] for line in open("/proc/self/maps") if "rw-p 00000000 00:00 0" in line)
    return sum(int(start, 16) % (64 << 20) == 0 for start in starts)
gate = threading.Barrier(9)
def work():
    kept = [bytes(2000) for _ in range(50)]
    gate.wait()
    gate.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads:
    one.start()
gate.wait()
print(heaps())
gate.wait()
"""


class Ring:
    """What refers to itself, as a session that ended does."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def _no_collection_by_chance() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection_by_chance")
def test_what_only_refers_to_itself_goes() -> None:
    ring = Ring()
    seen = weakref.ref(ring)
    del ring
    assert seen() is not None
    release_memory()
    assert seen() is None


@pytest.mark.skipif(sys.platform != "linux", reason="malloc_trim is of glibc")
def test_free_pages_go_back_to_the_system() -> None:
    """120 MB in pieces, of which the last stays: the C library alone keeps them all."""
    run = subprocess.run([sys.executable, "-c", _TRIM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(run.stdout) > 100


def test_it_is_done_again_and_again_until_it_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Semaphore(0)
    monkeypatch.setattr(memory_release, "release_memory", done.release)

    async def twice() -> None:
        task = asyncio.create_task(release_memory_regularly(0.001))
        for _ in range(2):
            assert await asyncio.to_thread(done.acquire, timeout=10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(twice())


@pytest.mark.skipif(sys.platform != "linux", reason="mallopt is of glibc")
def test_threads_share_two_heaps() -> None:
    """The first one is the process's own and lies elsewhere, so that one is left to be counted."""
    found = []
    for limited in (False, True):
        command = [sys.executable, "-c", _HEAPS.format(limited=limited)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found.append(int(run.stdout))
    assert found[0] > 2
    assert found[1] <= 1
