"""The steps of a machine in order, which steps each one includes, and the last step both machines share.

A step is told apart by the digest of all that it says. A step knows itself, all before it on its line and,
where it merged, the steps of the other machine up to the one that was merged (its "head").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any

from data.store.rows import Row
from features.own_community.merging.conflicts import Side
from features.own_community.merging.renaming import RowRenaming


@dataclass(frozen=True)
class HistoryPoint:
    """A step as a place in history: its id, its state as stored, the ids that it knows."""

    id: str
    state: Row
    known: frozenset[str]


@dataclass(frozen=True)
class MergeRecord:
    """What a merging step remembers: its id, the ids of the step before it and of the other machine's head,
    and the rows that got another key."""

    id: str
    here: str
    there: str
    renamed: tuple[RowRenaming, ...]

    def head(self, side: Side) -> str:
        """The id of the step at which that side stood."""
        return self.here if side == "here" else self.there


@dataclass(frozen=True)
class StepHistory:
    """The steps that hold on one machine, the first one first; those that were undone are not among them."""

    steps: Sequence[Row]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Of the steps, in their order."""
        return tuple(step_id(step) for step in self.steps)

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """All that the last step knows."""
        return self.known_ids_at(len(self.steps))

    def known_ids_at(self, count: int) -> frozenset[str]:
        """All that is known after the first `count` steps."""
        found = set(self.ids[:count])
        for step in self.steps[:count]:
            found |= _head_known(self.ids, step)
        return frozenset(found)

    def point(self, index: int) -> HistoryPoint:
        """The step at this index."""
        return HistoryPoint(self.ids[index], self.steps[index]["state"], self.known_ids_at(index + 1))

    @property
    def head(self) -> HistoryPoint:
        """The last step."""
        return self.point(len(self.steps) - 1)

    @cached_property
    def mergings(self) -> tuple[MergeRecord, ...]:
        """What was merged on this line."""
        return tuple(
            MergeRecord(
                self.ids[index],
                self.ids[index - 1],
                step["merged"]["head"],
                tuple(RowRenaming(*one) for one in step["merged"]["renamed"]),
            )
            for index, step in enumerate(self.steps)
            if step.get("merged")
        )

    def heads_among(self, common: frozenset[str]) -> tuple[HistoryPoint, ...]:
        """The steps of other machines that were merged here and are among these."""
        return tuple(
            HistoryPoint(
                step["merged"]["head"], step["merged"]["state"], frozenset(_head_known(self.ids, step))
            )
            for step in self.steps
            if step.get("merged") and step["merged"]["head"] in common
        )


def step_id(step: Row) -> str:
    """The digest of a step's content."""
    facts = {name: value for name, value in step.items() if value is not None}
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def merge_record(ours: StepHistory, theirs: StepHistory, renamed: Iterable[RowRenaming]) -> dict[str, Any]:
    """What a step that merges `theirs` into `ours` has to remember, as it is stored."""
    shared = shared_beginning(ours, theirs)
    return {
        "head": theirs.ids[-1],
        "state": dict(theirs.head.state),
        "shared": shared,
        "knows": sorted(theirs.known_ids - set(ours.ids[:shared])),
        "renamed": [[one.side, one.layer, one.old, one.new] for one in renamed],
    }


def last_together(ours: StepHistory, theirs: StepHistory) -> tuple[HistoryPoint, ...]:
    """The steps that both know and that no other such step knows: one, or several after merges that crossed.

    None where the lines have nothing in common.
    """
    common = ours.known_ids & theirs.known_ids
    found: dict[str, HistoryPoint] = {}
    for line in (ours, theirs):
        at = [index for index, one in enumerate(line.ids) if one in common]
        points = [line.point(at[-1])] if at else []
        found |= {one.id: one for one in (*points, *line.heads_among(common))}
    return tuple(
        point
        for one, point in sorted(found.items())
        if not any(one in other.known for other in found.values() if other.id != one)
    )


def names_to_follow(mergings: Iterable[MergeRecord], point: HistoryPoint) -> tuple[RowRenaming, ...]:
    """The new keys that merges gave which the point does not know, to rows that it has.

    Where it knows both sides of such a merge it merged them itself, and gave the same keys.
    """
    return tuple(
        one
        for merging in mergings
        if merging.id not in point.known and not {merging.here, merging.there} <= point.known
        for one in merging.renamed
        if merging.head(one.side) in point.known
    )


def is_beginning(shorter: StepHistory, longer: StepHistory) -> bool:
    """Whether one history continues where the other ends."""
    return longer.ids[: len(shorter.ids)] == shorter.ids


def shared_beginning(ours: StepHistory, theirs: StepHistory) -> int:
    """How many steps both lines begin with."""
    pairs = zip(ours.ids, theirs.ids, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _head_known(ids: Sequence[str], step: Row) -> set[str]:
    merged = step.get("merged")
    return {*ids[: merged["shared"]], *merged["knows"]} if merged else set()
