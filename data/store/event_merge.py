"""Merge events of two stores; they are matched by content, since numbers differ.

Of events that say the same the first is the first, the second the second, so none is lost and none doubled.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, insert, update

Said = tuple[str, int]
"""What an event says, and which one it is of those that say it."""
_OWN = ("id", "undo_of", "standing")
"""What an event says of its own store and of the chain of undo, not of what was done."""


def events_by_content(events: Sequence[Mapping[str, Any]]) -> dict[Said, Mapping[str, Any]]:
    """The events by what they say, in their order."""
    seen: Counter[str] = Counter()
    found = {}
    for event in events:
        words = {name: value for name, value in event.items() if name not in _OWN}
        text = json.dumps(words, sort_keys=True, ensure_ascii=False)
        seen[text] += 1
        found[text, seen[text]] = event
    return found


def add_events(
    connection: Connection,
    table: Table,
    here: Sequence[Mapping[str, Any]],
    there: Sequence[Mapping[str, Any]],
    with_standing: bool = False,
) -> int:
    """Write those of `there` that are not here; how many. With their standing, known ones take it over."""
    known = {words: event["id"] for words, event in events_by_content(here).items()}
    numbers: dict[int, int] = {}
    new = 0
    for words, event in events_by_content(there).items():
        values = {name: value for name, value in event.items() if name != "id"}
        if values.get("undo_of") is not None:
            values["undo_of"] = numbers[values["undo_of"]]
        if words not in known:
            known[words] = connection.execute(insert(table).returning(table.c.id), values).scalar_one()
            new += 1
        elif with_standing:
            mine = table.c.id == known[words]
            connection.execute(update(table).where(mine).values(standing=values["standing"]))
        numbers[event["id"]] = known[words]
    return new


@dataclass
class MergeSummary:
    """What a merge did: how many rows are new, how many took a newer state, names of what was split."""

    new: int = 0
    replaced: int = 0
    split: tuple[str, ...] = ()
