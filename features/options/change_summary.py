"""What a change of an option was about, in a few words: “changed the cost”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from base.words import Message, Text, join_texts
from data.catalogue import Catalogue
from data.store.rows import Row

_FIELDS: Mapping[str, Message] = {
    "shape": Message("the shape"),
    "name": Message("the name"),
    "description": Message("the description"),
    "budget_cny": Message("the budget"),
    "cost_cny": Message("the cost"),
    "upkeep_cny": Message("the upkeep"),
    "provides": Message("what it provides"),
    "functions": Message("the uses"),
    "adopter": Message("the adopter"),
    "use_rules": Message("the rules of use"),
    "note": Message("the note"),
    "width_m": Message("the width"),
    "speaker_db": Message("the loudspeaker"),
    "confirmed": Message("what was confirmed on site"),
}
"""By the columns that people change, in the order in which they are named."""
_MOST_NAMED = 2
_WITHOUT_SCENARIO = {"repair": Message("a repair"), "change": Message("a change of use")}


@dataclass(frozen=True)
class ChangeSummary:
    """`kind` as in `OptionEvent`. action, scenario: of the intervention. fields: the columns that differ."""

    kind: str
    action: str
    scenario: str
    fields: tuple[str, ...]


def summary_of(event: Row | None) -> ChangeSummary | None:
    """What the event changed. Rows of an older version may lack columns."""
    if event is None:
        return None
    before, after = event["before"] or {}, event["after"] or {}
    fields = tuple(name for name in _FIELDS if before.get(name) != after.get(name))
    return ChangeSummary(event["kind"], after.get("action", ""), after.get("scenario", ""), fields)


def change_in_words(change: ChangeSummary, catalogue: Catalogue) -> Text:
    """E.g. “changed the cost” or “drew Pocket park”: words of the program alone, never people's."""
    if change.kind == "add":
        return Message("drew {what}", what=_what(change, catalogue))
    if change.kind == "remove":
        return Message("deleted {what}", what=_what(change, catalogue))
    named = [_FIELDS[name] for name in change.fields]
    if not named:
        return Message("saved without a change")
    if len(named) > _MOST_NAMED:
        return Message("changed {what} and more", what=join_texts(named[:_MOST_NAMED]))
    return Message("changed {what}", what=join_texts(named))


def _what(change: ChangeSummary, catalogue: Catalogue) -> Text:
    scenario = catalogue.scenario_types.get(change.scenario)
    return scenario.name if scenario else _WITHOUT_SCENARIO.get(change.action, Message("a removal"))
