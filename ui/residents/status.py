"""What became of a report: for whoever has its code, in the words for the public."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from data.catalogue import load_catalogue
from spatial.errors import LintuError
from ui.residents.desk import Desk
from ui.residents.intake import text
from ui.residents.page import page
from ui.residents.visit import Visit
from workshop.reports.reading import history, report_of_receipt
from workshop.reports.report import Report
from workshop.reports.report_event import ReportEvent
from workshop.reports.work_calendar import CHINA

LONGEST_CODE = 80


async def status_page(desk: Desk, visit: Visit) -> Response:
    """GET the field for the code; POST it: the code comes in the body, so it stands in no log."""
    if visit.request.method != "POST":
        return _form(visit)
    try:
        desk.limits.codes.take(visit.network)
        form = await desk.intake.form(visit)
        code = text(form, "code")[:LONGEST_CODE]
        report = await run_in_threadpool(report_of_receipt, code)
        told = await run_in_threadpool(history, report.id)
    except LintuError as error:
        return _form(visit, error)
    return _form(visit, report=report, told=told)


def _form(
    visit: Visit,
    error: LintuError | None = None,
    report: Report | None = None,
    told: tuple[ReportEvent, ...] = (),
) -> Response:
    tr = visit.tr
    said = {
        "title": tr("Follow a report"),
        "code": tr("Receipt code"),
        "hint": tr("26 letters and digits, as your receipt shows them"),
        "look": tr("Look"),
        "steps": tr("Step by step"),
        "again": tr("Look up another code"),
        "new": tr("Report something new"),
    }
    found = _found(visit, report, told) if report else None
    return page(visit, "status.html", said, None, error, found=found, name=visit.community)


def _found(visit: Visit, report: Report, told: tuple[ReportEvent, ...]) -> dict[str, object]:
    tr, catalogue = visit.tr, load_catalogue()
    kind = catalogue.encroachment_categories[report.category]
    states = catalogue.encroachment_states
    steps = [
        {
            "day": f"{event.at.astimezone(CHINA):%Y-%m-%d %H:%M}",
            "state": tr.name(states[event.to_state].public_name),
            "words": event.public_words,
        }
        for event in told
        if event.from_state != event.to_state or event.public_words
    ]
    return {"name": tr.name(kind.name), "state": tr.name(states[report.state].public_name), "steps": steps}
