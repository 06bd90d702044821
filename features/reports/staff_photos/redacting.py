"""The page on which staff cover faces and number plates of a photo, for good."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from base.errors import LintuError
from base.photos import redaction
from base.text_limits import NAME_MAX
from data.catalogue import load_catalogue
from data.model import Community
from data.open_communities import open_place
from features.reports import corrections, report_lookup
from features.reports.errors import UnknownPhotoError
from features.reports.report import Report, ReportPhoto, StaffAction
from features.reports.staff_photos.addresses import photo_address, redact_address
from features.reports.staff_photos.boxes import BLANK, MOST_BOXES, SIDES, Typed, boxes_from_form, boxes_on
from features.reports.staff_photos.errors import NoActorError
from features.reports.staff_photos.page import HEADERS, page
from features.reports.staff_photos.visit import (
    NO_VERSION,
    StaffVisit,
    fields_of,
    keep_actor,
    require_own_form,
)
from features.reports.staff_photos.words import done_words, form_words

BLANK_ROWS = 4
"""Rows of fields to fill in where there are no scripts."""


@dataclass(frozen=True)
class RedactedPhoto:
    """What the page is about, as it is now."""

    community: Community
    case: Report
    photo: ReportPhoto


async def redact_page(visit: StaffVisit) -> Response:
    """GET shows the photo, POST covers its boxes and shows it again."""
    subject = await run_in_threadpool(_subject, visit)
    if visit.request.method == "POST":
        return await _post_boxes(visit, subject)
    if "done" in visit.request.query_params and subject.photo.is_redacted:
        return _done_response(visit, subject)
    return _form(visit, subject, [], visit.actor)


async def _post_boxes(visit: StaffVisit, subject: RedactedPhoto) -> Response:
    fields = await fields_of(visit)
    rows, actor = boxes_from_form(fields), fields.get("by", "").strip()
    try:
        require_own_form(visit, fields)
        case = await run_in_threadpool(_redact, visit, subject, rows, actor)
    except LintuError as error:
        now = await run_in_threadpool(_subject, visit)
        return _form(visit, now, rows[:MOST_BOXES], actor, error)
    way = redact_address(
        subject.photo.id, visit.community, visit.case, case.version, visit.language, done=True
    )
    response = RedirectResponse(way, 303, headers=HEADERS)
    keep_actor(response, visit, actor)
    return response


def _subject(visit: StaffVisit) -> RedactedPhoto:
    """Raises UnknownCommunityError, UnknownReportError or UnknownPhotoError."""
    community = open_place(visit.community)
    case = report_lookup.case(community, load_catalogue(), visit.case)
    asked = visit.request.path_params["photo"]
    for photo in case.photos:
        if photo.id == asked:
            return RedactedPhoto(community, case, photo)
    raise UnknownPhotoError


def _redact(visit: StaffVisit, subject: RedactedPhoto, rows: list[Typed], actor: str) -> Report:
    """The case with the new picture. Raises CaseFormError, ReportError, StoreError."""
    kept = report_lookup.photo(subject.photo.id)
    boxes = boxes_on(rows, kept.width_px, kept.height_px)
    if not actor:
        raise NoActorError
    covered = redaction.redact(kept.jpeg, boxes)
    return corrections.redact(
        subject.community,
        load_catalogue(),
        visit.case,
        visit.version,
        subject.photo.id,
        covered,
        StaffAction(actor),
    )


def _form(
    visit: StaffVisit, subject: RedactedPhoto, rows: list[Typed], actor: str, error: LintuError | None = None
) -> Response:
    tr, photo = visit.tr, subject.photo
    texts = _frame(visit, subject, tr("Redact faces and number plates")) | form_words(tr)
    action = redact_address(photo.id, visit.community, visit.case, subject.case.version, visit.language)
    blank = [BLANK] * max(0, BLANK_ROWS - len(rows))
    return page(
        visit,
        "redact.html",
        texts,
        error,
        action=action,
        photo=photo,
        picture=photo_address(photo.id),
        rows=[*rows, *blank],
        sides=SIDES,
        most=MOST_BOXES,
        actor=actor,
        longest_name=NAME_MAX,
        is_changed=visit.version not in (NO_VERSION, subject.case.version),
    )


def _done_response(visit: StaffVisit, subject: RedactedPhoto) -> Response:
    tr, photo = visit.tr, subject.photo
    texts = _frame(visit, subject, tr("Redacted")) | done_words(tr)
    again = redact_address(photo.id, visit.community, visit.case, subject.case.version, visit.language)
    return page(visit, "redacted.html", texts, photo=photo, picture=photo_address(photo.id), again=again)


def _frame(visit: StaffVisit, subject: RedactedPhoto, title: str) -> dict[str, str]:
    kind = load_catalogue().encroachment_categories[subject.case.category]
    place, name = visit.tr.name(subject.community.name), visit.tr.name(kind.name)
    return {"title": title, "place": place, "step": name}
