"""What is being discussed and built: the published voices, what became of them, and until when."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from features.voices.phone.addresses import VOICES_PAGE, of_community
from features.voices.phone.page import day, voice_page
from features.voices.phone.public_words import category_name, limit_text, supporters_text
from features.voices.submission import support_voice
from features.voices.thread import public_steps
from features.voices.voice import Voice
from features.voices.voice_flow import JOINED, is_answered, is_overdue
from features.voices.voice_lookup import public_voices
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.visit import Visit

_PER_PAGE = 20
_MOST_DIGITS = 6


async def list_page(_services: FormServices, visit: Visit) -> Response:
    """The published voices, overdue ones first, then those that are open, then the answered ones."""
    context = await page_context(visit, visit.community)
    return await _list(context)


async def support_page(services: FormServices, visit: Visit) -> Response:
    """POST: this phone needs it too; back to the list."""
    context = await page_context(visit, visit.community)
    try:
        form = await read_form(visit)
        services.limits.forms.take(visit.network)
        for bucket, key in zip(services.limits.reports, (visit.phone, visit.network), strict=True):
            bucket.take(key)
        await run_in_threadpool(
            support_voice, context.community, context.catalogue, text(form, "voice"), visit.phone
        )
    except LintuError as error:
        return await _list(context, error)
    return redirect_to(visit, f"{of_community(VOICES_PAGE, visit.community)}&thanks=1")


async def _list(context: PageContext, error: LintuError | None = None) -> Response:
    visit, tr = context.visit, context.visit.tr
    cards, more = await run_in_threadpool(_cards, context)
    texts = {
        "title": tr("What is being discussed and built"),
        "lead": tr("What residents said, published without names, and what became of it."),
        "none": tr("Nothing has been published yet."),
        "same": tr("I need this too"),
        "thanks": tr("Thank you, noted"),
        "later": tr("Later ones"),
        "home": tr("Back to the start"),
        "need": tr("Say what you need"),
    }
    is_thanked = visit.request.query_params.get("thanks") == "1"
    values = {"cards": cards, "more": more, "thanks": is_thanked}
    return voice_page(visit, "voices.html", texts, context.community, error, **values)


def _cards(context: PageContext) -> tuple[list[dict[str, object]], int]:
    """The cards of the page that was asked for, and where the next one starts; 0 for no next one."""
    now = datetime.now(UTC)
    found = (one for one in public_voices(context.community.key) if one.state != JOINED)
    voices = sorted(found, key=lambda one: _order(context, one, now))
    start = _start(context.visit, len(voices))
    end = start + _PER_PAGE
    return [_card(context, one, now) for one in voices[start:end]], end if end < len(voices) else 0


def _start(visit: Visit, count: int) -> int:
    asked = visit.request.query_params.get("from", "")[:_MOST_DIGITS]
    start = int(asked) if asked.isascii() and asked.isdigit() else 0
    return start if start < count else 0


def _order(context: PageContext, voice: Voice, now: datetime) -> tuple[int, float]:
    if is_overdue(voice, context.catalogue, now):
        return 0, voice.state_since.timestamp()
    return 1 + is_answered(context.catalogue, voice.state), -voice.state_since.timestamp()


def _card(context: PageContext, voice: Voice, now: datetime) -> dict[str, object]:
    tr, catalogue = context.visit.tr, context.catalogue
    limit, is_late = limit_text(catalogue, voice, now, tr)
    answers = [event for event in public_steps(voice) if event.public_words]
    reason = tr.name(catalogue.voice_reasons[voice.reason].name) if voice.reason else ""
    return {
        "id": voice.id,
        "title": category_name(catalogue, voice.category, tr),
        "words": tr.written(voice.words),
        "for": tr.list([tr.name(catalogue.age_groups[one].people) for one in voice.groups]),
        "said": tr("Said on {day}", day=day(voice.sent_at)),
        "state": tr.name(catalogue.voice_states[voice.state].public_name),
        "reason": tr("Reason: {reason}", reason=reason) if reason else "",
        "answer": tr.written(answers[-1].public_words) if answers else "",
        "limit": limit,
        "is_late": is_late,
        "support": supporters_text(voice, tr),
        "is_open": not is_answered(catalogue, voice.state),
    }
