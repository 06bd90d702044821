"""What is being built: every project, how far it is, what was promised, and who keeps it."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.known_texts import bilingual
from data.catalogue.project_model import ProjectGate
from features.projects.project import START, Project
from features.projects.project_store import projects_of
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import page, page_templates
from web.forms.visit import Visit

_TEMPLATES = page_templates(Path(__file__).with_name("templates"))


async def projects_page(_services: FormServices, visit: Visit) -> Response:
    """All projects of the community, those not yet built first."""
    context = await page_context(visit, visit.community)
    tr = visit.tr
    cards = await run_in_threadpool(_cards, context)
    texts = {
        "title": tr("What is being built"),
        "lead": tr("What was decided, how far it is, and what it is to bring."),
        "none": tr("Nothing has been decided yet."),
        "home": tr("Back to the start"),
    }
    values = {"name": visit.community, "cards": cards}
    return page(visit, "projects.html", texts, context.community, None, templates=_TEMPLATES, **values)


def _cards(context: PageContext) -> list[dict[str, object]]:
    gates = context.catalogue.project_gates
    projects = projects_of(context.community.key)
    return [_card(context, one) for one in sorted(projects, key=lambda one: gates[one.gate].is_built)]


def _card(context: PageContext, one: Project) -> dict[str, object]:
    tr, gates = context.visit.tr, context.catalogue.project_gates
    days = {START: one.decision.day} | {passed.gate: passed.evidence.day for passed in one.passed}
    people = sum(one.promise.people.values())
    keeper = one.keeping.keeper
    return {
        "title": tr.name(bilingual(one.name)),
        "state": tr.name(gates[one.gate].public_name),
        "steps": [_step(gates[key], days[key].isoformat(), tr.name(gates[key].public_name)) for key in days],
        "promise": tr("Promised: {people} people newly reach something they need", people=tr.number(people)),
        "cost": tr("Cost: {cost} CNY", cost=tr.number(one.promise.cost_cny)),
        "keeper": tr("Kept by {keeper}", keeper=keeper) if keeper else "",
        "due": tr("To be built by {day}", day=one.due.isoformat()) if one.due else "",
    }


def _step(gate: ProjectGate, day: str, name: str) -> dict[str, str]:
    return {"key": gate.key, "day": day, "name": name}
