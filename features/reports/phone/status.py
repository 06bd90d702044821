"""What became of a report: for whoever has its code, in the words for the public."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from data.catalogue import load_catalogue
from data.work_calendar import CHINA
from features.reports.phone.page import page
from features.reports.public_status import PublicStatus, status_of
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices
from web.forms.visit import Visit

LONGEST_CODE = 80


async def status_page(services: FormServices, visit: Visit) -> Response:
    """GET the field for the code; POST it: the code comes in the body, so it stands in no log."""
    if visit.request.method != "POST":
        return _form(visit)
    try:
        form = await read_form(visit)
        services.limits.codes.take(visit.network)
        code = text(form, "code")[:LONGEST_CODE]
        status = await run_in_threadpool(status_of, code)
    except LintuError as error:
        return _form(visit, error)
    return _form(visit, status=status)


def _form(visit: Visit, error: LintuError | None = None, status: PublicStatus | None = None) -> Response:
    tr = visit.tr
    texts = {
        "title": tr("Follow a report"),
        "code": tr("Receipt code"),
        "hint": tr("26 letters and digits, as your receipt shows them"),
        "look": tr("Look"),
        "steps": tr("Step by step"),
        "again": tr("Look up another code"),
        "new": tr("Report something new"),
    }
    found = status_values(visit, status) if status else None
    return page(visit, "status.html", texts, None, error, found=found, name=visit.community)


def status_values(visit: Visit, status: PublicStatus) -> dict[str, object]:
    """What the page shows of a report."""
    tr, catalogue = visit.tr, load_catalogue()
    kind = catalogue.encroachment_categories[status.category]
    states = catalogue.encroachment_states
    steps = [
        {
            "day": f"{step.at.astimezone(CHINA):%Y-%m-%d %H:%M}",
            "state": tr.name(states[step.state].public_name),
            "words": tr.written(step.words),
        }
        for step in status.steps
    ]
    return {"name": tr.name(kind.name), "state": tr.name(states[status.state].public_name), "steps": steps}
