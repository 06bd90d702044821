"""The first step: photos."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import Response

from base.errors import LintuError
from base.photos.clean_photo import LARGEST_FILE, CleanPhoto
from base.photos.cleaning import clean_photo
from base.receipt_codes import new_form_key
from features.reports.errors import ReportError
from features.reports.limits import PHOTOS_MAX
from features.reports.phone.addresses import PLACE
from features.reports.phone.draft import ReportDraft, begin_draft, draft_of, drop_draft
from features.reports.phone.page import page
from features.reports.places import place_of
from web.forms.errors import ForgottenError, NoPhotoError, TooManyChosenError
from web.forms.form_reader import LARGEST_FORM, files, read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.visit import DRAFT, Visit, set_page_cookie

DRAFT_S = 24 * 3600
LARGEST_WITH_PHOTOS = PHOTOS_MAX * LARGEST_FILE + LARGEST_FORM
"""Bytes of a form with photos."""


async def photos_page(services: FormServices, visit: Visit) -> Response:
    """GET the form, POST the photos."""
    context = await page_context(visit, visit.community)
    if visit.request.method != "POST":
        return _form(context)
    try:
        return await _take_photos(services, context)
    except LintuError as error:
        return _form(context, error)


async def _take_photos(services: FormServices, context: PageContext) -> Response:
    visit = context.visit
    form = await read_form(visit, LARGEST_WITH_PHOTOS)
    services.limits.forms.take(visit.network)
    try:
        chosen = files(form, "photos")
        if not chosen and not text(form, "without"):
            raise NoPhotoError
        if len(chosen) > PHOTOS_MAX:
            raise TooManyChosenError(count=len(chosen), limit=PHOTOS_MAX)
        for bucket, key in zip(services.limits.photos, (visit.phone, visit.network), strict=True):
            bucket.take(key)
        photos = await services.decode(_clean_photos, chosen)
    finally:
        await form.close()
    draft = await run_in_threadpool(
        _begin_draft, context, await _earlier(visit), photos, text(form, "compound")
    )
    response = redirect_to(visit, PLACE)
    set_page_cookie(response, visit, DRAFT, draft.key, DRAFT_S)
    return response


def _clean_photos(chosen: list[UploadFile]) -> list[CleanPhoto]:
    return [clean_photo(one.file, one.filename or "") for one in chosen]


async def _earlier(visit: Visit) -> ReportDraft | None:
    """What this phone had filled in before it came back to the photos."""
    try:
        draft = await draft_of(visit)
    except ForgottenError:
        return None
    return None if draft.community != visit.community else draft


def _begin_draft(
    context: PageContext, earlier: ReportDraft | None, photos: list[CleanPhoto], compound: str
) -> ReportDraft:
    before = earlier or ReportDraft("", context.visit.community)
    camera = next((photo.position for photo in photos if photo.position), None)
    draft = replace(
        before,
        key=new_form_key(),
        compound=compound[:120] or before.compound,
        sizes=tuple((photo.width_px, photo.height_px) for photo in photos),
        camera=camera,
    )
    if camera and _lies_inside(context, camera):
        draft = replace(draft, spot=camera, place_from="photo", building="")
    begin_draft(draft, photos, context.visit.network)
    if earlier:
        drop_draft(earlier.key)
    return draft


def _lies_inside(context: PageContext, camera: tuple[float, float]) -> bool:
    try:
        place_of(context.community, context.catalogue, camera)
    except ReportError:
        return False
    return True


def _form(context: PageContext, error: LintuError | None = None) -> Response:
    tr = context.visit.tr
    texts = {
        "title": tr("Report misuse of public space"),
        "step": tr("Step {step} of 3", step=1),
        "lead": tr(
            "Public space used by one person or household: vegetable plots, sheds, parking locks, "
            "piles, parked cars."
        ),
        "photos": tr("Take a photo"),
        "hint": tr(
            "Up to 4 photos, of the place rather than of people. JPEG, PNG, WebP or HEIC, 15 MB each."
        ),
        "private": tr(
            "We read the place from the photo, then remove all hidden data. Only staff see it before "
            "it has been verified on site."
        ),
        "next": tr("Next: where it is"),
        "without": tr("I have no photo"),
        "follow": tr("Follow a report that was sent"),
    }
    query = context.visit.request.query_params
    compound = query.get("compound", "")[:120]
    return page(
        context.visit,
        "photos.html",
        texts,
        context.community,
        error,
        name=context.visit.community,
        compound=compound,
    )
