"""Cache of uploaded files, each read once for all runs of the page."""

from __future__ import annotations

import hashlib
import re
import threading
from pathlib import PurePath

from cachetools import LRUCache, cached

from data.importers.files.source_file import SourceFile, read_bytes

_KEPT = 4


def _key(raw: bytes, name: str) -> tuple[str, str]:
    return hashlib.sha256(raw).hexdigest(), name


@cached(LRUCache(_KEPT), key=_key, lock=threading.Lock())
def source_of(raw: bytes, name: str) -> SourceFile:
    """What the file holds. Raises ImportRefused."""
    return read_bytes(raw, name)


def safe_stem(name: str) -> str:
    """A file's name reduced to letters, digits and dashes, without its endings."""
    plain = PurePath(name.replace("\\", "/")).name
    stem = re.sub(r"(\.osm)?\.(pbf|osm)$", "", plain, flags=re.IGNORECASE)
    return re.sub(r"[^\w-]+", "-", stem).strip("-_")[:60] or "extract"
