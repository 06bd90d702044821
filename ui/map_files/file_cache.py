"""Bounded cache of compressed map data, made on first request."""

from __future__ import annotations

import gzip
import hashlib
import secrets
from collections.abc import Callable
from threading import Lock

from base.bounded_cache import BoundedCache
from web.base_path import below_base

CAPACITY_BYTES = 64 << 20
"""Of all files, compressed. A layer of a village has some 50 kB, one of 30 000 buildings some megabytes."""
_NOT_MADE_BYTES = 256 << 10
"""Counted for a file that nobody has asked for yet: until then it holds its community."""

_QUICK_FROM_BYTES = 1 << 20
"""Larger files are compressed in a third of the time, a fifth larger."""

KINDS = {"geojson": "application/geo+json", "json": "application/json"}
"""Name endings and the content types that they are served as."""

_SECRET = secrets.token_bytes(32)


def token(*parts: str) -> str:
    """32 hex digits that name `parts` and cannot be guessed: they change with every start of the server."""
    digest = hashlib.blake2b(key=_SECRET, digest_size=16)
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class _File:
    """Bytes that are made once, by the first who asks, while the others wait."""

    def __init__(self, produce: Callable[[], bytes]) -> None:
        self._produce: Callable[[], bytes] | None = produce
        self._packed = b""
        self._lock = Lock()

    def gzip_bytes(self) -> bytes:
        with self._lock:
            if self._produce is not None:
                made = self._produce()
                level = 6 if len(made) < _QUICK_FROM_BYTES else 1  # the reader waits for it
                self._packed = gzip.compress(made, compresslevel=level, mtime=0)
                self._produce = None  # lets go of the assessment it holds
            return self._packed


class FileCache:
    """Files by (token, name), up to a number of bytes; the ones asked for longest ago go first."""

    def __init__(self, capacity: int = CAPACITY_BYTES) -> None:
        self._files: BoundedCache[tuple[str, str], _File] = BoundedCache(capacity)
        self._lock = Lock()

    def put(self, token: str, name: str, produce: Callable[[], bytes]) -> None:
        """Add a file. One that is there stays: equal tokens mean equal contents."""
        with self._lock:
            if self._files.get((token, name)) is None:
                self._files.put((token, name), _File(produce), _NOT_MADE_BYTES)

    def gzip_bytes(self, token: str, name: str) -> bytes | None:
        """The gzip bytes of a file; None where there is none."""
        file = self._files.get((token, name))
        if file is None:
            return None
        packed = file.gzip_bytes()
        self._files.put((token, name), file, len(packed))
        return packed


SHELF = FileCache()


def publish(token: str, name: str, produce: Callable[[], bytes]) -> str:
    """Publish a file to browsers; returns its address.

    `name` ends in one of `KINDS`, else ValueError. `produce` runs at most once, when the file is first
    asked for, in a thread of the server. `token` must name everything that the bytes depend on.
    """
    if name.rpartition(".")[2] not in KINDS:
        raise ValueError(f"{name!r} ends in none of {sorted(KINDS)}")
    SHELF.put(token, name, produce)
    return below_base(f"/data/{token}/{name}")
