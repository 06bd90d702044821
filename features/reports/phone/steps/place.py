"""The second step: where it is. From the photo, by a tap on the map, from the phone, or by the building."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import shapely
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from base.errors import LintuError
from features.reports.phone.addresses import PLACE, WHAT
from features.reports.phone.draft import ReportDraft, keep_draft
from features.reports.phone.ground import (
    SIDE_PX,
    ZOOMS,
    MapSquare,
    number_of,
    picks,
    position_of_choice,
    window_at,
)
from features.reports.phone.page import page
from features.reports.places import place_of, position_of
from web.base_path import address
from web.forms.errors import ForgottenError, NoPositionError
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices, PageContext, page_context
from web.forms.page import redirect_to
from web.forms.visit import Visit

_NEAREST = ZOOMS - 1
_FURTHEST_NUMBER = 100_000


@dataclass(frozen=True)
class _View:
    """Which window is shown: its zoom, column and row."""

    zoom: int
    column: int
    row: int


async def place_page(services: FormServices, visit: Visit, draft: ReportDraft) -> Response:
    """GET the map, POST a tap, a building, the phone's position, or that the place is right."""
    context = await page_context(visit, draft.community)
    if visit.request.method != "POST":
        return _form(context, draft)
    try:
        form = await read_form(visit)
        services.limits.forms.take(visit.network)
        return await _take_place(context, draft, form)
    except ForgottenError:
        raise
    except LintuError as error:
        return _form(context, draft, error)


async def _take_place(context: PageContext, draft: ReportDraft, form: FormData) -> Response:
    changed = _placed_draft(context, draft, form)
    if changed.spot is None:
        raise NoPositionError
    place_of(context.community, context.catalogue, changed.spot)
    await run_in_threadpool(keep_draft, changed)
    return redirect_to(context.visit, WHAT if text(form, "right") else PLACE)


def _placed_draft(context: PageContext, draft: ReportDraft, form: FormData) -> ReportDraft:
    """The draft with the place that the form tells. Raises FormError."""
    if building := text(form, "building"):
        return replace(
            draft,
            spot=position_of_choice(context.community, building),
            place_from="building",
            building=building[:120],
        )
    if text(form, "longitude"):
        spot = _number(form, "longitude"), _number(form, "latitude")
        return replace(draft, spot=spot, place_from="device", building="")
    column, row = _number(form, "spot.x"), _number(form, "spot.y")
    # A key on the map instead of a finger tells 0, 0.
    if (column, row) != (0, 0) and 0 <= column <= SIDE_PX and 0 <= row <= SIDE_PX:
        window = _window(context, _view_in(form))
        spot = position_of(context.community, window.place(column, row))
        return replace(draft, spot=spot, place_from="map", building="")
    if text(form, "right"):
        return draft
    raise NoPositionError


def _number(form: FormData, name: str) -> float:
    try:
        value = float(text(form, name) or "nan")
    except ValueError:
        return math.nan
    return value


def _view_in(form: FormData) -> _View:
    numbers = []
    for name in ("zoom", "column", "row"):
        value = _number(form, name)
        if not abs(value) <= _FURTHEST_NUMBER:
            raise NoPositionError
        numbers.append(int(value))
    return _View(min(max(numbers[0], 0), _NEAREST), *numbers[1:])


def _window(context: PageContext, view: _View) -> MapSquare:
    return window_at(context.community, view.zoom, view.column, view.row)


def _view_of(context: PageContext, draft: ReportDraft, spot: shapely.Point | None) -> _View:
    """Near the place where it is known; else the compound of the poster; else everything."""
    middle, usual = spot, _NEAREST
    compounds = context.community.compounds
    if middle is None and len(own := compounds[compounds["id"] == draft.compound]):
        middle, usual = own.geometry.iloc[0].representative_point(), 1
    if middle is None:
        return _View(0, 0, 0)
    asked = context.visit.request.query_params.get("zoom", "")
    zoom = int(asked) if asked in ("0", "1", "2") else usual
    return _View(zoom, *number_of(context.community, zoom, middle))


def _form(context: PageContext, draft: ReportDraft, error: LintuError | None = None) -> Response:
    visit, community = context.visit, context.community
    spot = place_of(community, context.catalogue, draft.spot) if draft.spot else None
    view = _view_of(context, draft, spot)
    window = _window(context, view)
    picture = f"/map/{draft.community}/{visit.language}/{view.zoom}/{view.column}/{view.row}.svg"
    return page(
        visit,
        "place.html",
        _texts(context, draft),
        community,
        error,
        view=view,
        side=SIDE_PX,
        picture=f"{address(picture)}?{community.digest[:12]}",
        pin=window.pixel(spot) if spot is not None else None,
        nearer=view.zoom + 1 if view.zoom < _NEAREST and spot is not None else None,
        wider=view.zoom - 1 if view.zoom > 0 else None,
        is_nearest=view.zoom == _NEAREST,
        groups=picks(community, visit.language, draft.compound),
        building=draft.building,
        photos=len(draft.sizes),
    )


def _texts(context: PageContext, draft: ReportDraft) -> dict[str, str]:
    tr = context.visit.tr
    return {
        "title": tr("Where is it?"),
        "step": tr("Step {step} of 3", step=2),
        "known": _place_text(context, draft),
        "map": tr("Map of the community: tap where it is. By keyboard, choose the nearest building below."),
        "nearer": tr("Zoom in"),
        "wider": tr("Zoom out"),
        "right": tr("This is the place"),
        "or_building": tr("Or choose the nearest building"),
        "building": tr("Building or compound"),
        "choose": tr("Please choose"),
        "others": tr("Others"),
        "take": tr("Use this building"),
        "here": tr("Use this phone's position"),
        "insecure": tr(
            "This address is not secure (https), so phones do not share their position with it. Tap the map."
        ),
        "denied": tr("The phone did not share its position. Tap the map instead."),
        "back": tr("Back to the photos"),
        "photo": tr("Your photo"),
    }


def _place_text(context: PageContext, draft: ReportDraft) -> str:
    """What is known of the place so far, in a sentence."""
    tr = context.visit.tr
    if draft.spot is None and draft.camera is not None:
        return tr("The photo was taken outside the community. Tap the occupied place on the map.")
    if draft.spot is None:
        return tr("The photo does not say where it was taken. Tap the occupied place on the map.")
    if draft.place_from == "photo":
        return tr("The photo says that it was taken here. If that is not right, tap the right place.")
    if draft.place_from == "building":
        return tr("At the building that you chose. If you can, tap the exact place.")
    if draft.place_from == "device":
        return tr("Where your phone is now. If the occupied place is elsewhere, tap the right place.")
    return tr("The place that you tapped. Tap again to correct it.")
