"""The batches of codes of a vote, as its log tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from features.voting.box.record import Fact


@dataclass(frozen=True)
class Batch:
    """`made` slips, those printed again among them; `void` of them are worthless."""

    number: int
    constituency: str
    age_group: str
    is_test: bool
    made: int
    void: int = 0


def batches_in(events: Iterable[Mapping[str, Fact]]) -> tuple[Batch, ...]:
    """The batches in the order of their making, from the events of a vote (`record.events_of`)."""
    found: dict[int, Batch] = {}
    for event in events:
        number = int(str(event.get("batch", 0)))
        match event["kind"]:
            case "mint":
                groups = str(event["constituency"]), str(event["age_group"])
                found[number] = Batch(number, *groups, event["is_test"] == 1, int(str(event["codes"])))
            case "void":
                found[number] = replace(found[number], void=found[number].void + 1)
            case "reprint":
                was = found[number]
                found[number] = replace(was, void=was.void + 1, made=was.made + 1)
    return tuple(found.values())
