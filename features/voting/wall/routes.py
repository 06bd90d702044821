"""The addresses below `/wall/`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from base.errors import LintuError
from base.translations import languages
from features.voting.wall.addresses import address
from features.voting.wall.page import ASSETS, Fragment, fragment_of, trouble, whole_page
from web.base_path import set_base
from web.endpoint import response_or_explanation
from web.forms.assets import missing
from web.forms.page import HEADERS as OF_RESIDENTS

HEADERS = OF_RESIDENTS | {
    "Content-Security-Policy": f"{OF_RESIDENTS['Content-Security-Policy']}; font-src 'self'",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
_THREADS = 2
"""Of their own, so that walls that wait for a count keep no voter waiting."""
_LONGEST_ID = 64


def routes(base: str = "") -> list[BaseRoute]:
    """All routes of the wall, below `base` (the `server.baseUrlPath` of Streamlit).

    They are public and answer to GET alone; but for the step of live totals they change nothing.
    """
    set_base(base)
    workers = ThreadPoolExecutor(_THREADS, thread_name_prefix="lintu-wall")
    pages = [
        Route("/{workshop}/now", _answers(workers, _now)),
        Route("/assets/{name}", ASSETS.answer),
        Route("/{workshop}", _answers(workers, _page)),
        Route("/{rest:path}", _missing),
    ]
    return [Mount(address(""), routes=pages)]


async def _missing(_request: Request) -> Response:
    return missing()


def _now(request: Request, fragment: Fragment) -> Response:
    """What is shown now; 304 where the wall shows it already."""
    headers = HEADERS | {"ETag": fragment.tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == fragment.tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(fragment.html, headers=headers)


def _page(request: Request, fragment: Fragment) -> Response:
    html = whole_page(request.path_params["workshop"], _language_of(request), fragment)
    return HTMLResponse(html, 200 if fragment.is_found else 404, headers=HEADERS)


def _answers(
    workers: ThreadPoolExecutor, of: Callable[[Request, Fragment], Response]
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint: errors of ours in words, others with a number for the log; a wall keeps its picture."""

    async def endpoint(request: Request) -> Response:
        settings = request.path_params["workshop"]
        if len(settings) > _LONGEST_ID:
            return missing()
        return await response_or_explanation(draw_fragment(request, settings), _error_page, _trouble_page)

    async def draw_fragment(request: Request, settings: str) -> Response:
        server = f"{request.url.scheme}://{request.url.netloc}"
        work = workers.submit(fragment_of, settings, _language_of(request), server)
        return of(request, await asyncio.wrap_future(work))

    return endpoint


def _error_page(error: LintuError) -> Response:
    return _trouble_page("\n".join(error.message(language) for language in languages()))


def _trouble_page(words: str) -> Response:
    return HTMLResponse(trouble(words), 503, headers=HEADERS)


def _language_of(request: Request) -> str:
    return request.query_params.get("lang", "")
