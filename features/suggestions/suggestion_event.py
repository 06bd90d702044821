"""What people did with suggestions: nouns, and how they are read from what is stored."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast

from base.text_limits import KEY_MAX, NAME_MAX, NOTE_MAX, storable_text
from base.words import Message

EventKind = Literal["run", "pin", "veto", "release", "figures", "copy"]
KINDS: tuple[EventKind, ...] = ("run", "pin", "veto", "release", "figures", "copy")
_ID = re.compile(r"[0-9a-f]{16}")

WHY, PAYER = Message("reason of a pin or veto"), Message("who pays the upkeep")
ACTOR = Message("person acting")
_SUBJECT = Message("suggested item")


@dataclass(frozen=True)
class SuggestionEvent:
    """One thing done. content: see the readers below."""

    id: str
    community: str
    at: datetime
    actor: str
    kind: EventKind
    subject: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class SiteMark:
    """A pin or veto that holds. until: the last day; None for as long as nobody releases it."""

    kind: Literal["pin", "veto"]
    key: str
    why: str
    until: date | None
    who: str
    at: datetime


@dataclass(frozen=True)
class SiteFigures:
    """Cost and upkeep that somebody entered for a candidate."""

    cost_cny: float
    upkeep_cny: float
    payer: str


@dataclass(frozen=True)
class OptionCopy:
    """A bundle that was copied into an option. run: id of the run; bundle: its number, from 0. fingerprint:
    of the interventions as they were copied."""

    option: str
    run: str
    bundle: int
    fingerprint: str
    who: str
    at: datetime


def event_from_row(row: Mapping[str, Any]) -> SuggestionEvent:
    """The event in a row. Raises ValueError, KeyError or TypeError for one that nobody could have written."""
    at = datetime.fromisoformat(row["at"])
    if at.utcoffset() != timedelta(0) or at.isoformat(timespec="microseconds") != row["at"]:
        raise ValueError(row["at"])
    if not _ID.fullmatch(row["id"]) or row["kind"] not in KINDS:
        raise ValueError(row["id"])
    storable_text(row["actor"], ACTOR, NAME_MAX)
    storable_text(row["subject"], _SUBJECT, KEY_MAX)
    kind = cast(EventKind, row["kind"])
    event = SuggestionEvent(
        row["id"], row["community"], at, row["actor"], kind, row["subject"], row["content"]
    )
    _READERS[event.kind](event)
    return event


def mark_from(event: SuggestionEvent) -> SiteMark:
    """The pin or veto."""
    until = event.content["until"]
    return SiteMark(
        cast(Literal["pin", "veto"], event.kind),
        event.subject,
        storable_text(event.content["why"], WHY, NOTE_MAX),
        date.fromisoformat(until) if until else None,
        event.actor,
        event.at,
    )


def figures_from(event: SuggestionEvent) -> SiteFigures:
    """The figures."""
    found = SiteFigures(
        float(event.content["cost_cny"]),
        float(event.content["upkeep_cny"]),
        storable_text(event.content["payer"], PAYER, NAME_MAX),
    )
    if not (math.isfinite(found.cost_cny) and math.isfinite(found.upkeep_cny)):
        raise ValueError(event.content)
    if found.cost_cny < 0 or found.upkeep_cny < 0:
        raise ValueError(event.content)
    return found


def copy_from(event: SuggestionEvent) -> OptionCopy:
    """The copy."""
    run, bundle = str(event.content["run"]), int(event.content["bundle"])
    fingerprint = str(event.content["fingerprint"])
    return OptionCopy(event.subject, run, bundle, fingerprint, event.actor, event.at)


def _require_run(event: SuggestionEvent) -> None:
    request, bundles = event.content["request"], event.content["bundles"]
    float(request["budget_cny"])
    for bundle in bundles:
        [str(key) for key in bundle["keys"]]
        float(bundle["value"])


_READERS: Mapping[str, Any] = {
    "run": _require_run,
    "pin": mark_from,
    "veto": mark_from,
    "release": lambda event: None,
    "figures": figures_from,
    "copy": copy_from,
}
