"""The second step: what is needed, for whom, and who speaks; sent from here."""

from __future__ import annotations

import shapely
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from base.errors import LintuError
from base.i18n import Translator
from base.photos.clean_photo import LARGEST_FILE, CleanPhoto
from base.photos.cleaning import clean_photo
from features.reports.limits import PHOTOS_MAX
from features.reports.places import place_of
from features.voices.limits import WORDS_MAX
from features.voices.missing_here import NearVoice, missing_at, voices_near
from features.voices.phone.addresses import DONE, NEED, of_community
from features.voices.phone.need_form import NeedForm, need_from
from features.voices.phone.page import voice_page
from features.voices.phone.public_words import away_text, category_name
from features.voices.phone.where import where_form
from features.voices.submission import VoiceReceipt, send_voice
from features.voices.voice import NewVoice
from web.door.secretary import SECRETARY_DOOR
from web.forms.errors import TooManyChosenError
from web.forms.form_reader import LARGEST_FORM, files, read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.phone import RECEIPT_VALID_S, signed_receipt
from web.forms.visit import RECEIPT, Visit, set_page_cookie

LARGEST_WITH_PHOTOS = PHOTOS_MAX * LARGEST_FILE + LARGEST_FORM
"""Bytes of a form with photos."""
_MOST_NEAR, _MOST_MISSING = 3, 4


async def what_page(services: FormServices, visit: Visit) -> Response:
    """POST the place: the form; POST the form: it is sent."""
    if visit.request.method != "POST":
        return redirect_to(visit, of_community(NEED, visit.community))
    context = await page_context(visit, visit.community)
    try:
        form = await read_form(visit, LARGEST_WITH_PHOTOS)
    except LintuError as error:
        return where_form(context, is_private=False, error=error)
    try:
        return await _take_form(services, context, form)
    finally:
        await form.close()


async def _take_form(services: FormServices, context: PageContext, form: FormData) -> Response:
    try:
        services.limits.forms.take(context.visit.network)
        need = need_from(context.community, form)
        place = _place(context, need)
    except LintuError as error:
        return where_form(context, bool(text(form, "private")), error)
    if not text(form, "send"):
        return await _form(context, need, place)
    try:
        receipt = await _send(services, context, need, files(form, "photos"))
    except LintuError as error:
        return await _form(context, need, place, error)
    response = redirect_to(context.visit, DONE)
    kept = {"community": context.visit.community, "code": receipt.code}
    set_page_cookie(response, context.visit, RECEIPT, signed_receipt(kept), RECEIPT_VALID_S)
    return response


async def _send(
    services: FormServices, context: PageContext, need: NeedForm, chosen: list[UploadFile]
) -> VoiceReceipt:
    visit = context.visit
    if len(chosen) > PHOTOS_MAX:
        raise TooManyChosenError(count=len(chosen), limit=PHOTOS_MAX)
    buckets = services.limits.photos if chosen else ()
    for bucket, key in zip(buckets, (visit.phone, visit.network), strict=False):
        bucket.take(key)
    photos = await services.decode(_clean_photos, chosen) if chosen else ()
    for bucket, key in zip(services.limits.reports, (visit.phone, visit.network), strict=True):
        bucket.take(key)
    new = NewVoice(
        words=need.words,
        category=need.category,
        position=need.position,
        place_from=need.place_from,
        groups=need.groups,
        speaker=need.speaker,
        is_private=need.is_private,
        may_publish=need.may_publish,
        photos=photos,
    )
    return await run_in_threadpool(send_voice, context.community, context.catalogue, new, need.key)


def _clean_photos(chosen: list[UploadFile]) -> tuple[CleanPhoto, ...]:
    return tuple(clean_photo(one.file, one.filename or "") for one in chosen)


def _place(context: PageContext, need: NeedForm) -> shapely.Point | None:
    if need.position is None:
        return None
    return place_of(context.community, context.catalogue, need.position)


async def _form(
    context: PageContext, need: NeedForm, place: shapely.Point | None, error: LintuError | None = None
) -> Response:
    near: tuple[NearVoice, ...] = ()
    if not need.is_private:
        near = await run_in_threadpool(voices_near, context.community, context.catalogue, place)
    missing = missing_at(context.community, context.catalogue, place) if place is not None else []
    tr, groups = context.visit.tr, context.catalogue.age_groups.values()
    return voice_page(
        context.visit,
        "what_need.html",
        _texts(context, need),
        context.community,
        error,
        need=need,
        missing=[
            tr(
                "No {category} within {metres} m",
                category=tr.name(kind.name),
                metres=tr.number(kind.service_radius_m.value),
            )
            for kind in missing[:_MOST_MISSING]
        ],
        near=[_near_card(context, one) for one in near[:_MOST_NEAR]],
        kinds=[(one.key, tr.name(one.name)) for one in context.catalogue.facility_categories.values()],
        groups=[(one.key, tr.name(one.long_name)) for one in groups],
        words_max=WORDS_MAX,
    )


def _near_card(context: PageContext, near: NearVoice) -> dict[str, str]:
    tr = context.visit.tr
    return {
        "id": near.voice.id,
        "title": category_name(context.catalogue, near.voice.category, tr),
        "words": tr.written(near.voice.words),
        "away": away_text(near, tr),
    }


def _who_reads(tr: Translator) -> str:
    if SECRETARY_DOOR.has_passcode:
        return tr("Only the secretary reads this; the answer goes to your receipt.")
    return tr("The secretary and the staff of the office read this; the answer goes to your receipt.")


def _texts(context: PageContext, need: NeedForm) -> dict[str, str]:
    tr = context.visit.tr
    return {
        "title": tr("Write to the secretary") if need.is_private else tr("Say what you need"),
        "step": tr("Step {step} of 2", step=2),
        "missing": tr("What this place lacks, measured in a straight line"),
        "near": tr("Others have said this nearby"),
        "same": tr("I need this too"),
        "else": tr("Something else: write it here"),
        "words": tr("In your words"),
        "words_hint": tr("What is missing, or what would you like? Write no names and no phone numbers."),
        "category": tr("What is it about?"),
        "anything": tr("Something else"),
        "groups": tr("For whom?"),
        "speaker": tr("Who speaks?"),
        "speaker_hint": tr("Only the age group is kept, nothing else about you."),
        "unsaid": tr("I'd rather not say"),
        "photos": tr("Add a photo (optional)"),
        "photos_hint": tr("Of the place rather than of people. Hidden data is removed; only staff see it."),
        "private": _who_reads(tr),
        "publish": tr("It may be published without any name, once staff have read it"),
        "send": tr("Send"),
        "back": tr("Back to the place"),
    }
