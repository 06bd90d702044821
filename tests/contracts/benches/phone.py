"""What phones and staff ask for outside Streamlit."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from base.i18n import Translator
from data.communities import SAMPLE
from tests.contracts.benches.notes import notes_of
from web.base_path import address


def routes(base: str) -> list[BaseRoute]:
    return [Route(address("/benches"), _page), Route(f"{base}/benches/list", _list)]


def _page(request: Request) -> PlainTextResponse:
    tr = Translator(request.query_params.get("lang", "zh"))
    return PlainTextResponse(tr("Which bench needs a repair?"))


def _list(request: Request) -> PlainTextResponse:
    return PlainTextResponse("\n".join(one["note"] for one in notes_of(SAMPLE)))
