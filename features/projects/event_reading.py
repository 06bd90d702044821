"""Events of projects: how they are read from rows, and what they make of a project."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast

import shapely

from base.text_limits import KEY_MAX, NAME_MAX, NOTE_MAX, storable_text
from base.words import Message
from data.catalogue.project_model import ProjectGate
from features.options.intervention import Intervention
from features.options.option_values import intervention_from
from features.projects.project import (
    BudgetLine,
    Decision,
    Evidence,
    Keeping,
    PassedGate,
    Project,
    Promise,
)

EventKind = Literal["make", "plan", "gate", "undo", "money", "drop"]
KINDS: tuple[EventKind, ...] = ("make", "plan", "gate", "undo", "money", "drop")
_ID = re.compile(r"[0-9a-f]{16}")
NAME, LEAD, NOTE, DOCUMENT = (
    Message("name of the project"),
    Message("who leads it"),
    Message("note of a project"),
    Message("document number"),
)
KEEPER, PAYER, MONEY_FROM, RECEIPTS = (
    Message("keeper"),
    Message("who pays the upkeep"),
    Message("where the money comes from"),
    Message("receipt numbers"),
)
ACTOR, REASON, DECIDED_BY = (
    Message("person acting"),
    Message("reason for giving it up"),
    Message("who decided it"),
)
_PROJECT = Message("project")


@dataclass(frozen=True)
class ProjectEvent:
    """One thing that happened to a project."""

    id: str
    community: str
    at: datetime
    actor: str
    kind: EventKind
    project: str
    content: Mapping[str, Any]


def event_from_row(row: Mapping[str, Any]) -> ProjectEvent:
    """The event in a row. Raises ValueError, KeyError or TypeError for one that nobody could have written."""
    at = datetime.fromisoformat(row["at"])
    if at.utcoffset() != timedelta(0) or at.isoformat(timespec="microseconds") != row["at"]:
        raise ValueError(row["at"])
    if not _ID.fullmatch(row["id"]) or not _ID.fullmatch(row["project"]) or row["kind"] not in KINDS:
        raise ValueError(row["id"])
    storable_text(row["actor"], ACTOR, NAME_MAX)
    kind = cast(EventKind, row["kind"])
    event = ProjectEvent(row["id"], row["community"], at, row["actor"], kind, row["project"], row["content"])
    if kind == "make":
        _made(event)
    else:
        _READERS[kind](event)
    return event


def projects_from(events: Sequence[ProjectEvent], gates: Mapping[str, ProjectGate]) -> tuple[Project, ...]:
    """The projects after these events, in the order of their making; events come oldest first.

    A gate that does not follow the one before it changes nothing: of two machines that both passed it, the
    first one counts on both.
    """
    found: dict[str, Project] = {}
    for event in events:
        if event.kind == "make":
            found[event.project] = _made(event)
        elif event.project in found:
            changed = _applied(found[event.project], event, gates)
            found[event.project] = replace(changed, version=changed.version + 1)
    return tuple(found.values())


def _applied(project: Project, event: ProjectEvent, gates: Mapping[str, ProjectGate]) -> Project:
    read = _READERS[event.kind](event)
    match event.kind:
        case "plan":
            return replace(project, **read)
        case "gate":
            follows = project.gate in gates and read.gate in gates[project.gate].next
            return replace(project, passed=(*project.passed, read)) if follows else project
        case "undo":
            return replace(project, passed=project.passed[:-1]) if project.gate == read else project
        case "money":
            others = tuple(line for line in project.money if line.id != read.id)
            return replace(project, money=(*others, read))
        case _:
            return replace(project, dropped_because=read)


def _made(event: ProjectEvent) -> Project:
    content = event.content
    if event.id != event.project:
        raise ValueError(event.id)
    decision, promise = content["decision"], content["promise"]
    return Project(
        id=event.project,
        community=event.community,
        name=storable_text(content["name"], NAME, NAME_MAX),
        lead="",
        due=None,
        decision=Decision(
            option=storable_text(decision["option"], _PROJECT, KEY_MAX),
            option_letter=storable_text(decision["option_letter"], _PROJECT, KEY_MAX),
            vote=storable_text(decision["vote"], _PROJECT, KEY_MAX),
            by=storable_text(decision["by"], DECIDED_BY, NAME_MAX),
            day=date.fromisoformat(decision["day"]),
        ),
        epsg=int(content["epsg"]),
        interventions=tuple(_intervention(one) for one in content["interventions"]),
        promise=Promise(
            people=_figures(promise["people"]),
            needs_met=_figures(promise["needs_met"]),
            cost_cny=_amount(promise["cost_cny"]),
            upkeep_cny=_amount(promise["upkeep_cny"]),
            measure=storable_text(promise["measure"], _PROJECT, KEY_MAX),
            profile=storable_text(promise["profile"], _PROJECT, KEY_MAX),
        ),
        made_at=event.at,
    )


def _plan(event: ProjectEvent) -> dict[str, Any]:
    due = event.content["due"]
    return {
        "name": storable_text(event.content["name"], NAME, NAME_MAX),
        "lead": storable_text(event.content["lead"], LEAD, NAME_MAX),
        "due": date.fromisoformat(due) if due else None,
    }


def _gate(event: ProjectEvent) -> PassedGate:
    content, keeping = event.content, event.content["keeping"]
    days = {
        name: date.fromisoformat(keeping[name]) if keeping[name] else None
        for name in ("warranty_until", "life_until")
    }
    evidence = Evidence(
        day=date.fromisoformat(content["day"]),
        document=storable_text(content["document"], DOCUMENT, NAME_MAX),
        note=storable_text(content["note"], NOTE, NOTE_MAX),
        keeping=Keeping(
            keeper=storable_text(keeping["keeper"], KEEPER, NAME_MAX),
            inspect_every_days=int(keeping["inspect_every_days"]),
            upkeep_payer=storable_text(keeping["upkeep_payer"], PAYER, NAME_MAX),
            **days,
        ),
        as_built={
            storable_text(key, _PROJECT, KEY_MAX): _shape(text) for key, text in content["as_built"].items()
        },
    )
    return PassedGate(storable_text(content["to"], _PROJECT, KEY_MAX), evidence, event.actor, event.at)


def _undo(event: ProjectEvent) -> str:
    return storable_text(event.content["gate"], _PROJECT, KEY_MAX)


def _money(event: ProjectEvent) -> BudgetLine:
    content = event.content
    return BudgetLine(
        id=storable_text(content["line"], _PROJECT, KEY_MAX),
        source=storable_text(content["source"], MONEY_FROM, NAME_MAX),
        agreed_cny=_amount(content["agreed_cny"]),
        paid_cny=_amount(content["paid_cny"]),
        receipts=storable_text(content["receipts"], RECEIPTS, NOTE_MAX),
    )


def _drop(event: ProjectEvent) -> str:
    return storable_text(event.content["reason"], REASON, NOTE_MAX)


_READERS: Mapping[str, Callable[[ProjectEvent], Any]] = {
    "plan": _plan,
    "gate": _gate,
    "undo": _undo,
    "money": _money,
    "drop": _drop,
}


def _intervention(content: Mapping[str, Any]) -> Intervention:
    return intervention_from({**content, "shape": bytes.fromhex(content["shape"])})


def _shape(text: str) -> shapely.Geometry:
    shape = shapely.from_wkb(bytes.fromhex(text))
    if shape.is_empty or not shape.is_valid:
        raise ValueError(text[:40])
    return shape


def _amount(value: object) -> float:
    amount = float(value)  # type: ignore[arg-type]
    if not math.isfinite(amount) or amount < 0:
        raise ValueError(value)
    return amount


def _figures(values: Mapping[str, object]) -> dict[str, float]:
    found = {storable_text(key, _PROJECT, KEY_MAX): float(value) for key, value in values.items()}  # type: ignore[arg-type]
    if not all(map(math.isfinite, found.values())):
        raise ValueError(values)
    return found
