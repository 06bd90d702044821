"""The pictures of these pages: the map, the sender's own photos, and what the public may see."""

from __future__ import annotations

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from base.errors import LintuError
from base.translations import languages
from data.catalogue import load_catalogue
from data.open_communities import open_assessment
from features.reports.phone.draft import read_draft, thumbnail_of
from features.reports.phone.ground import ZOOMS, ByContent, window_at
from features.reports.phone.plan import plan_svg
from features.reports.report_lookup import public_photo
from web.forms.assets import compressed_response, missing
from web.forms.visit import DRAFT

_DAY_S = 24 * 3600
_FURTHEST = 5_000
"""Windows from the middle of a community: beyond is nothing to draw."""
_KEPT_MAPS = 256


async def map_picture(request: Request) -> Response:
    """A window of a community as SVG."""
    asked = request.path_params
    try:
        number = asked["zoom"], int(asked["column"]), int(asked["row"])
    except ValueError:
        return missing()
    if asked["language"] not in languages() or number[0] >= ZOOMS or max(map(abs, number)) > _FURTHEST:
        return missing()
    try:
        community = (await run_in_threadpool(open_assessment, asked["community"])).community
    except LintuError:
        return missing()
    svg = await run_in_threadpool(_draw_tile, ByContent(community), number, asked["language"])
    headers = {"Cache-Control": f"private, max-age={_DAY_S}", "Content-Security-Policy": "default-src 'none'"}
    return compressed_response(request, svg, "image/svg+xml", headers)


async def own_photo(request: Request) -> Response:
    """A small photo of the phone's own draft."""
    try:
        draft = await run_in_threadpool(read_draft, request.cookies.get(DRAFT, ""))
    except LintuError:
        return missing()
    jpeg = await run_in_threadpool(thumbnail_of, draft, request.path_params["place"])
    return photo_answer(jpeg) if jpeg else missing()


async def photo_for_all(request: Request) -> Response:
    """A small photo of a report that staff have verified; any other is not there, whoever asks."""
    try:
        photo = await run_in_threadpool(public_photo, load_catalogue(), request.path_params["photo"])
    except LintuError:
        return missing()
    return photo_answer(photo.thumbnail)


def photo_answer(jpeg: bytes) -> Response:
    """A photo that nothing keeps and no browser takes for anything else."""
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": 'inline; filename="photo.jpg"',
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(jpeg, media_type="image/jpeg", headers=headers)


@lru_cache(maxsize=_KEPT_MAPS)
def _draw_tile(known: ByContent, number: tuple[int, int, int], language: str) -> bytes:
    window = window_at(known.community, *number)
    return plan_svg(known.community, window, language).encode()
