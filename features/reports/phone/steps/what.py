"""The third step: what it is, in a word, a sentence, and how to be reached."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from base.colour import brightness
from base.errors import LintuError
from data.catalogue.model import EncroachmentCategory
from features.reports.limits import CONTACT_MAX, SENTENCE_MAX, check_contact, check_sentence
from features.reports.phone.addresses import NEAR, PLACE
from features.reports.phone.draft import ReportDraft, keep_draft
from features.reports.phone.page import page
from features.reports.phone.steps.near import nearby_reports
from features.reports.phone.steps.sending import send_report
from web.forms.errors import ForgottenError, NoCategoryError
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.visit import Visit

_DARK, _LIGHT = "#26231f", 140


async def what_page(services: FormServices, visit: Visit, draft: ReportDraft) -> Response:
    """GET the form; POST it: sends, or first shows what is known near by."""
    context = await page_context(visit, draft.community)
    if draft.spot is None:
        return redirect_to(visit, PLACE)
    if visit.request.method != "POST":
        return _form(context, draft)
    try:
        form = await read_form(visit)
        services.limits.forms.take(visit.network)
        draft = _draft_from_form(draft, form)
        return await _send_report(services, context, draft)
    except ForgottenError:
        raise
    except LintuError as error:
        return _form(context, draft, error)


def _draft_from_form(draft: ReportDraft, form: FormData) -> ReportDraft:
    """What was typed, cut nowhere: what is too long is refused, and still there to be shortened."""
    return replace(
        draft, category=text(form, "category"), sentence=text(form, "sentence"), contact=text(form, "contact")
    )


async def _send_report(services: FormServices, context: PageContext, draft: ReportDraft) -> Response:
    check_sentence(draft.sentence)
    check_contact(draft.contact)
    if draft.category not in context.catalogue.encroachment_categories:
        raise NoCategoryError
    await run_in_threadpool(keep_draft, draft)
    known = await run_in_threadpool(nearby_reports, context, draft)
    if known:
        return redirect_to(context.visit, NEAR)
    return await send_report(services, context, draft)


def _form(context: PageContext, draft: ReportDraft, error: LintuError | None = None) -> Response:
    tr = context.visit.tr
    texts = {
        "title": tr("What is it?"),
        "step": tr("Step {step} of 3", step=3),
        "category": tr("What do you see?"),
        "sentence": tr("In your words"),
        "sentence_hint": tr("Since when, how large, who is hindered? Write no names. Optional."),
        "contact": tr("Phone or WeChat"),
        "contact_hint": tr("Only for follow-up questions from staff. Optional."),
        "send": tr("Send"),
        "back": tr("Back to the place"),
        "photo": tr("Your photo"),
    }
    return page(
        context.visit,
        "what.html",
        texts,
        context.community,
        error,
        draft=draft,
        groups=_groups(context),
        photos=len(draft.sizes),
        limits={"sentence": SENTENCE_MAX, "contact": CONTACT_MAX},
    )


def _groups(context: PageContext) -> list[tuple[str, list[tuple[EncroachmentCategory, str, str]]]]:
    """(name of the group, (category, its name, the colour of its glyph) …), the most urgent first."""
    tr = context.visit.tr
    names = {
        "way": tr("Blocking the way"),
        "ground": tr("Private use of public space"),
        "left": tr("Litter or dumping"),
        "trade": tr("Vending or drying"),
    }
    kinds = context.catalogue.encroachment_categories.values()
    return [
        (name, [(kind, tr.name(kind.name), _ink(kind.colour)) for kind in kinds if kind.group == group])
        for group, name in names.items()
    ]


def _ink(colour: str) -> str:
    """Dark on a light colour (#rrggbb), white on a dark one."""
    return _DARK if brightness(colour) > _LIGHT else "#ffffff"
