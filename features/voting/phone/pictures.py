"""The pictures of options."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from base.errors import LintuError
from features.voting.box.pictures import picture_of
from web.forms.assets import missing

_DAY_S = 24 * 3600


async def option_picture(request: Request) -> Response:
    """The picture with this hash of its content. It never changes, so phones may keep it."""
    try:
        png = await run_in_threadpool(picture_of, request.path_params["digest"])
    except LintuError:
        return missing()
    if png is None:
        return missing()
    headers = {
        "Cache-Control": f"private, max-age={_DAY_S}, immutable",
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(png, media_type="image/png", headers=headers)
