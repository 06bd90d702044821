"""Decide which work stands at which id where people on several machines changed an option without each other.

A branch is what one machine did to an option, as its set of events. A branch whose events another one has is
an earlier state of that one and goes. Of branches that went apart at one id, the one that was ever locked
keeps the id, for it stands on ballots; else the one whose change came first. The others become copies, whose
id follows from what was done in them. All of this depends on the branches alone, not on the order in which
packets come, so machines that know the same branches hold the same options.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.store.event_merge import Said, events_by_content

Row = dict[str, Any]
_NAME_MAX = 80
"""Of an option's name, as `base.text_limits` has it."""
_COPY_MARK = "（另一份 other copy）"
"""What is added to the name of a copy; names are the people's own, so it is in both languages."""
_STORES_OWN = ("version", "letter", "position", "created_at")
"""Columns in which two states of an option may differ without a different content."""
_COPY_ID = re.compile(r"(.+)-([0-9a-f]{16})")


@dataclass(frozen=True)
class OptionRows:
    """An option with all that belongs to it."""

    option: Row
    interventions: tuple[Row, ...]
    events: tuple[Row, ...]

    @property
    def content(self) -> str:
        """What people see of it."""
        shown = [self.option, *sorted(self.interventions, key=lambda row: str(row["id"]))]
        kept = [{name: row[name] for name in sorted(row) if name not in _STORES_OWN} for row in shown]
        return json.dumps(kept, default=lambda value: bytes(value).hex())


@dataclass(frozen=True)
class Branch:
    """What one machine did to an option. rows: under the id at which that machine keeps it."""

    rows: OptionRows

    @property
    def place(self) -> str:
        """The id at which it stands."""
        return str(self.rows.option["id"])

    @cached_property
    def origin(self) -> OptionRows:
        """Its rows under the ids that they had before any copy was made."""
        return _with_ids(self.rows, self.place, origin_id(self.place))

    @cached_property
    def events(self) -> frozenset[Said]:
        """What was done in it, wherever it stands."""
        return frozenset(events_by_content(self.origin.events))

    @cached_property
    def rank(self) -> tuple[bool, list[tuple[str, ...]]]:
        """The smaller one keeps the id. A branch that goes on never falls behind one that it was before."""
        was_locked = any((event["after"] or {}).get("state") == "locked" for event in self.origin.events)
        done = sorted((json.loads(text)["at"], text, f"{number:09}") for text, number in self.events)
        return not was_locked, [*done, (chr(0x10FFFF),)]

    @cached_property
    def copy_id(self) -> str:
        """The id that it gets where another branch keeps its own one."""
        origin = origin_id(self.place)
        said = json.dumps([origin, sorted(self.events)])
        return f"{origin}-{hashlib.sha256(said.encode()).hexdigest()[:16]}"

    def is_newer_than(self, other: Branch) -> bool:
        """Of two states with the same events."""
        versions, contents = (
            [
                sum(row["version"] for row in (one.rows.option, *one.rows.interventions))
                for one in (self, other)
            ],
            [one.origin.content for one in (self, other)],
        )
        return (versions[0], contents[0]) > (versions[1], contents[1])

    def at(self, place: str) -> OptionRows:
        """Its rows under this id; the name says whether it is a copy."""
        if place == self.place:
            return self.rows
        moved = _with_ids(self.origin, origin_id(place), place)
        name = str(moved.option["name"]).removesuffix(_COPY_MARK)
        if place != origin_id(place):
            name = f"{name[: _NAME_MAX - len(_COPY_MARK)]}{_COPY_MARK}"
        return OptionRows({**moved.option, "name": name}, moved.interventions, moved.events)


def origin_id(option_id: str) -> str:
    """The id of the option that this one is a copy of, or its own."""
    found = _COPY_ID.fullmatch(option_id)
    return found[1] if found else option_id


def arrange(branches: Iterable[Branch]) -> dict[str, Branch]:
    """Which branch stands at which id, given all branches of an option and of its copies."""
    newest: dict[frozenset[Said], Branch] = {}
    places: dict[frozenset[Said], set[str]] = defaultdict(set)
    for branch in branches:
        places[branch.events].add(branch.place)
        if branch.events not in newest or branch.is_newer_than(newest[branch.events]):
            newest[branch.events] = branch
    lasting = [one for one in newest.values() if not any(one.events < other for other in newest)]
    arranged: dict[str, Branch] = {}
    for branch in sorted(lasting, key=lambda one: one.rank):
        arranged[_place_of(branch, places[branch.events] - arranged.keys())] = branch
    return arranged


def _place_of(branch: Branch, free: set[str]) -> str:
    """The origin before the id of its own copy before any other where it was seen."""

    def preference(place: str) -> tuple[bool, bool, str]:
        return place != origin_id(place), place != branch.copy_id, place

    return min(free, key=preference, default=branch.copy_id)


def _with_ids(rows: OptionRows, before: str, after: str) -> OptionRows:
    """The rows of the option `before` as those of `after`, one of which is the origin of the other."""
    ids = {before: after}
    for row in rows.interventions:
        ids[row["id"]] = row["id"].removesuffix(before.removeprefix(origin_id(before))) + after.removeprefix(
            origin_id(after)
        )
    return OptionRows(
        {**rows.option, "id": after},
        tuple(_renamed(row, ids) for row in rows.interventions),
        tuple(_renamed(row, ids) for row in rows.events),
    )


def _renamed(row: Row, ids: Mapping[str, str]) -> Row:
    """The row of an intervention or an event with these ids in the place of others."""
    new: Row = {
        name: ids.get(row[name], row[name]) for name in ("id", "option_id", "subject_id") if name in row
    }
    for name in ("before", "after"):
        if row.get(name):
            new[name] = row[name] | {
                part: ids.get(row[name][part], row[name][part])
                for part in ("id", "option_id")
                if part in row[name]
            }
    return {**row, **new}
