"""Room on the disk for drafts that were not sent yet: whose they are, and which makes way for a new one.

Nobody is ever told that there is no room: the oldest draft of the address that holds the most goes instead.
Addresses are known to the running program alone and never written down.
"""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from features.reports.limits import DRAFT_LIMITS, DraftLimits

WORDS = "draft.json"
"""The file of a draft that holds what was filled in."""
_Owner = tuple[str, str]
"""Community and address; "" for an address of before the program's start."""


@dataclass(frozen=True)
class _Held:
    owner: _Owner
    size: int
    at: float


class DraftRoom:
    """The unsent drafts in a folder, each a folder of its own. `clock` gives seconds since 1970."""

    def __init__(
        self, folder: Path, limits: DraftLimits = DRAFT_LIMITS, clock: Callable[[], float] = time.time
    ) -> None:
        self._folder, self._limits, self._clock = folder, limits, clock
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._of: dict[_Owner, dict[str, None]] = {}
        self._bytes: Counter[_Owner] = Counter()
        for name, held in sorted(_drafts_in(folder), key=lambda each: each[1].at):
            self._add(name, held)

    def __len__(self) -> int:
        return len(self._held)

    def take(self, name: str, community: str, address: str, size: int) -> None:
        """Make room for a draft, before it is written; what is too old goes, and what is too much."""
        with self._lock:
            self._drop_old()
            self._forget(name)
            self._add(name, _Held((community, address), size, self._clock()))
            while (owner := self._too_much(community, address)) is not None:
                self._drop(next(iter(self._of[owner])))

    def give_back(self, name: str) -> None:
        """Delete a draft that was sent or is not wanted."""
        with self._lock:
            self._drop(name)

    def _too_much(self, community: str, address: str) -> _Owner | None:
        """Who holds too much: this address itself, or the one that holds most of a place that is full."""
        own = (community, address)
        if self._bytes[own] > self._limits.bytes_of_address and len(self._of[own]) > 1:
            return own
        here = {owner: size for owner, size in self._bytes.items() if owner[0] == community}
        if sum(here.values()) > self._limits.bytes_of_community:
            return max(here, key=lambda each: here[each])
        if self._bytes.total() > self._limits.bytes_of_all:
            return max(self._bytes, key=lambda each: self._bytes[each])
        return None

    def _drop_old(self) -> None:
        before = self._clock() - self._limits.kept_s
        while self._held and self._held[name := next(iter(self._held))].at < before:
            self._drop(name)

    def _add(self, name: str, held: _Held) -> None:
        held = replace(held, size=max(held.size, self._limits.least_bytes))
        self._held[name] = held
        self._of.setdefault(held.owner, {})[name] = None
        self._bytes[held.owner] += held.size

    def _forget(self, name: str) -> None:
        held = self._held.pop(name, None)
        if held is None:
            return
        self._bytes[held.owner] -= held.size
        del self._of[held.owner][name]
        if not self._of[held.owner]:
            del self._of[held.owner], self._bytes[held.owner]

    def _drop(self, name: str) -> None:
        self._forget(name)
        shutil.rmtree(self._folder / name, ignore_errors=True)


@lru_cache(maxsize=1)
def draft_room(folder: Path) -> DraftRoom:
    """The room of this folder; the program has one."""
    return DraftRoom(folder)


def _drafts_in(folder: Path) -> Iterator[tuple[str, _Held]]:
    """What lay there when the program began."""
    for draft in folder.iterdir() if folder.is_dir() else ():
        try:
            kept = json.loads((draft / WORDS).read_text("utf-8"))
            size = sum(file.stat().st_size for file in draft.iterdir())
            yield draft.name, _Held((str(kept["community"]), ""), size, draft.stat().st_mtime)
        except (OSError, ValueError, KeyError, TypeError):  # half a draft: it goes with the oldest
            yield draft.name, _Held(("", ""), 0, 0.0)
