"""Open communities with their assessments, cached in memory and shared by all sessions. Read only.

Nobody waits for another community, and who needs only the community itself (the phone pages) never waits for
its score.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

from base.bounded_cache import BoundedCache
from base.family import Family
from base.words import Message, Progress, silent
from data.assess import Assessment
from data.catalogue import load_catalogue
from data.communities import community_keys, open_community, own_version
from data.community_catalogue import community_catalogue
from data.memory_size import COMMUNITIES_BYTES, memory_bytes
from data.model import Community
from data.store.address import public_address, store_address
from data.timed_assessment import ScoringTooLongError, assess_in_time

Value = TypeVar("Value")


@dataclass(frozen=True)
class Adjustment:
    """What has changed in a community since its file was made, as a capability knows it.

    version: changes with every change to the community of this key. apply: the assessment as it is now.
    """

    version: Callable[[str], Hashable]
    apply: Callable[[Assessment], Assessment]


ADJUSTMENTS: Family[Adjustment] = Family()

_RETRY_S = 600.0
"""Before what took too long is tried again: the machine may have been busy with something else."""
now = time.monotonic


class _Step(Generic[Value]):
    """A value that the first who asks makes, while others who ask for it wait; of its versions the latest."""

    def __init__(self) -> None:
        self._made: tuple[Hashable, Value] | None = None
        self._refused: tuple[Hashable, ScoringTooLongError, float] | None = None
        self._lock = threading.Lock()

    @property
    def value(self) -> Value | None:
        """What was made last, at once; None where nothing was."""
        return None if (made := self._made) is None else made[1]

    def get_or_make(self, version: Hashable, make: Callable[[], Value], then: Callable[[], None]) -> Value:
        """The value of this version; `then` is called once it is made.

        What took too long is not tried again at once: a page asks with every click.
        """
        with self._lock:
            if self._made is not None and self._made[0] == version:
                return self._made[1]
            if self._refused is not None and self._refused[0] == version and now() < self._refused[2]:
                raise ScoringTooLongError(**self._refused[1].facts)
            try:
                value = make()
            except ScoringTooLongError as refusal:
                self._refused = (version, refusal, now() + _RETRY_S)
                then()
                raise
            self._made = (version, value)
            then()
            return value


@dataclass(frozen=True, eq=False)
class _Opened:
    """One version of one community, as far as it has been worked out. Each step waits only for itself."""

    name: str
    version: str
    read: _Step[Community] = field(default_factory=_Step)
    scored: _Step[Assessment] = field(default_factory=_Step)
    current: _Step[Assessment] = field(default_factory=_Step)

    def keep(self) -> None:
        """Keep it with what it holds now, in place of older versions."""
        _kept.drop(lambda key: key[0] == self.name and key[1] != self.version)
        size = memory_bytes((self.read.value, self.scored.value, self.current.value))
        _kept.put((self.name, self.version), self, size)


_kept: BoundedCache[tuple[str, str], _Opened] = BoundedCache(COMMUNITIES_BYTES)
_in_use: WeakValueDictionary[tuple[str, str], _Opened] = WeakValueDictionary()
"""Also those that are being opened, so that those who ask meanwhile find the same."""
_lock = threading.Lock()
"""Held while one is looked up, never while anything is read or scored."""


def is_open(name: str) -> bool:
    """True where `open_assessment` answers at once."""
    return _opened(name).scored.value is not None


def score_if_made(name: str) -> Assessment | None:
    """The assessment as it was made last, at once; None where nobody has asked for it yet."""
    opened = _opened(name)
    return opened.current.value or opened.scored.value


def place_if_open(name: str) -> Community | None:
    """The community where it has been read already; None where `open_place` would have to read it."""
    return _opened(name).read.value


def open_place(name: str, progress: Progress = silent) -> Community:
    """The community called `name`, as its file says, without its score.

    Raises the LintuErrors of `open_community`.
    """
    return _read(_opened(name), progress)


def open_assessment(name: str, progress: Progress = silent) -> Assessment:
    """The scored community called `name`, as its file says; it stays in memory while there is room.

    Raises the LintuErrors of `open_community` and `assess_in_time`, and StoreError.
    """
    return _score(_opened(name), progress)


def open_current_assessment(name: str, progress: Progress = silent) -> Assessment:
    """The same as it is now, with what capabilities know to have changed. Raises StoreError, too."""
    opened = _opened(name)
    in_file = _score(opened, progress)
    versions = (adjustment.version(in_file.community.key) for adjustment in ADJUSTMENTS)
    now = (public_address(store_address()), in_file.catalogue, *versions)
    return opened.current.get_or_make(now, lambda: _apply_adjustments(in_file), opened.keep)


def _opened(name: str) -> _Opened:
    key = (name, _version(name))
    with _lock:
        found = _kept.get(key) or _in_use.get(key) or _Opened(*key)
        _in_use[key] = found
        return found


def _read(opened: _Opened, progress: Progress) -> Community:
    return opened.read.get_or_make(
        opened.version, lambda: open_community(opened.name, load_catalogue(), progress), opened.keep
    )


def _score(opened: _Opened, progress: Progress) -> Assessment:
    community = _read(opened, progress)
    catalogue = community_catalogue(community.key)

    def assessment() -> Assessment:
        progress(0.9, Message("Computing walking distances and scores"))
        return assess_in_time(community, catalogue)

    return opened.scored.get_or_make((opened.version, catalogue), assessment, opened.keep)


def _apply_adjustments(assessment: Assessment) -> Assessment:
    for adjustment in ADJUSTMENTS:
        assessment = adjustment.apply(assessment)
    return assessment


def _version(name: str) -> str:
    """Changes when a kept file is replaced by another of the same name, or a community is changed."""
    file = community_keys().get(name)
    return f"{name}@{file.stat().st_mtime_ns}" if file else f"{name}@{own_version(name)}"
