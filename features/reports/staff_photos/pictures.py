"""Photos of reports for staff, whatever the state of the report."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from base.errors import LintuError
from features.reports.phone.pictures import photo_answer
from features.reports.report_lookup import photo
from web.forms.assets import missing


async def whole_photo(request: Request) -> Response:
    """The stored photo."""
    return await _answer(request, small=False)


async def small_photo(request: Request) -> Response:
    """Its thumbnail."""
    return await _answer(request, small=True)


async def _answer(request: Request, small: bool) -> Response:
    try:
        found = await run_in_threadpool(photo, request.path_params["photo"])
    except LintuError:
        return missing()
    return photo_answer(found.thumbnail if small else found.jpeg)
