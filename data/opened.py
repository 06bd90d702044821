"""Opened communities, kept scored in memory and shared by all sessions. Treat what it gives as frozen."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from base.words import Message
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import Progress, kept_communities, open_community, own_version
from data.store.address import shown, store_address
from features.options.whatif import what_if
from features.reports.overlay import with_reports
from features.reports.report_lookup import latest_change, reports_of

Key = TypeVar("Key")

_KEPT = 8
_as_in_file: OrderedDict[str, Assessment] = OrderedDict()
_as_reported: OrderedDict[tuple[str, str, int], Assessment] = OrderedDict()
_lock = threading.Lock()


def is_open(name: str) -> bool:
    """True where `opened` answers at once."""
    return _version(name) in _as_in_file


def opened(name: str, progress: Progress = lambda share, what: None) -> Assessment:
    """The scored community called `name`, as its file says; the least recently used of more than a few is
    let go.

    Raises the LintuErrors of `open_community`. One is opened at a time, so that two readers who ask for the
    same one do not do the work twice.
    """
    with _lock:
        return _kept(_as_in_file, _version(name), lambda: _measured(name, progress))


def opened_as_reported(name: str, progress: Progress = lambda share, what: None) -> Assessment:
    """The same with the reports that staff have verified, as it is now. Raises StoreError, too."""
    in_file = opened(name, progress)
    change = latest_change(in_file.community.key)
    with _lock:
        now = (_version(name), shown(store_address()), change)
        return _kept(_as_reported, now, lambda: _with_reports(in_file))


def _measured(name: str, progress: Progress) -> Assessment:
    community = open_community(name, load_catalogue(), progress)
    progress(0.9, Message("Measuring walks and scores"))
    return assess(community, load_catalogue())


def _with_reports(in_file: Assessment) -> Assessment:
    community = in_file.community
    now = with_reports(community, in_file.catalogue, reports_of(community.key))
    return in_file if now is community else what_if(in_file, now)


def _kept(shelf: OrderedDict[Key, Assessment], key: Key, make: Callable[[], Assessment]) -> Assessment:
    if key not in shelf:
        shelf[key] = make()
    shelf.move_to_end(key)
    while len(shelf) > _KEPT:
        shelf.popitem(last=False)
    return shelf[key]


def _version(name: str) -> str:
    """Changes when a kept file is replaced by another of the same name, or a community is changed."""
    file = kept_communities().get(name)
    return f"{name}@{file.stat().st_mtime_ns}" if file else f"{name}@{own_version(name)}"
