"""Suggestions in the store: every call is one transaction, and nothing that was written changes."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import shapely
from sqlalchemy import Connection

from base.text_limits import KEY_MAX, NAME_MAX, NOTE_MAX, storable_number, storable_text
from base.words import Message
from data.store.event_merge import MergeSummary
from data.store.growing_events import (
    add_growing_event,
    growing_events,
    growing_events_query,
    merge_growing_events,
)
from data.store.open_store import the_store
from features.feature import PacketPart, PacketTable, Rows
from features.options.intervention import Intervention
from features.suggestions.schema import SUGGESTION_EVENT
from features.suggestions.suggestion_event import (
    ACTOR,
    PAYER,
    WHY,
    EventKind,
    OptionCopy,
    SiteFigures,
    SiteMark,
    SuggestionEvent,
    copy_from,
    event_from_row,
    figures_from,
    mark_from,
)

_ITEM, _COST, _UPKEEP = Message("suggested item"), Message("cost"), Message("upkeep of an item")


def events_of(community: str) -> tuple[SuggestionEvent, ...]:
    """Everything that happened, oldest first; rows that make no sense are left out. Raises StoreError."""
    with the_store().reading() as connection:
        return growing_events(connection, SUGGESTION_EVENT, community, event_from_row)


def pin(community: str, key: str, why: str, until: date | None, actor: str) -> None:
    """Keep this item in every bundle until that day. Raises StoreError and what `storable_text` raises."""
    _add(community, "pin", key, _mark_content(why, until), actor)


def veto(community: str, key: str, why: str, until: date | None, actor: str) -> None:
    """Keep this item, or all items on this ground, out of every bundle."""
    _add(community, "veto", key, _mark_content(why, until), actor)


def release(community: str, key: str, actor: str) -> None:
    """Undo a pin or veto."""
    _add(community, "release", key, {}, actor)


def set_figures(community: str, key: str, figures: SiteFigures, actor: str) -> None:
    """Cost and upkeep of an item as somebody knows them. Raises NumberNotKeptError, too."""
    content = {
        "cost_cny": max(0.0, storable_number(figures.cost_cny, _COST)),
        "upkeep_cny": max(0.0, storable_number(figures.upkeep_cny, _UPKEEP)),
        "payer": storable_text(figures.payer, PAYER, NAME_MAX),
    }
    _add(community, "figures", key, content, actor)


def record_run(community: str, content: Mapping[str, Any], actor: str) -> str:
    """Keep a run with its request and bundles; its id."""
    run = secrets.token_hex(8)
    _add(community, "run", run, content, actor, run)
    return run


def record_copy(
    community: str, option: str, run: str, bundle: int, interventions: Sequence[Intervention], actor: str
) -> None:
    """Keep that a bundle of a run was copied into an option."""
    content = {"run": run, "bundle": bundle, "fingerprint": fingerprint(interventions)}
    _add(community, "copy", option, content, actor)


def fingerprint(interventions: Sequence[Intervention]) -> str:
    """Changes when anything changes that is built, repaired or paid."""
    digest = hashlib.sha256()
    for one in sorted(interventions, key=lambda one: (one.action, one.scenario, shapely.to_wkb(one.shape))):
        digest.update(shapely.to_wkb(shapely.force_2d(one.shape), byte_order=1))
        money = (one.cost_cny, one.upkeep_cny)
        parts = (one.action, one.scenario, one.provides, one.functions, money, one.target)
        digest.update(repr(parts).encode())
    return digest.hexdigest()[:16]


def marks_of(events: Sequence[SuggestionEvent], today: date) -> dict[str, SiteMark]:
    """Key → the pin or veto that holds on this day: the last one, unless it was released or is over."""
    found: dict[str, SiteMark] = {}
    for event in events:
        if event.kind in ("pin", "veto"):
            found[event.subject] = mark_from(event)
        elif event.kind == "release":
            found.pop(event.subject, None)
    return {key: mark for key, mark in found.items() if mark.until is None or mark.until >= today}


def figures_of(events: Sequence[SuggestionEvent]) -> dict[str, SiteFigures]:
    """Key of a candidate → the figures that were entered last."""
    return {event.subject: figures_from(event) for event in events if event.kind == "figures"}


def copies_of(events: Sequence[SuggestionEvent]) -> dict[str, OptionCopy]:
    """Id of an option → the bundle that it was copied from."""
    return {event.subject: copy_from(event) for event in events if event.kind == "copy"}


def copy_of(community: str, option: str) -> OptionCopy | None:
    """The bundle that this option was copied from; None where it was not. Raises StoreError."""
    copied = (SUGGESTION_EVENT.c.kind == "copy", SUGGESTION_EVENT.c.subject == option)
    with the_store().reading() as connection:
        events = growing_events(connection, SUGGESTION_EVENT, community, event_from_row, *copied)
    return copy_from(events[-1]) if events else None


def _mark_content(why: str, until: date | None) -> dict[str, str]:
    return {"why": storable_text(why, WHY, NOTE_MAX), "until": until.isoformat() if until else ""}


def _add(
    community: str, kind: EventKind, subject: str, content: Mapping[str, Any], actor: str, event_id: str = ""
) -> None:
    values = {
        "id": event_id or secrets.token_hex(8),
        "actor": storable_text(actor, ACTOR, NAME_MAX),
        "kind": kind,
        "subject": storable_text(subject, _ITEM, KEY_MAX),
        "content": dict(content),
    }
    with the_store().writing() as connection:
        add_growing_event(connection, SUGGESTION_EVENT, community, values)


def _merge(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    merge_growing_events(connection, SUGGESTION_EVENT, rows[SUGGESTION_EVENT.name], event_from_row, summary)


PACKET = PacketPart((PacketTable(SUGGESTION_EVENT, partial(growing_events_query, SUGGESTION_EVENT)),), _merge)
