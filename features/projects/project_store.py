"""Projects in the store: every call is one transaction, and nothing that was written changes."""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import shapely
from sqlalchemy import Connection, func, select

from base.clock import record_time
from base.text_limits import KEY_MAX, NAME_MAX, NOTE_MAX, storable_number, storable_shape, storable_text
from base.words import Message
from data.catalogue import load_catalogue
from data.catalogue.project_model import ProjectGate
from data.store.event_merge import MergeSummary
from data.store.growing_events import (
    add_growing_event,
    growing_events,
    growing_events_query,
    merge_growing_events,
)
from data.store.open_store import the_store
from data.work_calendar import CHINA
from features.feature import PacketPart, PacketTable, Rows
from features.options.intervention import Intervention
from features.options.option_values import intervention_fields
from features.projects.errors import (
    EvidenceMissingError,
    GateDayError,
    MoneyError,
    NoGatePassedError,
    NoSuchProjectError,
    ProjectChangedError,
    ShapeKindError,
)
from features.projects.event_reading import (
    ACTOR,
    DECIDED_BY,
    DOCUMENT,
    KEEPER,
    LEAD,
    MONEY_FROM,
    NAME,
    NOTE,
    PAYER,
    REASON,
    RECEIPTS,
    EventKind,
    event_from_row,
    projects_from,
)
from features.projects.project import BudgetLine, Decision, Evidence, Project, Promise
from features.projects.schema import PROJECT_EVENT

_AGREED, _PAID = Message("agreed sum"), Message("paid sum")


def projects_of(community: str) -> tuple[Project, ...]:
    """The projects of a community as they stand, without those given up. Raises StoreError."""
    with the_store().reading() as connection:
        return _projects_in(connection, community)


def latest_project_change(community: str) -> Hashable:
    """Changes with every event. Raises StoreError."""
    table = PROJECT_EVENT
    found = select(func.count(), func.max(table.c.at)).where(table.c.community == community)
    with the_store().reading() as connection:
        return tuple(connection.execute(found).one())


def make_project(
    community: str,
    name: str,
    decision: Decision,
    epsg: int,
    interventions: Sequence[Intervention],
    promise: Promise,
    actor: str,
) -> str:
    """Make a project of what was decided; its id. Raises StoreError and what `storable_text` raises."""
    project = secrets.token_hex(8)
    content = {
        "name": storable_text(name, NAME, NAME_MAX),
        "decision": {
            "option": storable_text(decision.option, NAME, KEY_MAX),
            "option_letter": decision.option_letter,
            "vote": storable_text(decision.vote, NAME, KEY_MAX),
            "by": storable_text(decision.by, DECIDED_BY, NAME_MAX),
            "day": decision.day.isoformat(),
        },
        "epsg": epsg,
        "interventions": [_stored(one) for one in interventions],
        "promise": {
            "people": dict(promise.people),
            "needs_met": dict(promise.needs_met),
            "cost_cny": promise.cost_cny,
            "upkeep_cny": promise.upkeep_cny,
            "measure": promise.measure,
            "profile": promise.profile,
        },
    }
    with the_store().writing() as connection:
        _add(connection, community, "make", project, content, actor, project)
    return project


def set_plan(seen: Project, name: str, lead: str, due: date | None, actor: str) -> None:
    """Name, lead and date. Raises ProjectChangedError, too."""
    content = {
        "name": storable_text(name, NAME, NAME_MAX),
        "lead": storable_text(lead, LEAD, NAME_MAX),
        "due": due.isoformat() if due else "",
    }
    _change(seen, "plan", content, actor)


def pass_gate(seen: Project, evidence: Evidence, actor: str) -> None:
    """Pass the next gate with this evidence.

    Raises EvidenceMissingError, GateDayError, ShapeKindError, ProjectChangedError.
    """
    gates = load_catalogue().project_gates
    (to,) = gates[seen.gate].next
    _require_evidence(seen, gates[to], evidence)
    keeping = evidence.keeping
    content = {
        "to": to,
        "day": evidence.day.isoformat(),
        "document": storable_text(evidence.document, DOCUMENT, NAME_MAX),
        "note": storable_text(evidence.note, NOTE, NOTE_MAX),
        "keeping": {
            "keeper": storable_text(keeping.keeper, KEEPER, NAME_MAX),
            "inspect_every_days": keeping.inspect_every_days,
            "warranty_until": keeping.warranty_until.isoformat() if keeping.warranty_until else "",
            "life_until": keeping.life_until.isoformat() if keeping.life_until else "",
            "upkeep_payer": storable_text(keeping.upkeep_payer, PAYER, NAME_MAX),
        },
        "as_built": {key: storable_shape(shape, seen.name).hex() for key, shape in evidence.as_built.items()},
    }
    _change(seen, "gate", content, actor)


