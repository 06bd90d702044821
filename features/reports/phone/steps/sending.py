"""Handing a finished draft to the store, and the receipt to the phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from cachetools import TTLCache
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from features.reports.phone.addresses import DONE
from features.reports.phone.draft import ReportDraft, draft_of, drop_draft, photos_of
from features.reports.report import NewReport
from features.reports.submission import ReportReceipt, me_too, receipt_of_key, send
from web.forms.errors import ForgottenError, NoPositionError
from web.forms.form_services import FormServices, Page, PageContext
from web.forms.page import redirect_to
from web.forms.phone import RECEIPT_VALID_S, signed_receipt
from web.forms.visit import DRAFT, RECEIPT, Visit, set_page_cookie

_CONFIRMED: TTLCache[str, dict[str, str]] = TTLCache(20_000, RECEIPT_VALID_S)
"""Draft → receipt of the "me too" that came of it, for answers that were lost; a report's is in the store. It
is no cache for several threads: only the event loop uses it."""

DraftPage = Callable[[FormServices, Visit, ReportDraft], Awaitable[Response]]


def with_draft(of: DraftPage) -> Page:
    """A page about the phone's draft. Where that was sent already, it leads to the receipt once more: the
    phone may not have heard. Raises ForgottenError where there is neither."""

    async def page(services: FormServices, visit: Visit) -> Response:
        try:
            return await of(services, visit, await draft_of(visit))
        except ForgottenError:
            known = await _known_receipt(visit.cookie(DRAFT))
            if known is None:
                raise
            return _receipt(visit, known)

    return page


async def send_report(services: FormServices, context: PageContext, draft: ReportDraft) -> Response:
    """Keep the report and go to its receipt."""
    _take_turn(services, context)
    receipt = await run_in_threadpool(_send, context, draft)
    return _receipt(context.visit, {"community": draft.community, "code": receipt.code})


async def confirm_existing(
    services: FormServices, context: PageContext, draft: ReportDraft, case_id: str
) -> Response:
    """Say "me too" to a report that is known, instead of sending one more."""
    _take_turn(services, context)
    count = await run_in_threadpool(
        me_too, context.community, context.catalogue, case_id, context.visit.phone
    )
    receipt = {"community": draft.community, "count": str(count)}
    _CONFIRMED[draft.key] = receipt
    await run_in_threadpool(drop_draft, draft.key)
    return _receipt(context.visit, receipt)


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
        photos=photos_of(draft),
    )
    receipt = send(context.community, context.catalogue, new, draft.key)
    drop_draft(draft.key)
    return receipt


async def _known_receipt(key: str) -> dict[str, str] | None:
    if not key or key in _CONFIRMED:
        return _CONFIRMED.get(key)
    sent = await run_in_threadpool(receipt_of_key, key)
    return {"community": sent.community, "code": sent.code} if sent else None


def _receipt(visit: Visit, receipt: dict[str, str]) -> Response:
    response = redirect_to(visit, DONE)
    set_page_cookie(response, visit, RECEIPT, signed_receipt(receipt), RECEIPT_VALID_S)
    return response
