"""Open communities with their assessments, cached in memory and shared by all sessions. Read only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from cachetools import LRUCache

from base.family import Family
from base.words import Message, Progress, silent
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import community_keys, open_community, own_version
from data.store.address import public_address, store_address

Key = TypeVar("Key")


@dataclass(frozen=True)
class Adjustment:
    """What has changed in a community since its file was made, as a capability knows it.

    version: changes with every change to the community of this key. apply: the assessment as it is now.
    """

    version: Callable[[str], Hashable]
    apply: Callable[[Assessment], Assessment]


ADJUSTMENTS: Family[Adjustment] = Family()

_MOST_KEPT = 8
_as_in_file: LRUCache[str, Assessment] = LRUCache(_MOST_KEPT)
_as_today: LRUCache[tuple[Hashable, ...], Assessment] = LRUCache(_MOST_KEPT)
_lock = threading.Lock()


def is_open(name: str) -> bool:
    """True where `open_assessment` answers at once."""
    return _version(name) in _as_in_file


def open_assessment(name: str, progress: Progress = silent) -> Assessment:
    """The scored community called `name`, as its file says; the least recently used of more than a few is
    let go.

    Raises the LintuErrors of `open_community`. One is opened at a time, so that two readers who ask for the
    same one do not do the work twice.
    """
    with _lock:
        return _get_or_make(_as_in_file, _version(name), lambda: _assess(name, progress))


def open_current_assessment(name: str, progress: Progress = silent) -> Assessment:
    """The same as it is now, with what capabilities know to have changed. Raises StoreError, too."""
    in_file = open_assessment(name, progress)
    versions = (adjustment.version(in_file.community.key) for adjustment in ADJUSTMENTS)
    now = (_version(name), public_address(store_address()), *versions)
    with _lock:
        return _get_or_make(_as_today, now, lambda: _apply_adjustments(in_file))


def _assess(name: str, progress: Progress) -> Assessment:
    community = open_community(name, load_catalogue(), progress)
    progress(0.9, Message("Computing walking distances and scores"))
    return assess(community, load_catalogue())


def _apply_adjustments(assessment: Assessment) -> Assessment:
    for adjustment in ADJUSTMENTS:
        assessment = adjustment.apply(assessment)
    return assessment


def _get_or_make(cache: LRUCache[Key, Assessment], key: Key, make: Callable[[], Assessment]) -> Assessment:
    if key not in cache:
        cache[key] = make()
    return cache[key]


def _version(name: str) -> str:
    """Changes when a kept file is replaced by another of the same name, or a community is changed."""
    file = community_keys().get(name)
    return f"{name}@{file.stat().st_mtime_ns}" if file else f"{name}@{own_version(name)}"
