"""Handing a finished draft to the store, and the receipt to the phone."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from features.reports.phone.addresses import DONE
from features.reports.phone.draft import ReportDraft, keep_draft, photos_of
from features.reports.report import NewReport
from features.reports.submission import ReportReceipt, me_too, send
from web.forms.errors import NoPositionError
from web.forms.form_services import FormServices, PageContext
from web.forms.page import redirect_to
from web.forms.phone import RECEIPT_VALID_S, signed_receipt
from web.forms.visit import RECEIPT, set_page_cookie


async def send_report(services: FormServices, context: PageContext, draft: ReportDraft) -> Response:
    """Keep the report and go to its receipt. A draft that was sent before gets the same receipt again."""
    _take_turn(services, context)
    receipt = await run_in_threadpool(_send, context, draft)
    return _receipt(context, {"community": draft.community, "code": receipt.code})


async def confirm_existing(
    services: FormServices, context: PageContext, draft: ReportDraft, case_id: str
) -> Response:
    """Say "me too" to a report that is known, instead of sending one more."""
    _take_turn(services, context)
    count = await run_in_threadpool(
        me_too, context.community, context.catalogue, case_id, context.visit.phone
    )
    await run_in_threadpool(keep_draft, replace(draft, is_sent=True))
    return _receipt(context, {"community": draft.community, "count": str(count)})


def _take_turn(services: FormServices, context: PageContext) -> None:
    visit = context.visit
    for bucket, key in zip(services.limits.reports, (visit.phone, visit.network), strict=True):
        bucket.take(key)


def _send(context: PageContext, draft: ReportDraft) -> ReportReceipt:
    if draft.spot is None:
        raise NoPositionError
    new = NewReport(
        category=draft.category,
        position=draft.spot,
        place_from=draft.place_from,
        sentence=draft.sentence,
        contact=draft.contact,
        photos=() if draft.is_sent else photos_of(draft),
    )
    receipt = send(context.community, context.catalogue, new, draft.key)
    keep_draft(replace(draft, is_sent=True))
    return receipt


def _receipt(context: PageContext, receipt: dict[str, str]) -> Response:
    response = redirect_to(context.visit, DONE)
    set_page_cookie(response, context.visit, RECEIPT, signed_receipt(receipt), RECEIPT_VALID_S)
    return response
