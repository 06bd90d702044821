"""Opened communities, kept scored in memory and shared by all sessions. Treat what it gives as frozen."""

from __future__ import annotations

import threading
from collections import OrderedDict

from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import Progress, kept_communities, open_community
from data.words import Bilingual

_KEPT = 8
_assessments: OrderedDict[str, Assessment] = OrderedDict()
_lock = threading.Lock()


def is_open(name: str) -> bool:
    """True where `opened` answers at once."""
    return _version(name) in _assessments


def opened(name: str, progress: Progress = lambda share, what: None) -> Assessment:
    """The scored community called `name`; the least recently used of more than a few is let go.

    Raises the LintuErrors of `open_community`. One is opened at a time, so that two readers who ask for the
    same one do not do the work twice.
    """
    version = _version(name)
    with _lock:
        if version not in _assessments:
            community = open_community(name, load_catalogue(), progress)
            progress(0.9, Bilingual("计算步行距离和得分", "Measuring walks and scores"))
            _assessments[version] = assess(community, load_catalogue())
        _assessments.move_to_end(version)
        while len(_assessments) > _KEPT:
            _assessments.popitem(last=False)
        return _assessments[version]


def _version(name: str) -> str:
    """Changes when a kept file is replaced by another of the same name."""
    file = kept_communities().get(name)
    return f"{name}@{file.stat().st_mtime_ns}" if file else name
