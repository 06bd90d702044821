"""The pictures of these pages: the map, the sender's own photos, and what the public may see."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from base.bounded_cache import OwnedCache
from base.errors import LintuError
from base.translations import languages
from data.catalogue import load_catalogue
from data.model import Community
from features.reports.phone.draft import read_draft, thumbnail_of
from features.reports.phone.ground import ZOOMS, window_at
from features.reports.phone.plan import plan_svg
from features.reports.report_lookup import public_photo
from web.forms.assets import compressed_response, missing
from web.forms.open_places import place_named
from web.forms.visit import DRAFT

_DAY_S = 24 * 3600
_FURTHEST = 5_000
"""Windows from the middle of a community: beyond is nothing to draw."""
_TILES: OwnedCache[Community, tuple[tuple[int, int, int], str], bytes] = OwnedCache(
    16 << 20, lambda _, svg: len(svg)
)
"""Some 1000 of usual size, and never more bytes than this."""


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
        community = await place_named(asked["community"])
    except LintuError:
        return missing()
    svg = await run_in_threadpool(_tile, community, number, asked["language"])
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


def _tile(community: Community, number: tuple[int, int, int], language: str) -> bytes:
    return _TILES.get_or_make(
        community,
        (number, language),
        lambda: plan_svg(community, window_at(community, *number), language).encode(),
    )
