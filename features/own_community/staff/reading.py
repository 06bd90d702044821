"""Files that were uploaded, read once each and shared by all runs of the page."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from pathlib import PurePath

from data.importers.files.source_file import SourceFile, read_bytes

_KEPT = 4
_read: OrderedDict[tuple[str, str], SourceFile] = OrderedDict()
_lock = threading.Lock()


def source_of(raw: bytes, name: str) -> SourceFile:
    """What the file holds. Raises ImportRefused."""
    key = (hashlib.sha256(raw).hexdigest(), name)
    with _lock:
        if key in _read:
            return _read[key]
    found = read_bytes(raw, name)
    with _lock:
        _read[key] = found
        while len(_read) > _KEPT:
            _read.popitem(last=False)
    return found


def safe_stem(name: str) -> str:
    """A file's name reduced to letters, digits and dashes, without its endings."""
    plain = PurePath(name.replace("\\", "/")).name
    stem = re.sub(r"(\.osm)?\.(pbf|osm)$", "", plain, flags=re.IGNORECASE)
    return re.sub(r"[^\w-]+", "-", stem).strip("-_")[:60] or "extract"