def undo_gate(seen: Project, actor: str) -> None:
    """Take the last gate back; its record stays. Raises NoGatePassedError, ProjectChangedError."""
    if not seen.passed:
        raise NoGatePassedError(name=seen.name)
    _change(seen, "undo", {"gate": seen.gate}, actor)


def set_money(seen: Project, line: BudgetLine, actor: str) -> None:
    """Add a budget line, or put another in place of the one with its id. Raises MoneyError, too."""
    for what, value in ((_AGREED, line.agreed_cny), (_PAID, line.paid_cny)):
        if not value >= 0:
            raise MoneyError(what=what, value=value)
    content = {
        "line": line.id or secrets.token_hex(4),
        "source": storable_text(line.source, MONEY_FROM, NAME_MAX),
        "agreed_cny": storable_number(line.agreed_cny, _AGREED),
        "paid_cny": storable_number(line.paid_cny, _PAID),
        "receipts": storable_text(line.receipts, RECEIPTS, NOTE_MAX),
    }
    _change(seen, "money", content, actor)


def drop_project(seen: Project, reason: str, actor: str) -> None:
    """Give a project up; what was decided can be made a project again. Raises ProjectChangedError, too."""
    _change(seen, "drop", {"reason": storable_text(reason, REASON, NOTE_MAX).strip() or "–"}, actor)


def _require_evidence(seen: Project, gate: ProjectGate, evidence: Evidence) -> None:
    missing = None
    if "document" in gate.needs and not evidence.document.strip():
        missing = DOCUMENT
    if "keeper" in gate.needs and not evidence.keeping.is_whole:
        missing = Message("keeper, inspection interval, warranty, end of life or who pays the upkeep")
    if missing is not None:
        raise EvidenceMissingError(gate=gate.name, missing=missing)
    before = seen.passed[-1].evidence.day if seen.passed else seen.decision.day
    if not before <= evidence.day <= record_time().astimezone(CHINA).date():
        raise GateDayError(day=evidence.day.isoformat(), before=before.isoformat())
    drawn = {one.id: one.shape for one in seen.interventions}
    for key, shape in evidence.as_built.items():
        if key not in drawn or shapely.get_dimensions(shape) != shapely.get_dimensions(drawn[key]):
            wanted = drawn[key].geom_type if key in drawn else "–"
            raise ShapeKindError(given=shape.geom_type, wanted=wanted)


def _projects_in(connection: Connection, community: str) -> tuple[Project, ...]:
    events = growing_events(connection, PROJECT_EVENT, community, event_from_row)
    projects = projects_from(events, load_catalogue().project_gates)
    return tuple(one for one in projects if not one.dropped_because)


def _change(seen: Project, kind: EventKind, content: Mapping[str, Any], actor: str) -> None:
    with the_store().writing() as connection:
        now = {one.id: one for one in _projects_in(connection, seen.community)}.get(seen.id)
        if now is None:
            raise NoSuchProjectError
        if now.version != seen.version:
            raise ProjectChangedError(name=seen.name)
        _add(connection, seen.community, kind, seen.id, content, actor)


def _add(
    connection: Connection,
    community: str,
    kind: EventKind,
    project: str,
    content: Mapping[str, Any],
    actor: str,
    event_id: str = "",
) -> None:
    values = {
        "id": event_id or secrets.token_hex(8),
        "actor": storable_text(actor, ACTOR, NAME_MAX),
        "kind": kind,
        "project": project,
        "content": dict(content),
    }
    add_growing_event(connection, PROJECT_EVENT, community, values)


def _stored(one: Intervention) -> dict[str, Any]:
    fields = intervention_fields(one)
    return {**fields, "id": one.id, "version": one.version, "shape": bytes(fields["shape"]).hex()}


def _merge(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    merge_growing_events(connection, PROJECT_EVENT, rows[PROJECT_EVENT.name], event_from_row, summary)


PACKET = PacketPart((PacketTable(PROJECT_EVENT, partial(growing_events_query, PROJECT_EVENT)),), _merge)
