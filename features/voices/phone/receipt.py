"""What became of a voice or a report: for whoever has its code, in the words for the public."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.responses import Response

from base.i18n import Translator
from base.words import Message
from data.catalogue import load_catalogue
from features.reports.errors import UnknownReceiptError
from features.reports.phone.status import found_report
from features.voices.errors import UnknownVoiceReceiptError
from features.voices.phone.addresses import HOME, RECEIPT_PAGE
from features.voices.phone.page import day
from features.voices.phone.public_words import category_name, limit_text, supporters_text
from features.voices.thread import VoiceThread, thread_of_receipt
from features.voices.voice_event import VoiceEvent
from web.forms.form_services import FormServices
from web.forms.receipt_lookup import FoundReceipt, ReceiptLookup, ReceiptStep, receipt_lookup
from web.forms.visit import Visit


async def receipt_page(services: FormServices, visit: Visit) -> Response:
    """The field for the code, or the voice or report that has it."""
    return await receipt_lookup(services, visit, _LOOKUP)


def _found(visit: Visit, code: str) -> FoundReceipt:
    """A voice, or else a report: both have codes of the same form."""
    try:
        return _found_voice(thread_of_receipt(code), visit.tr)
    except UnknownVoiceReceiptError as unknown:
        try:
            return found_report(visit, code)
        except UnknownReceiptError:
            raise unknown from None


def _found_voice(thread: VoiceThread, tr: Translator) -> FoundReceipt:
    catalogue, voice = load_catalogue(), thread.voice
    limit, is_late = limit_text(catalogue, thread.handled, datetime.now(UTC), tr)
    report = catalogue.encroachment_states[thread.report_state].public_name if thread.report_state else None
    facts = (tr("The report: {state}", state=report) if report else "", supporters_text(voice, tr))
    return FoundReceipt(
        name=category_name(catalogue, voice.category, tr),
        state=tr.name(catalogue.voice_states[voice.state].public_name),
        steps=tuple(_step(event, tr) for event in thread.events),
        limit=limit,
        is_late=is_late,
        facts=tuple(filter(None, facts)),
        words=tr.written(voice.words),
    )


def _step(event: VoiceEvent, tr: Translator) -> ReceiptStep:
    catalogue = load_catalogue()
    state = tr.name(catalogue.voice_states[event.to_state].public_name)
    if event.reason:
        reason = tr.name(catalogue.voice_reasons[event.reason].name)
        state = f"{state} · " + tr("Reason: {reason}", reason=reason)
    return ReceiptStep(day(event.at), state, tr.written(event.public_words))


_LOOKUP = ReceiptLookup(
    RECEIPT_PAGE, Message("Follow my receipts"), HOME, Message("Back to the start"), _found
)
