"""What was done with suggestions, in words: every run, pin, veto, release, cost and copy, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from base.words import Message, Text
from data.assess import Assessment
from features.suggestions.item_names import item_name
from features.suggestions.objective import OBJECTIVES
from features.suggestions.suggestion_event import SuggestionEvent, copy_from, figures_from, mark_from

_DONE: Mapping[str, Message] = {
    "pin": Message("pinned"),
    "veto": Message("vetoed"),
    "release": Message("released"),
}


@dataclass(frozen=True)
class HistoryRow:
    """One thing done. item: what it was done to; None for a run or a copy. why: in somebody's own words;
    until: the last day; None for good."""

    at: datetime
    who: str
    what: Text
    item: Text | None = None
    why: str = ""
    until: date | None = None


def history_rows(baseline: Assessment, events: Sequence[SuggestionEvent]) -> list[HistoryRow]:
    """Everything that happened, the newest first."""
    return [_row(baseline, one) for one in reversed(events)]


def runs_of(events: Sequence[SuggestionEvent]) -> dict[str, SuggestionEvent]:
    """Id → run, the newest first."""
    return {one.subject: one for one in reversed(events) if one.kind == "run"}


def request_text(run: SuggestionEvent) -> Text:
    """What was asked for in a run."""
    request = run.content["request"]
    return Message(
        "asked: {budget:,.0f} yuan, at most {items} items",
        budget=float(request["budget_cny"]),
        items=int(request.get("items", 0)),
    )


def run_sentences(baseline: Assessment, run: SuggestionEvent) -> Iterator[Text]:
    """What was pinned and vetoed in a run, then what each bundle was chosen for, its cost and its items."""
    request = run.content["request"]
    for key in request.get("pins", ()):
        yield Message("Pinned then: {item}", item=item_name(baseline, str(key)))
    for key in request.get("vetoes", ()):
        yield Message("Vetoed then: {item}", item=item_name(baseline, str(key)))
    for number, bundle in enumerate(run.content["bundles"], 1):
        yield _bundle_sentence(number, bundle)
        for key in bundle["keys"]:
            yield Message("– {item}", item=item_name(baseline, str(key)))


def _bundle_sentence(number: int, bundle: Mapping[str, Any]) -> Text:
    objective = OBJECTIVES.get(bundle.get("objective", ""), Message("by what is no longer offered"))
    chosen_for = Message("cheapest within 5 % of the best") if bundle.get("cheapest") else objective
    cost_cny = float(bundle.get("cost_cny", 0.0))
    return Message(
        "Bundle {number}: {chosen_for}, {cost:,.0f} yuan", number=number, chosen_for=chosen_for, cost=cost_cny
    )


def _row(baseline: Assessment, event: SuggestionEvent) -> HistoryRow:
    if event.kind == "run":
        return HistoryRow(event.at, event.actor, request_text(event))
    if event.kind == "copy":
        copied = Message("copied bundle {number} into an option", number=copy_from(event).bundle + 1)
        return HistoryRow(event.at, event.actor, copied)
    item = item_name(baseline, event.subject)
    if event.kind == "figures":
        found = figures_from(event)
        entered = Message(
            "entered {cost:,.0f} yuan, then {upkeep:,.0f} yuan a year",
            cost=found.cost_cny,
            upkeep=found.upkeep_cny,
        )
        return HistoryRow(event.at, event.actor, entered, item)
    if event.kind == "release":
        return HistoryRow(event.at, event.actor, _DONE[event.kind], item)
    mark = mark_from(event)
    return HistoryRow(event.at, event.actor, _DONE[event.kind], item, mark.why, mark.until)
