"""What became of a voice or a report: for whoever has its code, in the words for the public."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from base.i18n import Translator
from data.catalogue import load_catalogue
from features.reports.errors import UnknownReceiptError
from features.reports.phone.status import LONGEST_CODE, status_values
from features.reports.public_status import status_of
from features.voices.errors import UnknownVoiceReceiptError
from features.voices.phone.page import day, voice_page
from features.voices.phone.public_words import category_name, limit_text, supporters_text
from features.voices.thread import VoiceThread, thread_of_receipt
from features.voices.voice_event import VoiceEvent
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices
from web.forms.visit import Visit

_OF_A_REPORT: dict[str, object] = {"words": "", "limit": "", "is_late": False, "support": "", "report": ""}
"""What a voice has and a report has not."""


async def receipt_page(services: FormServices, visit: Visit) -> Response:
    """GET the field for the code; POST it: the code comes in the body, so it stands in no log."""
    if visit.request.method != "POST":
        return _form(visit)
    try:
        form = await read_form(visit)
        services.limits.codes.take(visit.network)
        found = await run_in_threadpool(_found, visit, text(form, "code")[:LONGEST_CODE])
    except LintuError as error:
        return _form(visit, error)
    return _form(visit, found=found)


def _found(visit: Visit, code: str) -> dict[str, object]:
    """A voice, or else a report: both have codes of the same form."""
    try:
        return _values(thread_of_receipt(code), visit.tr)
    except UnknownVoiceReceiptError as unknown:
        try:
            return _OF_A_REPORT | status_values(visit, status_of(code))
        except UnknownReceiptError:
            raise unknown from None


def _form(visit: Visit, error: LintuError | None = None, found: dict[str, object] | None = None) -> Response:
    tr = visit.tr
    texts = {
        "title": tr("Follow my receipts"),
        "code": tr("Receipt code"),
        "hint": tr("26 letters and digits, as your receipt shows them"),
        "look": tr("Look"),
        "steps": tr("Step by step"),
        "again": tr("Look up another code"),
        "home": tr("Back to the start"),
    }
    return voice_page(visit, "receipt.html", texts, None, error, found=found)


def _values(thread: VoiceThread, tr: Translator) -> dict[str, object]:
    catalogue, voice = load_catalogue(), thread.voice
    limit, is_late = limit_text(catalogue, thread.handled, datetime.now(UTC), tr)
    report = catalogue.encroachment_states[thread.report_state].public_name if thread.report_state else None
    return {
        "name": category_name(catalogue, voice.category, tr),
        "words": tr.written(voice.words),
        "state": tr.name(catalogue.voice_states[voice.state].public_name),
        "limit": limit,
        "is_late": is_late,
        "support": supporters_text(voice, tr),
        "report": tr("The report: {state}", state=report) if report else "",
        "steps": [_step(event, tr) for event in thread.events],
    }


def _step(event: VoiceEvent, tr: Translator) -> dict[str, str]:
    catalogue = load_catalogue()
    state = tr.name(catalogue.voice_states[event.to_state].public_name)
    if event.reason:
        reason = tr.name(catalogue.voice_reasons[event.reason].name)
        state = f"{state} · " + tr("Reason: {reason}", reason=reason)
    return {
        "day": day(event.at),
        "state": state,
        "words": tr.written(event.public_words),
    }
