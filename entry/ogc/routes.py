"""The addresses below `/ogc/`. What answers them loads with the first request, for it needs a lot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from base.errors import LintuError
from base.translations import DEFAULT, languages
from entry.ogc.errors import NotFoundError
from features.programs.errors import KeyNeededError, KeyRefusedError, ScopeMissingError
from features.programs.program_access import require_program
from features.programs.program_keys import READ_MAP
from web.base_path import base_path
from web.endpoint import response_or_explanation
from web.forms.errors import TooOftenError

OGC = "/ogc"
_ONE, _LAYER = f"{OGC}/{{community}}", f"{OGC}/{{community}}/collections/{{layer}}"
_ADDRESSES = {
    f"{OGC}/": "communities",
    _ONE: "landing",
    f"{_ONE}/": "landing",
    f"{_ONE}/conformance": "conformance",
    f"{_ONE}/api": "openapi",
    f"{_ONE}/collections": "collections",
    _LAYER: "collection",
    f"{_LAYER}/items": "items",
    f"{_LAYER}/items/{{item:path}}": "item",
}
"""Path → the `answer_…` of `entry.ogc.answers`."""
_STATUS: dict[type[LintuError], int] = {
    NotFoundError: 404,
    KeyNeededError: 401,
    KeyRefusedError: 401,
    ScopeMissingError: 403,
    TooOftenError: 429,
}


def ogc_routes(base: str = "") -> list[BaseRoute]:
    """All routes, below `base` (Streamlit's baseUrlPath)."""
    root = base_path(base) + OGC
    return [Route(base_path(base) + path, _endpoint(name, root)) for path, name in _ADDRESSES.items()]


def _endpoint(name: str, root: str) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        # Opening a community may take seconds, reading the key a moment: neither on the event loop.
        answer = run_in_threadpool(_answer, name, request, root)
        return await response_or_explanation(answer, lambda error: _refusal(request, error), _bug)

    return endpoint


def _answer(name: str, request: Request, root: str) -> Response:
    require_program(request.scope, READ_MAP)
    from entry.ogc import answers

    response: Response = getattr(answers, f"answer_{name}")(
        answers.OgcRequest(
            asked=dict(request.query_params),
            root=f"{request.url.scheme}://{request.url.netloc}{root}",
            language=_language(request),
            path=request.path_params,
        )
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", DEFAULT)
    return asked if asked in languages() else DEFAULT


def _refusal(request: Request, error: LintuError) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    headers = {"WWW-Authenticate": 'Basic realm="Lintu", charset="UTF-8"'} if status == 401 else None
    content = {
        "code": type(error).__name__.removesuffix("Error"),
        "description": error.message(_language(request)),
    }
    return JSONResponse(content, status, headers)


def _bug(number: str) -> Response:
    return JSONResponse({"code": "Bug", "description": f"Bug {number}"})
