"""Between the third step and the sending: is it one of these that are known already?"""

from __future__ import annotations

import shapely
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from features.reports.nearby import same_nearby
from features.reports.phone.addresses import WHAT
from features.reports.phone.draft import ReportDraft
from features.reports.phone.page import page
from features.reports.phone.steps.sending import confirm_existing, send_report
from features.reports.places import place_of
from features.reports.report import Report
from web.base_path import address
from web.forms.errors import ForgottenError
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.visit import Visit

MOST_SHOWN = 5


async def near_page(services: FormServices, visit: Visit, draft: ReportDraft) -> Response:
    """GET what is known near by; POST "me too", or that it is another thing."""
    context = await page_context(visit, draft.community)
    if draft.spot is None or draft.category not in context.catalogue.encroachment_categories:
        return redirect_to(visit, WHAT)
    if visit.request.method != "POST":
        return await _form(context, draft)
    try:
        form = await read_form(visit)
        services.limits.forms.take(visit.network)
        same = text(form, "same")
        if not same:
            return await send_report(services, context, draft)
        return await confirm_existing(services, context, draft, same)
    except ForgottenError:
        raise
    except LintuError as error:
        return await _form(context, draft, error)


def nearby_reports(context: PageContext, draft: ReportDraft) -> list[tuple[Report, float]]:
    """(report, metres away), the nearest first. The draft has a place and a category."""
    assert draft.spot is not None
    place = place_of(context.community, context.catalogue, draft.spot)
    found = same_nearby(context.community, context.catalogue, place, draft.category)
    return [(case, float(shapely.distance(case.shape, place))) for case in found[:MOST_SHOWN]]


async def _form(context: PageContext, draft: ReportDraft, error: LintuError | None = None) -> Response:
    tr = context.visit.tr
    known = await run_in_threadpool(nearby_reports, context, draft)
    texts = {
        "title": tr("Is it one of these?"),
        "lead": tr("These are already being handled. If yours is one of them, confirming it helps most."),
        "same": tr("Yes, I see it too"),
        "other": tr("No, mine is different. Send it"),
        "back": tr("Back to the form"),
        "photo": tr("Photo of the report"),
        "no_photo": tr("No photo"),
    }
    cards = [_card(context, report, metres) for report, metres in known]
    return page(context.visit, "near.html", texts, context.community, error, cards=cards)


def _card(context: PageContext, report: Report, metres: float) -> dict[str, str]:
    """What anybody may see of a verified report: never its sentence, which may name people."""
    tr = context.visit.tr
    kind = context.catalogue.encroachment_categories[report.category]
    state = context.catalogue.encroachment_states[report.state]
    photo = next((photo for photo in report.photos if photo.role == "report"), None)
    return {
        "id": report.id,
        "name": tr.name(kind.name),
        "glyph": kind.glyph,
        "photo": address(f"/photo/{photo.id}.jpg") if photo else "",
        "away": tr("About {metres} m from your place", metres=tr.number(metres)),
        "state": tr.name(state.public_name),
        "since": tr("Known since {day}", day=f"{report.sent_at:%Y-%m-%d}") if report.sent_at else "",
        "too": tr("{count} others see it too", count=tr.number(report.supporters))
        if report.supporters
        else "",
    }
